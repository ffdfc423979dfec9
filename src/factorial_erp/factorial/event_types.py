"""What is a webhook type? Its name, and the model of what it sends."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from .._core.lazy import lazily
from .._core.model import Model

__all__ = ["EventType"]

R = TypeVar("R", bound=Model)

PACKAGE = __name__.rpartition(".")[0]


@attrs.frozen
class EventType(Generic[R]):
    """
    A webhook type: what happened, and which record it sends.

    Args:
        name: As subscriptions spell it: ``expenses/expensable/bulk_set_to_paid``.
        module: Of the model.
        model_name: Name of the model in that module.
    """

    name: str
    module: str = attrs.field(repr=False)
    model_name: str = attrs.field(repr=False)

    @property
    def model(self) -> type[R]:
        """The model of the payload; its module loads when it is first used."""
        model: type[R] = lazily(PACKAGE, {self.model_name: self.module})(self.model_name)
        return model

    def __str__(self) -> str:
        return self.name
