"""What becomes of one request? Authorise, wait for the limits, send, classify, try again or raise."""

from __future__ import annotations

import functools
import hashlib
import os
import random
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import AbstractAsyncContextManager
from io import BytesIO
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import attrs
import httpx

from ..errors import (
    AnswerUnreadable,
    ApiError,
    AuthenticationFailed,
    Conflict,
    ErpError,
    ForeignHostRefused,
    InputInvalid,
    NotFound,
    OutcomeUnknown,
    PermissionDenied,
    RequestInvalid,
    ServerFailed,
    Throttled,
    TokenUnavailable,
    TransportFailed,
)
from .auth import Auth
from .callers import Caller, Callers
from .decode import Decoder
from .encode import write_json
from .io import IO, Arriving
from .limits import Limits
from .log import logger, redacted
from .model import Model
from .retry import IDEMPOTENT_METHODS, REPEATABLE_STATUS, Failure, Retry, retry_after
from .rows import read_json
from .uploads import form_fields, open_parts

__all__ = ["Fault", "Parameters", "Session"]

log = logger(__name__)

R = TypeVar("R", bound=Model)
Parameters = Iterable[tuple[str, str]]

KINDS: dict[int, type[ApiError]] = {
    401: AuthenticationFailed,
    402: PermissionDenied,
    403: PermissionDenied,
    404: NotFound,
    408: ServerFailed,
    409: Conflict,
    410: NotFound,
    412: Conflict,
    428: Conflict,
    429: Throttled,
    501: RequestInvalid,
}

COMPRESSED = {"Accept-Encoding": "gzip, deflate"}
"""A page of JSON shrinks to a tenth."""

FILE_HEADERS = {"Accept": "*/*", "Accept-Encoding": "identity"}
"""Ranges count the bytes that are sent, so those must be the bytes of the file."""

PIECE = 65_536
"""**Bytes** of a file that are read at once."""

REDIRECTS = 6
LONGEST_REFUSAL = 65_536

AFTER_UNKNOWN = "factorial_erp.after_unknown"
"""Extension of an answer: whether an earlier attempt may have had its effect."""

DELETED_BEFORE = "It is gone: an earlier attempt, whose answer was lost, has probably deleted it."

NO_TEXT = "Half of a surrogate pair is no text that can be sent."
NO_TEXT_HINT = "Was it read with errors='surrogateescape', or cut in the middle of a character?"

UNQUOTED = "$,'():@/*!="
QUOTED = UNQUOTED.replace("/", "")
"""What needs no escaping in the value of a query parameter, outside of quotes and within them."""

NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


@attrs.frozen(kw_only=True)
class Fault:
    """What an API says about a request that it refused."""

    message: str
    code: str | None = None
    request_id: str | None = None
    fields: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict[str, "tuple[str, ...]"])
    hint: str | None = None
    kind: type[ApiError] | None = None
    """The error that it is, where the status alone would mislead."""


def _own(make: Callable[[Session], Any]) -> Any:
    """Return an attrs default that is made from the other fields."""
    return attrs.Factory(make, takes_self=True)


_OWN_CALLERS: Any = _own(
    lambda session: Callers((session.auth, *session.others), session.limits, session.io)
)
_OWN_HALF: Any = _own(lambda session: session.io.gate(max(1, session.limits.concurrent // 2)))


@attrs.frozen(kw_only=True)
class Session:
    """
    One way to one API: credentials, limits, retries, and how answers are read.

    Views of it (:attr:`shared`) have the same connections, limits and token.
    """

    io: IO
    base_url: str
    """Without a slash at the end; credentials go to its host and no other."""
    auth: Auth = attrs.field(repr=False)
    decoder: Decoder = attrs.field(repr=False)
    read_fault: Callable[[int, Mapping[str, str], Any, str], Fault] = attrs.field(repr=False)
    """Reads the API's error body: (status, headers, JSON or text, path)."""
    retry: Retry
    limits: Limits
    blocking: bool
    """Whether operations return results (blocking clients) or coroutines (others, and shared code)."""
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """Sent with every request."""
    collect: Callable[[Coroutine[Any, Any, Any]], Any] | None = attrs.field(
        default=None, repr=False
    )
    """Takes operations that are to be sent together, and returns their handles."""
    others: Sequence[Auth] = attrs.field(default=(), repr=False)
    """Credentials of further users, who take turns with :attr:`auth`; each has the limits for itself."""
    params: tuple[tuple[str, str], ...] = ()
    """Sent in every URL that does not have them."""
    _callers: Callers = attrs.field(default=_OWN_CALLERS, repr=False)
    downloading: AbstractAsyncContextManager[None] = attrs.field(default=_OWN_HALF, repr=False)
    """Lets in as many as leave half of the connections to everything else."""

    @property
    def shared(self) -> Session:
        """The same session for code that awaits: operations return coroutines."""
        return attrs.evolve(self, blocking=False, collect=None)

    def decode(self, model: type[R], source: Any, *, partial: bool = False) -> R:
        """
        Read one record.

        Raises:
            AnswerUnreadable: The answer is no JSON object.
        """
        if not isinstance(source, Mapping):
            message = f"Expected a {model.__name__} as a JSON object, got {_shape(source)}."
            raise AnswerUnreadable(
                message, method="", url=self.base_url, status=200, content_type=None
            )
        return self.decoder.decode(model, source, partial=partial)  # pyright: ignore[reportUnknownArgumentType]

    def decode_all(
        self, model: type[R], sources: Sequence[Any], *, partial: bool = False
    ) -> tuple[R, ...]:
        """
        Read the records of a page.

        Raises:
            AnswerUnreadable: One of them is no JSON object.
        """
        try:
            return self.decoder.decode_all(model, sources, partial=partial)
        except TypeError:
            return tuple([self.decode(model, each, partial=partial) for each in sources])

    async def json(
        self,
        method: str,
        path: str,
        *,
        params: Parameters = (),
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        safe: bool | None = None,
        lookup: str | None = None,
        read: Callable[[bytes], Any] = read_json,
    ) -> Any:
        """
        Send a request and read the JSON of the answer, ``None`` where there is none.

        Args:
            method: HTTP method.
            path: Begins with a slash and follows :attr:`base_url`, or is a link the API gave.
            params: Query parameters in order; values are escaped here.
            json: Body; ``None`` sends none.
            headers: Besides those of the session.
            safe: Whether it may be carried out twice; by default as HTTP says for the method.
            lookup: The call that tells whether a write happened, for :class:`OutcomeUnknown`.
            read: Parses the body of the answer; a ``ValueError`` says that it is no JSON.

        Raises:
            ErpError: See the tree in :mod:`factorial_erp.errors`.
        """
        url = self._url(path, params)
        safe = method in IDEMPOTENT_METHODS if safe is None else safe
        content = None if json is None else _bytes(write_json(json))
        merged = {**COMPRESSED, **self.headers, **(headers or {})}
        if content is not None:
            merged["Content-Type"] = "application/json"

        async def send(caller: Caller, authorization: Mapping[str, str]) -> httpx.Response:
            """Send the request with these credentials."""
            request = httpx.Request(
                method, url, headers={**merged, **authorization}, content=content
            )
            return await self._deliver(request, caller, safe=safe, lookup=lookup)

        return self._read(await self._authorised(send), read, safe=safe, lookup=lookup)

    async def form(
        self,
        method: str,
        path: str,
        *,
        body: Mapping[str, Any],
        lookup: str | None = None,
    ) -> Any:
        """
        Send a multipart form, its files straight from disk, and read the JSON of the answer.

        It is repeated as :meth:`json` is; a file that can be read only once is not sent twice.

        Raises:
            InputInvalid: A value that a form cannot carry, or a file that would have to be read twice.
            ErpError: See the tree in :mod:`factorial_erp.errors`.
        """
        url = self._url(path, ())
        safe = method in IDEMPOTENT_METHODS
        fields = form_fields(body, clears=method == "PUT")
        with open_parts(fields) as parts:

            async def send(caller: Caller, authorization: Mapping[str, str]) -> httpx.Response:
                """Send the form with these credentials."""
                headers = {**self.headers, **authorization}
                request = httpx.Request(method, url, headers=headers, files=parts)
                return await self._deliver(request, caller, safe=safe, lookup=lookup)

            response = await self._authorised(send)
        return self._read(response, read_json, safe=safe, lookup=lookup)

    async def content(
        self, method: str, path: str, *, file: Any, headers: Mapping[str, str]
    ) -> tuple[int, str]:
        """
        Send the bytes of a file, straight from disk, as the body; return how many they were and their SHA-256.

        It is repeated as if nothing could be done twice by it: the same bytes leave the same content.

        Args:
            method: HTTP method.
            path: As for :meth:`json`.
            file: A path, a file opened for reading bytes, or an ``Upload``.
            headers: Besides those of the session.

        Raises:
            InputInvalid: What is given is no file, or would have to be read twice and cannot be.
            ErpError: See the tree in :mod:`factorial_erp.errors`.
        """
        url = self._url(path, ())
        with open_parts(form_fields({"file": file}, clears=False)) as parts:
            body = _Body(parts[0][1][1])
            merged = {**self.headers, **headers, "Content-Type": "application/octet-stream"}

            async def send(caller: Caller, authorization: Mapping[str, str]) -> httpx.Response:
                """Send the file with these credentials."""
                length = body.length()
                how = {} if length is None else {"Content-Length": str(length)}
                # httpx adds the host itself, but not to a request whose body it is given as a stream.
                host = {"Host": url.netloc.decode("ascii")}
                ours = {**host, **merged, **authorization, **how}
                request = httpx.Request(method, url, headers=ours, stream=body)
                return await self._deliver(request, caller, safe=True)

            response = await self._authorised(send)
        self._read(response, read_json, safe=True, lookup=None)
        return body.sent, body.sha256

    async def open(self, link: str, *, headers: Mapping[str, str]) -> Arriving | Failure:
        """
        Ask once for a file, wherever its link leads, and leave its bytes to be read.

        Credentials are sent to the API's own host only, and never again once a redirect has left it.
        The link itself may be a credential, so nothing of it but its host is logged or raised.

        Raises:
            ForeignHostRefused: The link, or a redirect, leads from HTTPS to something else.
            InputInvalid: The link is none.
        """
        caller = self._callers.choose(self.io.monotonic())
        try:
            return await self._open(caller, link, headers)
        finally:
            self._callers.release(caller)

    async def _open(
        self, caller: Caller, link: str, headers: Mapping[str, str]
    ) -> Arriving | Failure:
        base = httpx.URL(self.base_url)
        url = _joined(base, link)
        if self.params and _origin(url) == _origin(base):
            url = _with_params(url, self.params)
        at_home, renewed = True, False
        for _ in range(REDIRECTS):
            at_home = at_home and _origin(url) == _origin(base)
            authorization: Mapping[str, str] = await self._authorization(caller) if at_home else {}
            ours = {**self.headers, **authorization} if at_home else self._introduction
            request = httpx.Request("GET", url, headers={**ours, **FILE_HEADERS, **headers})
            try:
                answer = await self._opened(request, caller if at_home else None)
            except httpx.RequestError as error:
                log.debug("GET of a file from %s failed: %s", _origin(url), type(error).__name__)
                return Failure(kind="never_sent" if isinstance(error, NEVER_SENT) else "lost")
            response = answer.response
            log.debug("GET of a file from %s answered %d", _origin(url), response.status_code)
            if response.is_redirect:
                await answer.close()
                url = _joined(url, response.headers["location"])
            elif response.status_code == 401 and at_home and caller.auth.renewable and not renewed:
                await answer.close()
                await self._authorization(caller, refused=authorization)
                renewed = True
            else:
                return answer
        message = (
            f"A file's link leads in circles: {REDIRECTS} redirects, the last to {_origin(url)}."
        )
        raise AnswerUnreadable(
            message, method="GET", url=_origin(url), status=302, content_type=None
        )

    async def _opened(self, request: httpx.Request, caller: Caller | None) -> Arriving:
        """Send a request for a file, within the limits of the caller until the head of the answer is there."""
        if caller is None:
            return await self.io.open(request)
        await self._await_turn(caller, request.method)
        async with caller.gate:
            return await self.io.open(request)

    @property
    def _introduction(self) -> Mapping[str, str]:
        """What hosts other than the API's may know."""
        return {name: text for name, text in self.headers.items() if name.lower() == "user-agent"}

    async def piece(self, answer: Arriving) -> bytes | Failure:
        """Read the next bytes of a file, none at the end."""
        try:
            return await answer.piece()
        except httpx.RequestError as error:
            log.debug("a file broke off: %s", type(error).__name__)
            return Failure(kind="lost")

    async def file_refused(self, answer: Arriving) -> ApiError:
        """Make an error of ours of the answer to :meth:`open`; a foreign host's words are left out."""
        response = answer.response
        status, place = response.status_code, _origin(response.request.url)
        fault = Fault(message="")
        if place == _origin(httpx.URL(self.base_url)):
            content = b""
            while len(content) < LONGEST_REFUSAL and (more := await self.piece(answer)):
                if isinstance(more, Failure):
                    break
                content += more
            body = _body(httpx.Response(status, headers=response.headers, content=content))
            path = _place(response.request.url)
            fault = self.read_fault(status, response.headers, body, path)
        await answer.close()
        said = redacted(fault.message).strip()
        asked = f"{place} answered {status} when asked for a file"
        kind = fault.kind or KINDS.get(status, ServerFailed if status >= 500 else RequestInvalid)
        return kind(
            f"{asked}: {said}" if said else f"{asked}.",
            status=status,
            code=fault.code,
            method="GET",
            url=place,
            request_id=fault.request_id,
            retry_after=retry_after(response.headers, now=self.io.now()),
            hint=fault.hint or "Has its link expired? Read the record again.",
        )

    async def _authorised(
        self, send: Callable[[Caller, Mapping[str, str]], Awaitable[httpx.Response]]
    ) -> httpx.Response:
        """Send with credentials of who can send first; refused ones are renewed once."""
        caller = self._callers.choose(self.io.monotonic())
        try:
            authorization = await self._authorization(caller)
            response = await send(caller, authorization)
            if response.status_code == 401 and caller.auth.renewable:
                # Refused before anything was done, so even a write may be sent again, once.
                renewed = await self._authorization(caller, refused=authorization)
                response = await send(caller, renewed)
        finally:
            self._callers.release(caller)
        return response

    async def _authorization(
        self, caller: Caller, refused: Mapping[str, str] | None = None
    ) -> Mapping[str, str]:
        """Return valid headers; however many requests wait, the token is renewed once."""
        auth = caller.auth
        headers = auth.headers(self.io.now())
        if headers is None or headers == refused:
            async with caller.renewing:
                headers = auth.headers(self.io.now())
                if headers is None or headers == refused:
                    log.debug("renewing the token for %s", self.base_url)
                    await auth.renew(_Elsewhere(self.io, self._send_elsewhere))
                    headers = auth.headers(self.io.now())
        if headers is None:
            message = "The credentials were renewed, and are not fit to be used all the same."
            hint = "Is the clock of this machine right? Nothing was sent."
            raise TokenUnavailable(message, hint=hint)
        return headers

    async def _send_elsewhere(self, request: httpx.Request) -> httpx.Response:
        """Send a request that is not for this API: to a token endpoint."""
        return await self._deliver(request, None, safe=True)

    async def _deliver(
        self,
        request: httpx.Request,
        caller: Caller | None,
        *,
        safe: bool,
        lookup: str | None = None,
    ) -> httpx.Response:
        """Send until an answer comes that no repetition can better; without a caller there are no limits."""
        unknown = False
        for attempt in range(1, self.retry.attempts + 1):
            outcome = await self._send(request, caller)
            if isinstance(outcome, httpx.Response):
                status = outcome.status_code
                log.debug("%s %s answered %d", request.method, _Place(request.url), status)
                if status != 429 and status not in REPEATABLE_STATUS:
                    outcome.extensions[AFTER_UNKNOWN] = unknown
                    return outcome
                asked = retry_after(outcome.headers, now=self.io.now())
                failure = Failure(kind="status", status=status, wait=asked)
            else:
                why = type(outcome).__name__
                log.debug("%s %s failed: %s", request.method, _Place(request.url), why)
                failure = Failure(kind="never_sent" if isinstance(outcome, NEVER_SENT) else "lost")
            unknown = unknown or not failure.had_no_effect
            wait = self.retry.wait(attempt, failure, safe=safe, random=random.random())  # noqa: S311
            if wait is None:
                if isinstance(outcome, httpx.Response):
                    return outcome
                raise self._no_answer(
                    request, outcome, failure, attempts=attempt, safe=safe, lookup=lookup
                ) from (None if _names_a_header(outcome) else outcome)
            log.info(
                "repeating %s %s in %.1f s after %s (attempt %d of %d)",
                request.method,
                _Place(request.url),
                wait,
                failure.status or failure.kind,
                attempt,
                self.retry.attempts,
            )
            await self.io.sleep(wait)
        raise AssertionError  # Retry.wait gives up at the last attempt

    async def _send(
        self, request: httpx.Request, caller: Caller | None
    ) -> httpx.Response | httpx.RequestError:
        try:
            if caller is None:
                return await self.io.send(request)
            await self._await_turn(caller, request.method)
            async with caller.gate:
                return await self.io.send(request)
        except httpx.RequestError as error:
            return error

    async def _await_turn(self, caller: Caller, method: str) -> None:
        wait = caller.reserve(method, now=self.io.monotonic())
        if wait:
            log.info("waiting %.1f s for the request limit of %s", wait, self.base_url)
            await self.io.sleep(wait)

    def _url(self, path: str, params: Parameters) -> httpx.URL:
        url = self.base_url + path if path.startswith("/") else path
        query = "&".join(f"{quote(key, safe='$')}={_escaped(value, key)}" for key, value in params)
        if query:
            url += ("&" if "?" in url else "?") + query
        try:
            parsed = httpx.URL(url)
            if parsed.is_relative_url:  # a link, relative to the service as OData allows
                parsed = httpx.URL(f"{self.base_url}/").join(parsed)
        except httpx.InvalidURL as error:
            message = f"{redacted(path)!r} makes no valid URL."
            raise InputInvalid(message, value=path) from error
        self._refuse_foreign(parsed, "A link in the answer")
        return _with_params(parsed, self.params) if self.params else parsed

    def _refuse_foreign(self, url: httpx.URL, what: str) -> None:
        home = _home(self.base_url)
        if (url.scheme, url.host, url.port) != (home.scheme, home.host, home.port):
            raise ForeignHostRefused(
                f"{what} points to {_origin(url)}, but the credentials are for {_origin(home)}.",
                host=url.host,
                expected=home.host,
                hint="Nothing was sent there. If that host is right, give it as base_url.",
            )

    def _read(
        self,
        response: httpx.Response,
        read: Callable[[bytes], Any],
        *,
        safe: bool,
        lookup: str | None,
    ) -> Any:
        request = response.request
        if response.is_success:
            if not response.content:
                return None
            try:
                return read(response.content)
            except (ValueError, RecursionError) as error:
                unreadable = self._unreadable(response)
                if safe:
                    raise unreadable from error
                raise _unknown(request, lookup, response.status_code) from unreadable
        if response.is_redirect:
            target = request.url.join(response.headers["location"])
            self._refuse_foreign(target, f"{request.method} {_place(request.url)} redirects and")
            raise self._unreadable(response)
        if not safe and response.status_code in REPEATABLE_STATUS:
            raise _unknown(request, lookup, response.status_code) from self._refusal(response)
        raise self._refusal(response)

    def _refusal(self, response: httpx.Response) -> ApiError:
        """Make an error of ours of an answer with an error status."""
        status, request = response.status_code, response.request
        place = _place(request.url)
        fault = self.read_fault(status, response.headers, _body(response), place)
        kind = fault.kind or KINDS.get(status, ServerFailed if status >= 500 else RequestInvalid)
        code = f" {fault.code}" if fault.code else ""
        message = f"{request.method} {place} answered {status}{code}"
        said = redacted(fault.message).strip()
        return kind(
            f"{message}: {said}" if said else f"{message}.",
            status=status,
            code=fault.code,
            method=request.method,
            url=_place(request.url),
            request_id=fault.request_id,
            fields={k: tuple(map(redacted, v)) for k, v in fault.fields.items()},
            retry_after=retry_after(response.headers, now=self.io.now()),
            hint=DELETED_BEFORE if _may_be_deleted_by_us(response) else fault.hint,
        )

    def _unreadable(self, response: httpx.Response) -> AnswerUnreadable:
        content_type = response.headers.get("content-type", "no content type")
        request = response.request
        return AnswerUnreadable(
            f"{request.method} {_place(request.url)} answered {response.status_code} with"
            f" {content_type}, which is no JSON of this API.",
            method=request.method,
            url=_place(request.url),
            status=response.status_code,
            content_type=content_type,
            hint="Is there a proxy, a firewall or a login page in between, and is base_url right?",
        )

    def _no_answer(
        self,
        request: httpx.Request,
        error: httpx.RequestError,
        failure: Failure,
        *,
        attempts: int,
        safe: bool,
        lookup: str | None,
    ) -> ErpError:
        if failure.kind == "lost" and not safe:
            return _unknown(request, lookup, None)
        reason = str(error).removesuffix(".") or type(error).__name__
        if _names_a_header(error):
            reason = "a header cannot be sent"
        tries = "1 attempt" if attempts == 1 else f"{attempts} attempts"
        return TransportFailed(
            f"No answer to {request.method} {_place(request.url)} from {_origin(request.url)}"
            f" after {tries}: {redacted(reason)}.",
            method=request.method,
            url=_place(request.url),
            attempts=attempts,
            hint="Check the network, the proxy and base_url.",
        )


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A file as the body of a request, from its start as often as it takes, and what was sent of it."""

    def __init__(self, content: Any) -> None:
        self._content = BytesIO(content) if isinstance(content, bytes) else content
        self.sent = 0
        self.sha256 = ""

    def length(self) -> int | None:
        """Return its size in **bytes**, ``None`` where only reading it would tell."""
        if not hasattr(self._content, "tell"):  # a pipe, which can be read once
            return None
        try:
            self._content.seek(0, os.SEEK_END)
            size: int = self._content.tell()
        except OSError:
            return None
        return size

    def __iter__(self) -> Iterator[bytes]:
        self._content.seek(0)
        self.sent, digest = 0, hashlib.sha256()
        while piece := self._content.read(PIECE):
            self.sent += len(piece)
            digest.update(piece)
            yield piece
        self.sha256 = digest.hexdigest()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


class _Elsewhere:
    """What credentials may use of a session to renew themselves: its way to a token endpoint."""

    def __init__(
        self, io: IO, deliver: Callable[[httpx.Request], Awaitable[httpx.Response]]
    ) -> None:
        self._deliver = deliver
        self.sleep = io.sleep
        self.finish = io.finish
        self.now = io.now

    async def send(self, request: httpx.Request, /) -> httpx.Response:
        """Send a request that is not for the API."""
        return await self._deliver(request)


def _unknown(request: httpx.Request, lookup: str | None, status: int | None) -> OutcomeUnknown:
    answer = f"was answered {status}" if status else "got no answer"
    hint = f"Look it up first: {lookup}." if lookup else "Look the record up before repeating it."
    return OutcomeUnknown(
        f"{request.method} {_place(request.url)} {answer}, so it may have happened or not.",
        method=request.method,
        url=_place(request.url),
        status=status,
        lookup=lookup,
        hint=hint,
    )


def _may_be_deleted_by_us(response: httpx.Response) -> bool:
    deleted = response.request.method == "DELETE" and response.status_code in (404, 410)
    return deleted and bool(response.extensions.get(AFTER_UNKNOWN))


def _body(response: httpx.Response) -> Any:
    """Return the JSON of an error answer, or its text."""
    try:
        return read_json(response.content)
    except (ValueError, RecursionError):
        return response.text


@functools.lru_cache(maxsize=16)
def _home(base_url: str) -> httpx.URL:
    """Return the URL that links are compared with; parsing it for each request costs 50 µs."""
    return httpx.URL(base_url)


def _place(url: httpx.URL) -> str:
    """Return the path without query: a filter may hold names and tokens."""
    return urlsplit(str(url)).path


def _with_params(url: httpx.URL, params: Parameters) -> httpx.URL:
    """Return a URL that has these parameters; those that it has are left as they are."""
    query = url.query.decode()
    there = {each.partition("=")[0] for each in query.split("&")}
    missing = [
        f"{quote(key, safe='$')}={_escaped(value, key)}"
        for key, value in params
        if key not in there
    ]
    # As bytes: httpx would spell an escaped query anew.
    return url.copy_with(query="&".join(filter(None, [query, *missing])).encode())


class _Place:
    """The path of a URL for a log line that is mostly not written."""

    def __init__(self, url: httpx.URL) -> None:
        self._url = url

    def __str__(self) -> str:
        return _place(self._url)


def _origin(url: httpx.URL) -> str:
    port = f":{url.port}" if url.port else ""
    return f"{url.scheme}://{url.host}{port}"


def _joined(base: httpx.URL, link: str) -> httpx.URL:
    """
    Return where a file's link leads.

    Raises:
        ForeignHostRefused: From HTTPS to something else.
        InputInvalid: The link is none.
    """
    try:
        given, url = httpx.URL(link), base.join(link)
    except httpx.InvalidURL:
        given = url = httpx.URL()
    if url.scheme not in {"http", "https"} or (given.scheme and not given.host):
        raise InputInvalid("A file's link is no URL.", hint="Read the record again.")
    if url.scheme != "https" and base.scheme == "https":
        raise ForeignHostRefused(
            f"A file's link leads from HTTPS to {_origin(url)}.",
            host=url.host,
            expected=base.host,
            hint="Nothing was sent there: anybody on the way could read the file.",
        )
    return url


def _escaped(text: str, field: str | None = None) -> str:
    """
    Escape what cannot stand in a query; the rest is left, so that filters stay readable.

    "+" would be read as a blank, "&" and "#" would end the value. OData's grammar wants "=" as it is, where the
    value holds options of its own, and "/" escaped between quotes only.

    Source: OData 4.01 ABNF, rules ``EQ`` and ``string``.
    """
    try:
        if "/" in text and "'" in text:
            parts = text.split("'")
            return "'".join(
                quote(part, safe=QUOTED if at % 2 else UNQUOTED) for at, part in enumerate(parts)
            )
        return quote(text, safe=UNQUOTED)
    except UnicodeEncodeError:
        raise InputInvalid(NO_TEXT, field=field, hint=NO_TEXT_HINT) from None


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Without its cause, which holds the whole body.
        raise InputInvalid(NO_TEXT, hint=NO_TEXT_HINT) from None


def _names_a_header(error: object) -> bool:
    """Whether an error quotes a header that could not be sent: it may be the one with the credentials."""
    return isinstance(error, httpx.LocalProtocolError) and "header" in str(error).lower()


def _shape(source: object) -> str:
    return f"a {type(source).__name__}" if source is not None else "nothing"
