"""Is a token safe where it is kept?"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp import errors
from factorial_erp._core.tokens import FileTokenStore, KeyringTokenStore, MemoryTokenStore, Token

TOKEN = Token(
    access_token="access-secret",
    refresh_token="refresh-secret",
    issuer="https://api.factorialhr.com",
    obtained_at=1000.5,
    expires_at=8200.5,
    scope="expenses finance",
)

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")


@given(
    access=st.text(),
    refresh=st.none() | st.text(),
    ends=st.none() | st.floats(0, 1e12),
    scope=st.text(),
)
def test_a_token_survives_being_written(
    access: str, refresh: str | None, ends: float | None, scope: str
) -> None:
    """
    Whatever its characters.
    """
    token = Token(
        access_token=access,
        refresh_token=refresh,
        issuer="https://x",
        obtained_at=1.5,
        expires_at=ends,
        scope=scope,
    )

    assert Token.from_json(token.to_json()) == token


@pytest.mark.parametrize(
    "text",
    [
        "",
        "access-secret",
        "[]",
        '{"access_token": "access-secret"}',
        '{"schema_version": 2, "access_token": "access-secret"}',
        TOKEN.to_json().replace("8200.5", '"8200"'),
        TOKEN.to_json()[:-10],
        "[" * 100_000,
    ],
)
def test_something_else_is_no_token(text: str) -> None:
    """
    It is refused, and not shown: half a token is a secret too.
    """
    with pytest.raises(errors.TokenUnavailable, match="no token of this version") as caught:
        Token.from_json(text)

    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


@posix
def test_a_file_is_for_its_owner_only(tmp_path: Path) -> None:
    """
    Whatever the umask; its folder too.
    """
    old = os.umask(0)
    try:
        store = FileTokenStore(tmp_path / "new" / "token.json")
        store.save(TOKEN)
        with store.exclusive():
            pass
    finally:
        os.umask(old)

    assert store.load() == TOKEN
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE((store.path.parent / "token.json.lock").stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    """
    It may have been copied already; the hint says what to do.
    """
    store = FileTokenStore(tmp_path / "token.json")
    store.save(TOKEN)
    store.path.chmod(mode)

    with pytest.raises(errors.TokenUnavailable, match="others than its owner") as caught:
        store.load()

    assert "chmod 600" in str(caught.value.hint)
    assert "secret" not in str(caught.value)


def test_an_absent_file_is_no_error(tmp_path: Path) -> None:
    """
    Nobody has signed in yet.
    """
    assert FileTokenStore(tmp_path / "token.json").load() is None


def test_a_crash_while_saving_leaves_the_old_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    And nothing else: the file is replaced as a whole.
    """
    store = FileTokenStore(tmp_path / "token.json")
    store.save(TOKEN)

    def crash(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        store.save(Token(access_token="new", issuer="https://x", obtained_at=0.0))

    assert store.load() == TOKEN
    assert [each.name for each in tmp_path.iterdir()] == ["token.json"]


@posix
def test_a_link_to_the_file_stays_one(tmp_path: Path) -> None:
    """
    Containers link secrets to a volume that outlives them.
    """
    (tmp_path / "volume").mkdir()
    link = tmp_path / "token.json"
    link.symlink_to(tmp_path / "volume" / "token.json")

    FileTokenStore(link).save(TOKEN)

    assert link.is_symlink()
    assert FileTokenStore(tmp_path / "volume" / "token.json").load() == TOKEN


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    """
    What was to be stored is not shown.
    """
    (tmp_path / "file").write_text("")
    store = FileTokenStore(tmp_path / "file" / "token.json")

    for act in (lambda: store.save(TOKEN), lambda: store.exclusive().__enter__(), store.load):
        with pytest.raises(errors.TokenUnavailable) as caught:
            act()
        assert str(store.path) in str(caught.value)
        assert "secret" not in str(caught.value)


def test_the_home_folder_is_understood() -> None:
    """
    As in a shell.
    """
    assert FileTokenStore("~/token.json").path == Path.home().resolve() / "token.json"


@pytest.fixture(params=["memory", "file"])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Two ways to the same token."""
    if request.param == "memory":
        store = MemoryTokenStore()
        return store, store
    return FileTokenStore(tmp_path / "token.json"), FileTokenStore(tmp_path / "token.json")


def test_only_one_may_renew(stores: Any) -> None:
    """
    The other is told at once, and may when the first is done.
    """
    one, other = stores

    with one.exclusive() as mine, other.exclusive() as theirs:
        assert (mine, theirs) == (True, False)
    with other.exclusive() as theirs:
        assert theirs


def test_only_one_of_many_threads_may_renew(stores: Any) -> None:
    """
    All ask while one has it.
    """
    one, other = stores
    answers: list[bool] = []

    def ask() -> None:
        with other.exclusive() as mine:
            answers.append(mine)

    with one.exclusive():
        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert answers == [False] * 8


def test_a_killed_process_holds_nobody_up(tmp_path: Path) -> None:
    """
    The system lets go of its lock.
    """
    program = (
        "import os, sys\n"
        "from factorial_erp._core.tokens import FileTokenStore\n"
        "with FileTokenStore(sys.argv[1]).exclusive() as mine:\n"
        "    print(mine, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    path = tmp_path / "token.json"
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        with FileTokenStore(path).exclusive() as mine:
            assert not mine
        process.kill()
        process.wait()

    with FileTokenStore(path).exclusive() as mine:
        assert mine


@pytest.fixture
def ring() -> Iterator[Any]:
    """The real package keyring, with a keyring in memory."""
    import keyring
    from keyring.backend import KeyringBackend

    class Ring(KeyringBackend):
        priority = 1

        def __init__(self) -> None:
            super().__init__()
            self.held: dict[tuple[str, str], str] = {}
            self.locked = False

        def _unlocked(self) -> None:
            if self.locked:
                raise keyring.errors.KeyringLocked("access-secret")

        def get_password(self, service: str, username: str) -> str | None:
            self._unlocked()
            return self.held.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self._unlocked()
            self.held[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del self.held[service, username]

    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_the_systems_keyring_keeps_a_token(ring: Any) -> None:
    """
    Under a name for each application or company.
    """
    store = KeyringTokenStore("acme")

    assert store.load() is None
    store.save(TOKEN)

    assert KeyringTokenStore("acme").load() == TOKEN
    assert KeyringTokenStore("other").load() is None
    assert list(ring.held) == [("factorial-erp", "acme")]
    with store.exclusive() as mine, store.exclusive() as theirs:
        assert (mine, theirs) == (True, False)


def test_a_locked_keyring_is_told(ring: Any) -> None:
    """
    Its message, which might quote what it was given, is not passed on.
    """
    ring.locked = True
    store = KeyringTokenStore()

    for act in (store.load, lambda: store.save(TOKEN)):
        with pytest.raises(errors.TokenUnavailable, match="KeyringLocked") as caught:
            act()
        assert "secret" not in str(caught.value)


def test_an_absent_keyring_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    With the command that installs it.
    """
    monkeypatch.setitem(sys.modules, "keyring", None)

    with pytest.raises(errors.ConfigurationMissing, match="needs the package keyring") as caught:
        KeyringTokenStore()

    assert 'pip install "factorial-erp[keyring]"' in str(caught.value.hint)
