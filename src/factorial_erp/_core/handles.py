"""What becomes of an operation that is sent together with others? Its handle tells afterwards."""

from __future__ import annotations

from typing import Generic, TypeVar

from ..errors import ErpError, InputInvalid

__all__ = ["Handle"]

T = TypeVar("T")


class Handle(Generic[T]):
    """An operation of a batch: its result, once the batch was sent."""

    def __init__(self) -> None:
        self._outcome: tuple[T, None] | tuple[None, ErpError] | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was carried out."""
        return self._outcome is not None and self._outcome[1] is None

    @property
    def error(self) -> ErpError | None:
        """What went wrong, ``None`` where nothing did."""
        return None if self._outcome is None else self._outcome[1]

    def result(self) -> T:
        """
        Return what the operation returns outside of a batch, or raise what it raises.

        Raises:
            InputInvalid: The batch was not sent yet.
            NotCarriedOut: Another operation failed, so this one was not carried out, or was undone.
            OutcomeUnknown: The answer was lost, so it may have happened or not.
        """
        if self._outcome is None:
            message = "The batch was not sent yet."
            raise InputInvalid(message, hint="Ask after its block has ended.")
        value, error = self._outcome
        if error is not None:
            raise error
        return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]

    def succeed(self, value: T) -> None:
        """Say what came of it."""
        self._outcome = (value, None)

    def fail(self, error: ErpError) -> None:
        """Say what went wrong."""
        self._outcome = (None, error)

    def __repr__(self) -> str:
        if self._outcome is None:
            return "<Handle: not sent yet>"
        return "<Handle: done>" if self.is_done else f"<Handle: {type(self.error).__name__}>"
