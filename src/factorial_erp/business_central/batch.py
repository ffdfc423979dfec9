"""How do many operations travel in one request? Collected, sent a hundred at a time, told apart by their ids."""

from __future__ import annotations

import json
import random
from collections.abc import Coroutine, Mapping, Sequence
from decimal import Decimal
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs
from typing_extensions import Self

from .._core.callers import Callers
from .._core.encode import write_json
from .._core.handles import Handle
from .._core.io import CollectingIO, step
from .._core.limits import Limits
from .._core.log import logger
from .._core.retry import IDEMPOTENT_METHODS, REPEATABLE_STATUS, Failure, Retry, retry_after
from .._core.session import Session
from ..errors import ErpError, InputInvalid, NotCarriedOut, OutcomeUnknown

if TYPE_CHECKING:
    from .._core.operation import Deferred
    from .client import Company
    from .entities import Root

__all__ = ["AsyncBatch", "Batch", "Collector", "Handle", "Isolation"]

log = logger(__name__)

T = TypeVar("T")

Isolation = Literal["none", "snapshot"]
"""Whether each operation stands for itself, or all are carried out or none."""

MOST = 100
"""
Operations that the server takes in one request.

Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/operational-limits-online
"""

CARRIED = frozenset({"content-type", "if-match", "prefer", "data-access-intent"})
"""Headers that concern a single operation."""

UNLIMITED = Limits(concurrent=1, requests=1_000_000_000, window_seconds=1.0)
"""What counts is the request that carries them."""


class _NoCredentials:
    """The request that carries the others has them."""

    renewable = False

    def headers(self, now: float, /) -> Mapping[str, str]:  # noqa: ARG002
        return {}

    async def renew(self, way: Any, /) -> None:
        """Do nothing."""


@attrs.define(eq=False)
class _Operation:
    """One operation, suspended at its request."""

    work: Coroutine[Any, Any, Any]
    request: Any
    body: Any
    handle: Handle[Any] = attrs.field(factory=Handle[Any])
    asks: bool = False
    """Whether it was answered and goes on with a question, which is its request now."""

    @property
    def is_safe(self) -> bool:
        """Whether it may be carried out twice."""
        return self.request.method in IDEMPOTENT_METHODS

    def may_go_again(self, part: Mapping[str, Any]) -> bool:
        """Tell whether it failed in a way that sending it again can mend without harm."""
        status = _status(part)
        return status == 429 or (self.is_safe and status in REPEATABLE_STATUS)

    def finish(self, part: Mapping[str, Any]) -> None:
        """Give the operation its part of the answer."""
        given: Any = part.get("headers") or {}
        headers = {str(name): str(value) for name, value in given.items()}
        body = part.get("body")
        content = b"" if body is None else write_json(body).encode()
        headers = {k: v for k, v in headers.items() if k.lower() != "content-length"}
        answer = CollectingIO.answer(self.request, _status(part), headers, content)
        self._go_on(lambda: self.work.send(answer))

    def lose(self) -> None:
        """Tell the operation that it was sent and never answered."""
        self._go_on(lambda: self.work.throw(CollectingIO.lost(self.request)))

    def keep_back(self, error: ErpError) -> None:
        """Give the operation up: it was not carried out."""
        self.work.close()
        self.handle.fail(error)

    def _go_on(self, send: Any) -> None:
        self.asks = False
        try:
            more = send()
        except StopIteration as done:
            self.handle.succeed(done.value)
        except ErpError as error:
            self.handle.fail(error)
        else:
            if more.method == "GET":
                self.request, self.body, self.asks = more, None, True
                return
            self.work.close()
            message = (
                f"{self.request.method} {self.request.url.path} was sent, but the operation needs"
                " to write once more, which a batch cannot do."
            )
            self.handle.fail(InputInvalid(message, hint="Call it outside of the batch."))


class Collector:
    """
    Takes operations and sends them together.

    Args:
        session: Of the company.
        is_whole: Whether all are carried out or none.
        continue_on_error: Whether to go on where one fails.
    """

    def __init__(self, session: Session, *, is_whole: bool, continue_on_error: bool) -> None:
        self._session = session
        self._is_whole = is_whole
        self._continue = continue_on_error
        self._operations: list[_Operation] = []
        self._is_open = False
        io, nobody = CollectingIO(session.io), _NoCredentials()
        self.view = attrs.evolve(
            session,
            io=io,
            auth=nobody,
            retry=Retry(attempts=1),
            limits=UNLIMITED,
            blocking=False,
            collect=self._collect,
            others=(),
            params=(),
            callers=Callers([nobody], UNLIMITED, io),
            downloading=io.gate(1),
        )
        """The session whose operations are collected."""

    async def begin(self, root: Root) -> None:
        """Find the company, so that operations do not have to."""
        await root.path(self._session.shared)
        self._is_open = True

    def give_up(self) -> None:
        """Send nothing."""
        self._is_open = False
        for each in self._operations:
            each.keep_back(
                NotCarriedOut("The block of the batch raised: nothing was sent.", failed=None)
            )

    async def send(self) -> None:
        """
        Send what was collected.

        Raises:
            ErpError: The batch as a whole was refused or lost, or an operation failed and the others were
                not to go on.
        """
        self._is_open = False
        failed: ErpError | None = None
        for at in range(0, len(self._operations), MOST):
            chunk = self._operations[at : at + MOST]
            if failed is not None and not self._continue:
                _keep_back(chunk, failed)
                continue
            try:
                failed = await self._send(chunk) or failed
            except ErpError as error:
                _keep_back(self._operations[at + MOST :], error)
                raise
        await self._answer()
        if failed is not None and not self._continue:
            raise failed

    async def _answer(self) -> None:
        """Send what operations ask that were carried out: the record, where an update was answered without it."""
        asking = [each for each in self._operations if each.asks]
        if asking:
            more = Collector(self._session, is_whole=False, continue_on_error=True)
            more._operations = asking
            await more.send()

    def _collect(self, work: Coroutine[Any, Any, T]) -> Handle[T]:
        if not self._is_open:
            work.close()
            message = "Operations of a batch belong into its block."
            raise InputInvalid(message, hint="with company.batch() as batch: …")
        try:
            request: Any = work.send(None)
        except StopIteration as done:  # nothing needs to be sent
            handle: Handle[T] = Handle()
            handle.succeed(done.value)
            return handle
        try:
            operation = _Operation(work, request, self._checked(request))
        except InputInvalid:
            work.close()
            raise
        self._operations.append(operation)
        return operation.handle

    def _checked(self, request: Any) -> Any:
        """Return the body of a request that may travel with others."""
        content: bytes = request.content
        kind: str = request.headers.get("content-type", "application/json")
        if not kind.startswith("application/json"):
            message = f"A body of {kind} cannot travel in a batch."
            raise InputInvalid(message, hint="Send the file outside of it.")
        if not request.url.raw_path.startswith(self._home(request)):
            message = "An operation of another API cannot travel in this batch."
            raise InputInvalid(message, hint="Carry it out outside of it.")
        if self._is_whole and "/Microsoft.NAV." in request.url.path:
            message = "An action commits, so a batch that it is in cannot be undone as a whole."
            raise InputInvalid(message, hint="Carry it out after the batch, or leave isolation=.")
        if self._is_whole and len(self._operations) == MOST:
            message = f"A batch that is carried out as a whole has {MOST} operations at most."
            raise InputInvalid(message, hint="Split it, or leave isolation=.")
        return json.loads(content, parse_float=Decimal) if content else None

    async def _send(self, operations: Sequence[_Operation]) -> ErpError | None:
        """Send up to a hundred, again where that can help; return the first failure."""
        waiting = list(operations)
        attempt = 0
        while waiting:
            attempt += 1
            try:
                parts = await self._exchange(waiting)
            except OutcomeUnknown:
                for each in waiting:
                    each.lose()
                break
            except ErpError as error:
                _keep_back(waiting, error)
                raise
            waiting = await self._settle(waiting, parts, attempt)
        found = [e.handle.error for e in operations if e.handle.error is not None]
        causes = [error for error in found if not isinstance(error, NotCarriedOut)]
        return next(iter([*causes, *found]), None)

    async def _exchange(self, operations: Sequence[_Operation]) -> dict[str, Mapping[str, Any]]:
        headers = {"Isolation": "snapshot"} if self._is_whole else {}
        if self._continue:
            headers["Prefer"] = "odata.continue-on-error"
        requests = [self._written(id, each) for id, each in enumerate(operations)]
        answer: Any = await self._session.json(
            "POST",
            "/$batch",
            json={"requests": requests},
            headers=headers,
            safe=all(each.is_safe for each in operations),
            lookup="each operation of the batch",
        )
        parts: Any = answer.get("responses") if isinstance(answer, Mapping) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        found: dict[str, Mapping[str, Any]] = {}
        for part in parts if isinstance(parts, list) else ():  # pyright: ignore[reportUnknownVariableType]
            if isinstance(part, Mapping):
                found.setdefault(str(part.get("id")), part)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        return found

    def _home(self, request: Any) -> bytes:
        """Return what the paths of this API begin with."""
        home: bytes = request.url.join(self._session.base_url).raw_path
        return home.rstrip(b"/") + b"/"

    def _written(self, id: int, operation: _Operation) -> dict[str, Any]:
        request = operation.request
        written: dict[str, Any] = {
            "id": str(id),
            "method": request.method,
            "url": request.url.raw_path.removeprefix(self._home(request)).decode(),
            "headers": {k: v for k, v in request.headers.items() if k.lower() in CARRIED},
        }
        if operation.body is not None:
            written["body"] = operation.body
        return written

    async def _settle(
        self, operations: list[_Operation], parts: Mapping[str, Mapping[str, Any]], attempt: int
    ) -> list[_Operation]:
        """Tell the operations what became of them; return those to send again."""
        answered = [(each, parts.get(str(at))) for at, each in enumerate(operations)]
        bad = [each for each, part in answered if part is not None and _status(part) >= 400]
        again = self._again(answered, bad)
        if again:
            first = next(part for each, part in answered if part is not None and each is again[0])
            if self._is_whole:
                first = next(p for e, p in answered if p is not None and e is bad[0])
            failure = Failure(
                kind="status",
                status=_status(first),
                wait=retry_after(_headers(first), now=self._session.io.now()),
            )
            retry = self._session.retry
            wait = retry.wait(attempt, failure, safe=True, random=random.random())  # noqa: S311
            if wait is not None:
                left = {id(each) for each in again}
                self._tell([(e, p) for e, p in answered if id(e) not in left])
                log.info("repeating %d operations of a batch in %.1f s", len(again), wait)
                await self._session.io.sleep(wait)
                return again
        if self._is_whole and bad:
            for each, part in answered:
                if part is not None and each in bad:
                    each.finish(part)
            cause = next((e.handle.error for e in bad), None)
            for each in operations:
                if each not in bad:
                    each.keep_back(_undone(cause))
        else:
            self._tell(answered)
        return []

    def _again(
        self,
        answered: Sequence[tuple[_Operation, Mapping[str, Any] | None]],
        bad: Sequence[_Operation],
    ) -> list[_Operation]:
        """Return the operations that can be sent again, and would do no harm."""
        operations = [each for each, _ in answered]
        if not bad:
            return []
        if self._is_whole:  # undone, so nothing of it has happened
            fit = [e.may_go_again(p) for e, p in answered if p is not None and e in bad]
            return operations if all(fit) else []
        if self._continue:
            return [e for e, part in answered if part is not None and e.may_go_again(part)]
        part = next(p for e, p in answered if e is bad[0])
        if part is not None and bad[0].may_go_again(part):
            return operations[operations.index(bad[0]) :]  # the server stopped there
        return []

    def _tell(self, answered: Sequence[tuple[_Operation, Mapping[str, Any] | None]]) -> None:
        stopped: ErpError | None = None
        for each, part in answered:
            if part is not None:
                each.finish(part)
                if _status(part) >= 400 and not self._continue:
                    stopped = stopped or each.handle.error
            elif stopped is not None:
                each.keep_back(_not_reached(stopped))
            else:
                each.lose()


class _Block:
    """A batch being collected."""

    def __init__(self, collector: Collector, company: Company[Deferred], root: Root) -> None:
        self._collector = collector
        self._root = root
        self.company = company
        """The company whose operations are collected."""


class Batch(_Block):
    """Operations of a blocking client that are sent together; made by ``company.batch()``."""

    def __enter__(self) -> Self:
        step(self._collector.begin(self._root))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is None:
            step(self._collector.send())
        else:
            self._collector.give_up()


class AsyncBatch(_Block):
    """Operations of an awaitable client that are sent together; made by ``company.batch()``."""

    async def __aenter__(self) -> Self:
        await self._collector.begin(self._root)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is None:
            await self._collector.send()
        else:
            self._collector.give_up()


def _status(part: Mapping[str, Any]) -> int:
    status = part.get("status")
    return status if isinstance(status, int) else 500


def _headers(part: Mapping[str, Any]) -> dict[str, str]:
    given: Any = part.get("headers") or {}
    return {str(name).lower(): str(value) for name, value in given.items()}


def _keep_back(operations: Sequence[_Operation], failed: ErpError) -> None:
    for each in operations:
        each.keep_back(_not_reached(failed))


def _not_reached(failed: ErpError | None) -> NotCarriedOut:
    message = "The operation was not carried out: one before it in the batch failed."
    return NotCarriedOut(message, failed=failed, hint=_what(failed))


def _undone(failed: ErpError | None) -> NotCarriedOut:
    message = "The operation was undone: another one of the batch, which is carried out as a whole, failed."
    return NotCarriedOut(message, failed=failed, hint=_what(failed))


def _what(failed: ErpError | None) -> str | None:
    return None if failed is None else f"What failed: {failed.message}"
