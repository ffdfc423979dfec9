"""How are the dimensions of a document, line or entry set, whether or not it has inherited them?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .._core.operation import M, operation
from ..errors import Conflict, InputInvalid, RequestInvalid
from .entities import EntitySet

if TYPE_CHECKING:
    from .dimensions import DimensionSetLine

__all__ = ["DimensionLineSet"]


class DimensionLineSet(EntitySet[M]):
    """What the set ``dimensionSetLines`` can do besides what every set can."""

    @operation
    async def assign(self, values: Mapping[str, str]) -> tuple[DimensionSetLine, ...]:
        """
        Set dimensions of the record above: code of the dimension to code of the value.

        A dimension that is there already, say from the vendor's or account's defaults, is changed, since
        creating it would clash; one that is not is created; one that has the value is left alone, as are all
        that are not named. Codes are compared without regard to case, as Business Central stores capitals.

        Returns:
            All dimensions that the record has afterwards.

        Raises:
            InputInvalid: The set is not read below a record.

        Source: the source code of Business Central's API, which refuses a second line for one dimension.
        """
        self._needs_several("assign")
        if not self._parent:
            message = "Dimensions belong to one document, line or entry."
            hint = "company.purchase_invoices.dimension_set_lines(id).assign({…})"
            raise InputInvalid(message, field="id", hint=hint)
        found = await self._lines()
        for code, value in values.items():
            line = found.get(code.upper())
            if line is None:
                line = await self._added(code, value)
            if line.value_code.upper() != value.upper():
                line = await self._update(type(line), line, None, {"value_code": value})
            found[code.upper()] = line
        return tuple(found.values())

    async def _lines(self) -> dict[str, DimensionSetLine]:
        from .dimensions import DimensionSetLine

        found: dict[str, DimensionSetLine] = {}
        fetch = self._pages(DimensionSetLine, None, {}).fetch
        cursor: str | None = None
        while True:
            page = await fetch(cursor)
            found.update({line.code.upper(): line for line in page.items})
            cursor = page.cursor
            if cursor is None:
                return found

    async def _added(self, code: str, value: str) -> DimensionSetLine:
        """Create a line, or return the one that somebody else has created meanwhile."""
        from .dimensions import DimensionSetLine

        try:
            return await self._create(
                DimensionSetLine,
                {"code": code, "value_code": value},
                lookup="dimension_set_lines(id).list()",
            )
        except (Conflict, RequestInvalid):
            line = (await self._lines()).get(code.upper())
            if line is None:
                raise
            return line
