"""With which status and code does Business Central refuse a request?"""

from __future__ import annotations

import uuid

from ..exchange import Answer

__all__ = [
    "Refused",
    "error",
    "invalid",
    "malformed",
    "missing",
    "not_allowed",
    "rule",
    "twin",
    "unknown_property",
    "unknown_segment",
    "unrelated",
    "unsupported",
]


class Refused(Exception):
    """The server refuses a request."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    @property
    def answer(self) -> Answer:
        """The response."""
        return error(self.status, self.code, self.message)


def error(status: int, code: str, message: str) -> Answer:
    """Answer with an error; its message ends with an id that telemetry knows, here made of its content."""
    correlation = uuid.uuid5(uuid.NAMESPACE_OID, f"{status}{code}{message}")
    text = f"{message}  CorrelationId:  {correlation}."
    return Answer(status=status, body={"error": {"code": code, "message": text}})


def malformed(message: str) -> Refused:
    """Refuse a body or a query that cannot be read."""
    return Refused(400, "BadRequest", message)


def unknown_property(name: str, entity: str) -> Refused:
    """Refuse a property that the type does not have."""
    message = f"Could not find a property named '{name}' on type 'Microsoft.NAV.{entity}'."
    return Refused(400, "BadRequest", message)


def rule(message: str) -> Refused:
    """Refuse what a rule of the business forbids."""
    return Refused(400, "Application_DialogException", message)


def invalid(message: str) -> Refused:
    """Refuse because a field, often one of the set-up, has not the value that it must have."""
    return Refused(400, "Application_FieldValidationException", message)


def unrelated(message: str) -> Refused:
    """Refuse a value that its table does not have."""
    return Refused(400, "Internal_InvalidTableRelation", message)


def twin(message: str) -> Refused:
    """Refuse a key that exists already."""
    return Refused(400, "Internal_EntityWithSameKeyExists", message)


def missing(name: str, id: str) -> Refused:
    """Refuse because there is no such record."""
    message = f"The record in table {name} with id {id} cannot be found."
    return Refused(404, "Internal_RecordNotFound", message)


def unknown_segment(message: str) -> Refused:
    """Refuse a path that leads nowhere."""
    return Refused(404, "BadRequest_ResourceNotFound", message)


def not_allowed(message: str) -> Refused:
    """Refuse a method."""
    return Refused(405, "BadRequest_MethodNotAllowed", message)


def unsupported(message: str) -> Refused:
    """Refuse a query that OData knows and Business Central does not do."""
    return Refused(501, "BadRequest_MethodNotImplemented", message)
