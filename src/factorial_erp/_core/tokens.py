"""Where is a token kept between two runs, and who may renew it? Memory, a file, or the system's keyring."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import attrs

from ..errors import TokenUnavailable
from .auth import EARLY_SECONDS, Secret
from .lazy import installed

__all__ = ["FileTokenStore", "KeyringTokenStore", "MemoryTokenStore", "Token", "TokenStore"]

OTHERS = stat.S_IRWXG | stat.S_IRWXO
"""Permissions of everybody but the owner."""


KINDS: dict[str, Any] = {
    "access_token": str,
    "issuer": str,
    "obtained_at": int | float,
    "expires_at": int | float | None,
    "refresh_token": str | None,
    "scope": str,
}
"""What a stored token consists of."""


@attrs.frozen(kw_only=True, repr=False)
class Token(Secret):
    """What an authorization server hands out."""

    access_token: str
    issuer: str
    """Origin of the server that made it, and the only one that it is for."""
    obtained_at: float
    """**Seconds** since 1970, on the clock of the machine that obtained it."""
    expires_at: float | None = None
    """**Seconds** since 1970; ``None`` for one that does not end."""
    refresh_token: str | None = None
    scope: str = ""

    def is_fresh(self, now: float) -> bool:
        """Whether it lasts long enough to be sent: five minutes, or a quarter of a shorter life."""
        if self.expires_at is None:
            return True
        early = min(EARLY_SECONDS, (self.expires_at - self.obtained_at) / 4)
        return now < self.expires_at - early

    def to_json(self) -> str:
        """Write it out, secrets included."""
        return json.dumps({"schema_version": 1, **attrs.asdict(self)})

    @classmethod
    def from_json(cls, text: str) -> Token:
        """
        Read what :meth:`to_json` wrote.

        Raises:
            TokenUnavailable: It is something else.
        """
        try:
            found: Any = json.loads(text)
        except (ValueError, RecursionError):
            # Without its cause: the decoder's error holds the text.
            raise _no_token() from None
        if not isinstance(found, dict):
            raise _no_token()
        facts: dict[str, Any] = found  # pyright: ignore[reportUnknownVariableType]
        if facts.pop("schema_version", None) != 1 or not all(
            isinstance(facts.get(name), kind) for name, kind in KINDS.items()
        ):
            raise _no_token()
        return cls(**{name: facts[name] for name in KINDS})


class TokenStore(Protocol):
    """Keeps one token. Write your own for a database or a vault; it may block for a moment."""

    def load(self) -> Token | None:
        """Return the token that was saved last, by whomever; ``None`` where there is none yet."""
        ...

    def save(self, token: Token, /) -> None:
        """Keep a token so that it survives a crash; return only when it does."""
        ...

    def exclusive(self) -> AbstractContextManager[bool]:
        """
        Try to become the only one who renews the token, without waiting.

        Yields ``False`` where somebody else is at it. A store without locks may always yield ``True``:
        then two processes may renew at once, and the one that is refused takes the other's token.
        """
        ...


class MemoryTokenStore(Secret):
    """
    Keeps a token as long as the process lives.

    Args:
        token: The token to begin with.
    """

    def __init__(self, token: Token | None = None) -> None:
        self._token = token
        self._lock = threading.Lock()

    def load(self) -> Token | None:
        """Return the token."""
        return self._token

    def save(self, token: Token, /) -> None:
        """Keep a token."""
        self._token = token

    def exclusive(self) -> AbstractContextManager[bool]:
        """Try to become the only one who renews the token."""
        return without_waiting(self._lock)


class FileTokenStore:
    """
    Keeps a token in a file that only its owner can read; several processes may share it.

    The file is replaced as a whole, so that a crash leaves the old token or the new one. Beside it
    stands an empty ``.lock`` file. Windows has no such permissions: choose a folder of your profile.

    Args:
        path: Of the file; ``~`` is your home. Its folder is made where it is absent.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        # A link, as containers make them for secrets, is followed and stays one.
        self.path = Path(path).expanduser().resolve()

    def __repr__(self) -> str:
        return f"FileTokenStore({str(self.path)!r})"

    def load(self) -> Token | None:
        """
        Read the token.

        Raises:
            TokenUnavailable: Others can read the file, or it holds something else.
        """
        try:
            with self.path.open(encoding="utf-8") as file:
                if os.name == "posix" and os.fstat(file.fileno()).st_mode & OTHERS:
                    message = f"{self.path} holds a token, and others than its owner can read it."
                    hint = f"Run: chmod 600 '{self.path}'. If others had access, sign in again."
                    raise TokenUnavailable(message, hint=hint)
                text = file.read()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            message = f"{self.path} cannot be read: {type(error).__name__}."
            raise TokenUnavailable(message, hint="Check the path and its owner.") from None
        return Token.from_json(text)

    def save(self, token: Token, /) -> None:
        """
        Replace the file.

        Raises:
            TokenUnavailable: The folder cannot be written to.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # mkstemp makes it readable for its owner only.
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
            temporary = Path(name)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(token.to_json())
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(self.path)
            except BaseException:
                with contextlib.suppress(OSError):
                    temporary.unlink()
                raise
            _sync_folder(self.path.parent)
        except OSError as error:
            message = f"The token could not be stored in {self.path}: {error.strerror}."
            hint = "Make room or mend the permissions of its folder, then try again."
            raise TokenUnavailable(message, hint=hint) from error

    @contextlib.contextmanager
    def exclusive(self) -> Generator[bool]:
        """
        Try to become the only one who renews the token, among all processes of this machine.

        The system lets go of the lock of a process that was killed.

        Raises:
            TokenUnavailable: The folder cannot be written to.
        """
        lock = self.path.with_name(f"{self.path.name}.lock")
        try:
            lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            message = f"{lock} cannot be made: {error.strerror}."
            hint = "A token that is renewed needs a folder that can be written to."
            raise TokenUnavailable(message, hint=hint) from error
        try:
            yield _locked(handle)
        finally:
            os.close(handle)  # this unlocks


class KeyringTokenStore(Secret):
    """
    Keeps a token in the keyring of the system: Keychain, Credential Locker, Secret Service.

    A keyring has no lock: where two processes renew at once, one is refused and takes the other's token.

    Args:
        name: Which token, where there are several: of each company or application.
        service: Under which the system's keyring shows it.

    Raises:
        ConfigurationMissing: The package keyring is not installed (extra ``keyring``).
    """

    def __init__(self, name: str = "token", *, service: str = "factorial-erp") -> None:
        self._keyring = installed("keyring", extra="keyring", purpose="KeyringTokenStore")
        self._place = (service, name)
        self._lock = threading.Lock()

    def load(self) -> Token | None:
        """
        Read the token; the system may ask its user for permission.

        Raises:
            TokenUnavailable: The keyring refuses, or holds something else.
        """
        try:
            text = self._keyring.get_password(*self._place)
        except self._keyring.errors.KeyringError as error:
            raise _keyring_refuses(error) from None
        return None if text is None else Token.from_json(text)

    def save(self, token: Token, /) -> None:
        """
        Keep a token.

        Raises:
            TokenUnavailable: The keyring refuses: it is locked, or the token too long for it.
        """
        try:
            self._keyring.set_password(*self._place, token.to_json())
        except self._keyring.errors.KeyringError as error:
            raise _keyring_refuses(error) from None

    def exclusive(self) -> AbstractContextManager[bool]:
        """Try to become the only one in this process who renews the token."""
        return without_waiting(self._lock)


@contextlib.contextmanager
def without_waiting(lock: threading.Lock) -> Generator[bool]:
    """Take a lock if it is free, and tell whether it was."""
    mine = lock.acquire(blocking=False)
    try:
        yield mine
    finally:
        if mine:
            lock.release()


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _sync_folder(folder: Path) -> None:
        """Do nothing: Windows syncs no folders."""

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _sync_folder(folder: Path) -> None:
        """Make sure that the new name of a file survives a power cut too."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # some network folders cannot
                os.fsync(handle)
        finally:
            os.close(handle)


def _no_token() -> TokenUnavailable:
    message = "The store holds something that is no token of this version."
    return TokenUnavailable(message, hint="Remove it, and sign in again.")


def _keyring_refuses(error: Exception) -> TokenUnavailable:
    message = f"The system's keyring refuses: {type(error).__name__}."
    return TokenUnavailable(message, hint="Unlock it, or use FileTokenStore.")
