"""How does a client end? With its block, or when it is closed."""

from __future__ import annotations

from types import TracebackType

from typing_extensions import Self

from .io import AsyncIO, SyncIO

__all__ = ["Closing", "ClosingAsync"]


class Closing:
    """A blocking client as a context manager."""

    _io: SyncIO

    def close(self) -> None:
        """Close the connections."""
        self._io.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class ClosingAsync:
    """An awaitable client as a context manager."""

    _io: AsyncIO

    async def close(self) -> None:
        """Close the connections."""
        await self._io.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
