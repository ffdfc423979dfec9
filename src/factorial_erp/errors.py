"""Which errors can the package raise, and what do they know?

::

    ErpError                      every error of this package
    ├── ConfigurationMissing      credentials, an extra or a setting is absent; nothing was sent
    ├── TokenUnavailable          nobody has signed in, or the token cannot be read, stored or trusted
    ├── InputInvalid              an argument was refused before anything was sent (also a ValueError)
    │   ├── QueryUnsupported      the filter, order or option is one that the server cannot carry out
    │   └── RecordsInvalid        a file of records is broken: file, line, field
    ├── FieldNotReceived          a promised field did not arrive (also an AttributeError)
    ├── NotDecided                a result has no decision of this name (also a KeyError)
    ├── DriftDetected             strict mode only: an answer differs from the schema
    ├── MappingInvalid            a mapping document is broken: file, row, column
    ├── PlanInvalid               a plan was changed by hand, is of another version or cannot be read
    ├── LedgerInUse               another process applies with the same ledger
    ├── TransportFailed           no answer: DNS, TLS, connection, time-out
    ├── AnswerUnreadable          an answer that is no JSON of this API (a proxy's HTML, a cut body)
    ├── ForeignHostRefused        a link or redirect points to another host; the token stayed at home
    ├── PagingStuck               the server hands out the same cursor again
    ├── OutcomeUnknown            a write may or may not have happened; look it up before repeating it
    ├── SyncRequestRefused        a notification of Factorial's that is not genuine, not readable or not for us
    ├── ItemInvalid               raised by your own code: an item whose data must be mended first
    ├── WebhookRefused            a delivery that is not genuine or not readable; its ``status`` is the answer
    ├── NotCarriedOut             an operation of a batch that another one's failure kept back or undid
    └── ApiError                  the API answered with an error status
        ├── RequestInvalid        400, 405, 413, 415, 422, 501: this request can never succeed
        ├── AuthenticationFailed  401, or a token endpoint that refuses the credentials
        ├── PermissionDenied      402, 403
        ├── NotFound              404, 410
        ├── Conflict              409, 412, 428: changed meanwhile, a duplicate, or not in the state for it
        ├── Throttled             429 after the last attempt
        └── ServerFailed          408 and 5xx after the last attempt

Each error says what happened, where, and in ``hint`` how to mend it. Facts are attributes. All of them
survive pickling, so they cross process pools and task queues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = [
    "AnswerUnreadable",
    "ApiError",
    "AuthenticationFailed",
    "ConfigurationMissing",
    "Conflict",
    "DriftDetected",
    "ErpError",
    "FieldNotReceived",
    "ForeignHostRefused",
    "InputInvalid",
    "ItemInvalid",
    "LedgerInUse",
    "MappingInvalid",
    "NotCarriedOut",
    "NotDecided",
    "NotFound",
    "OutcomeUnknown",
    "PagingStuck",
    "PermissionDenied",
    "PlanInvalid",
    "QueryUnsupported",
    "RecordsInvalid",
    "RequestInvalid",
    "ServerFailed",
    "SyncRequestRefused",
    "Throttled",
    "TokenUnavailable",
    "TransportFailed",
    "WebhookRefused",
]


class ErpError(Exception):
    """Base of every error of this package."""

    hint: str | None
    """How to mend it; ``None`` where the message says it all."""
    cursor: str | None = None
    """Where a list can be resumed: ``list(...).by_page(cursor=error.cursor)``."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def message(self) -> str:
        """What happened and where, without the hint."""
        return str(self.args[0]) if self.args else ""

    def __str__(self) -> str:
        if not self.hint:
            return self.message
        # What a server says often has no full stop.
        stop = "" if self.message.endswith((".", "!", "?", ":", "…")) else "."
        return f"{self.message}{stop} {self.hint}"

    def __reduce__(self) -> tuple[Any, ...]:
        # Keyword-only facts would be lost by the default, which calls the class with self.args.
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(cls: type[ErpError], args: tuple[Any, ...], facts: dict[str, Any]) -> ErpError:
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update(facts)
    return error


def _gathered(first: str, others: Sequence[ErpError]) -> str:
    """Say an error, and the first of the others that came with it."""
    shown = [first, *(ErpError.__str__(other) for other in others[:19])]
    left = len(others) + 1 - len(shown)
    return "\n".join([*shown, f"… and {left} more."] if left else shown)


class ConfigurationMissing(ErpError):
    """Credentials, a setting or an optional dependency is absent; nothing was sent."""


class TokenUnavailable(ErpError):
    """Nobody has signed in (in time), or the stored token cannot be read, stored or trusted."""


class InputInvalid(ErpError, ValueError):
    """An argument was refused before anything was sent."""

    def __init__(
        self,
        message: str,
        *,
        field: str | None = None,
        value: object = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.field = field
        self.value = value


class QueryUnsupported(InputInvalid):
    """The server cannot carry out this filter, order or option."""


class RecordsInvalid(InputInvalid):
    """
    A file of records is broken.

    Where several things are, the first is raised and the rest are its :attr:`others`, as far as they were
    looked for. Values that may name a person are not repeated.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        field: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, field=field, hint=hint)
        self.file = file
        self.line = line
        self.others: tuple[RecordsInvalid, ...] = ()

    def __str__(self) -> str:
        return _gathered(super().__str__(), self.others)


class FieldNotReceived(ErpError, AttributeError):
    """A field that the schema promises did not arrive with this record."""

    def __init__(self, message: str, *, model: str, field: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.model = model
        self.field = field


class NotDecided(ErpError, KeyError):
    """A result of the mapping has no decision of this name."""

    def __init__(
        self, message: str, *, field: str, known: tuple[str, ...], hint: str | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.field = field
        self.known = known


class DriftDetected(ErpError):
    """An answer differs from the schema, and strict decoding was asked for."""

    def __init__(
        self, message: str, *, model: str, field: str, kind: str, hint: str | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.model = model
        self.field = field
        self.kind = kind


class MappingInvalid(ErpError):
    """
    A mapping document is broken.

    Where several things are, the first is raised and the rest are its :attr:`others`.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        row: int | None = None,
        column: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.file = file
        self.row = row
        self.column = column
        self.others: tuple[MappingInvalid, ...] = ()

    def __str__(self) -> str:
        return _gathered(super().__str__(), self.others)


class PlanInvalid(ErpError):
    """A plan was changed by hand, is of another version or cannot be read."""


class LedgerInUse(ErpError):
    """Another process applies with the same ledger."""


class TransportFailed(ErpError):
    """No answer came: DNS, TLS, connection or time-out."""

    def __init__(
        self, message: str, *, method: str, url: str, attempts: int, hint: str | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.method = method
        self.url = url
        self.attempts = attempts


class AnswerUnreadable(ErpError):
    """An answer came that is no JSON of this API."""

    def __init__(
        self,
        message: str,
        *,
        method: str,
        url: str,
        status: int,
        content_type: str | None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.method = method
        self.url = url
        self.status = status
        self.content_type = content_type


class ForeignHostRefused(ErpError):
    """A link or redirect points to a host that the credentials are not for; nothing was sent there."""

    def __init__(self, message: str, *, host: str, expected: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.host = host
        self.expected = expected


class PagingStuck(ErpError):
    """The server hands out the same cursor again."""


class OutcomeUnknown(ErpError):
    """
    A write was sent, but no answer tells whether it happened.

    Neither API has an idempotency key, so the write is not repeated: look it up first.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str,
        url: str,
        status: int | None = None,
        lookup: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.method = method
        self.url = url
        self.status = status
        """HTTP status of the answer, ``None`` where none came."""
        self.lookup = lookup
        """The call that tells whether the write happened."""


class SyncRequestRefused(ErpError):
    """A notification that a sync was requested is not genuine, not readable or not for this integration."""

    def __init__(self, message: str, *, status: int, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        """What to answer: 400, 401 or 404."""


class ItemInvalid(ErpError):
    """
    The data of an item is incomplete, wrong or not mapped: trying again does not help, mending does.

    Raised by your own code for the items of a sync.

    Args:
        problems: What is to be mended, by field; or one sentence. Users of Factorial read it.
    """

    def __init__(self, problems: Mapping[str, str] | str, *, hint: str | None = None) -> None:
        if isinstance(problems, str):
            problems = {"sync_validation_error": problems}
        super().__init__(
            "; ".join(f"{field}: {said}" for field, said in problems.items()), hint=hint
        )
        self.problems = dict(problems)
        """What is to be mended, by field."""


class WebhookRefused(ErpError):
    """What arrived as a webhook does not prove that Factorial has sent it, or cannot be read."""

    def __init__(self, message: str, *, status: int, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        """What to answer: 401 without the right challenge, 400 for a body that is no record."""


class NotCarriedOut(ErpError):
    """An operation of a batch was not carried out, or was undone, because another one failed."""

    def __init__(self, message: str, *, failed: ErpError | None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.failed = failed
        """What went wrong."""


class ApiError(ErpError):
    """The API answered with an error status."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        code: str | None = None,
        method: str | None = None,
        url: str | None = None,
        request_id: str | None = None,
        fields: dict[str, tuple[str, ...]] | None = None,
        retry_after: float | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        self.code = code
        """The API's own error code."""
        self.method = method
        self.url = url
        """Without query: a filter may hold personal data."""
        self.request_id = request_id
        """What the API's support asks for (correlation id)."""
        self.fields = fields or {}
        """Messages for each rejected field."""
        self.retry_after = retry_after
        """**Seconds** the server asked to wait."""


class RequestInvalid(ApiError):
    """The request can never succeed: mend it."""


class AuthenticationFailed(ApiError):
    """The credentials were refused."""


class PermissionDenied(ApiError):
    """The credentials are right, but may not do this."""


class NotFound(ApiError):
    """There is no such record, resource, company or environment."""


class Conflict(ApiError):
    """The record changed since it was read, or one with this key exists."""

    ours: Any = None
    """The record as it was read, where it was given to the operation and changed meanwhile."""
    theirs: Any = None
    """The record as it is now, where it changed meanwhile and could be read again."""


class Throttled(ApiError):
    """Too many requests, and waiting within the retry limits did not help."""


class ServerFailed(ApiError):
    """The server failed, and repeating did not help."""
