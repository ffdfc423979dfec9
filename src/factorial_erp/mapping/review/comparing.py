"""What moves when a mapping document is changed?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import attrs

from ..books import Books
from ..format.settings import DIMENSION
from ..records.expense import ExpenseRecord
from ..trail import Mapped
from .overview import Cell, InTables, Overview

if TYPE_CHECKING:
    from ..document import MappingDocument

__all__ = ["MappingDiff", "Move", "MoveTotal", "compare"]

_COST: Final = ("cost", "non_deductible", "rounding", "withholding")
_CREDIT: Final = ("credit", "receivable")

Spread = dict[str, dict[str, Decimal]]
"""For each field, how much lies on each of its values."""


@attrs.frozen(kw_only=True)
class Move:
    """An amount of one record that lies elsewhere than before."""

    record_key: str
    field: str
    """``account``, ``credit``, ``vat``, ``dimension:CODE``, ``posting_date`` or ``outcome``."""
    before: str
    """Empty where there was nothing, as for a record that could not be posted."""
    after: str
    """Empty where there is nothing any more."""
    amount: Decimal | None
    """In **units** of :attr:`currency`: net for accounts, dimensions and VAT, gross for the others;
    ``None`` where the record has none."""
    currency: str


@attrs.frozen(kw_only=True)
class MoveTotal:
    """All moves from one value to another."""

    field: str
    before: str
    after: str
    records: int
    amounts: Mapping[str, Decimal]
    """In units of each currency."""


@attrs.frozen(kw_only=True)
class MappingDiff(InTables):
    """What another document makes of the same records."""

    before_hash: str
    after_hash: str
    compared: int
    """Number of records."""
    moves: tuple[Move, ...]
    """In the order of the records."""
    repeated: int = 0
    """How many records came with the key of an earlier one, and were not looked at again."""

    @property
    def is_empty(self) -> bool:
        """Nothing moves."""
        return not self.moves

    @property
    def record_keys(self) -> tuple[str, ...]:
        """The records of which something moves, each once."""
        return tuple(dict.fromkeys(move.record_key for move in self.moves))

    @property
    def totals(self) -> tuple[MoveTotal, ...]:
        """The moves summed, per field, from and to."""
        sums: dict[tuple[str, str, str], dict[str, Decimal]] = {}
        keys: dict[tuple[str, str, str], set[str]] = {}
        for move in self.moves:
            way = (move.field, move.before, move.after)
            amounts = sums.setdefault(way, {})
            keys.setdefault(way, set()).add(move.record_key)
            if move.amount is not None:
                amounts[move.currency] = amounts.get(move.currency, Decimal(0)) + move.amount
        return tuple(
            MoveTotal(
                field=way[0],
                before=way[1],
                after=way[2],
                records=len(keys[way]),
                amounts=dict(sorted(sums[way].items())),
            )
            for way in sorted(sums)
        )

    def summary(self) -> str:
        """Counts in one line."""
        counts = f"{len(self.record_keys)} of {self.compared} records change"
        if self.is_empty:
            counts = f"Nothing moves on {self.compared} records"
        if self.repeated:
            counts += f"; {self.repeated} came with the key of an earlier one and were passed over"
        return f"{counts}."

    def changes(self, field: str) -> dict[tuple[str, str], Decimal]:
        """By how much each value of a field and each currency grows; what stays is left out."""
        grown: dict[tuple[str, str], Decimal] = {}
        for move in self.moves:
            if move.field == field and move.amount is not None:
                for value, amount in ((move.before, -move.amount), (move.after, move.amount)):
                    place = (value, move.currency)
                    grown[place] = grown.get(place, Decimal(0)) + amount
        return {place: amount for place, amount in sorted(grown.items()) if amount and place[0]}

    @property
    def overview(self) -> Overview:
        """A row for each total and currency."""
        rows: list[tuple[Cell, ...]] = [
            (each.field, each.before, each.after, each.records, currency, amount)
            for each in self.totals
            for currency, amount in each.amounts.items() or (("", None),)
        ]
        return Overview(
            title="Totals",
            columns=("field", "before", "after", "records", "currency", "amount"),
            rows=tuple(rows),
        )

    @property
    def moves_overview(self) -> Overview:
        """A row for each move."""
        return Overview(
            title="Moves",
            columns=("record", "field", "before", "after", "currency", "amount"),
            rows=tuple(
                (each.record_key, each.field, each.before, each.after, each.currency, each.amount)
                for each in self.moves
            ),
        )

    def to_frame(self) -> Any:
        """
        :attr:`moves_overview` as a polars DataFrame.

        Raises:
            ConfigurationMissing: The extra ``notebook`` is not installed.
        """
        return self.moves_overview.to_frame()

    @property
    def tables(self) -> tuple[Overview, ...]:
        """The totals, and each move."""
        return (self.overview, self.moves_overview)

    def __str__(self) -> str:
        lines = [self.summary()]
        for total in self.totals:
            amounts = ", ".join(f"{amount} {code}" for code, amount in total.amounts.items())
            lines.append(
                f"{total.field}: {total.before or '(nothing)'} → {total.after or '(nothing)'}: "
                f"{total.records} {'record' if total.records == 1 else 'records'}, {amounts}"
            )
        return "\n".join(lines)


def compare(
    before: MappingDocument,
    after: MappingDocument,
    *,
    on: Iterable[ExpenseRecord],
    books: Books,
    today: dt.date | None = None,
) -> MappingDiff:
    """
    What moves on these records from the one document to the other.

    Args:
        on: The records; each is looked at once.
        today: Needed only where a document moves closed dates to today.

    Raises:
        InputInvalid: ``today`` is needed and absent.
    """
    old, new = before.resolver(books, today=today), after.resolver(books, today=today)
    moves: list[Move] = []
    seen: set[str] = set()
    repeated = 0
    for record in on:
        if record.key in seen:
            repeated += 1
            continue
        seen.add(record.key)
        moves += _moves(old.resolve(record), new.resolve(record))
    return MappingDiff(
        before_hash=before.hash,
        after_hash=after.hash,
        compared=len(seen),
        moves=tuple(moves),
        repeated=repeated,
    )


def _moves(before: Mapped, after: Mapped) -> Iterator[Move]:
    old, new = _spread(before), _spread(after)
    currency = before.record.currency.strip().upper()
    outcomes = _outcome(before), _outcome(after)
    if outcomes[0] != outcomes[1]:
        posting = after.posting or before.posting
        yield Move(
            record_key=before.record_key,
            field="outcome",
            before=outcomes[0],
            after=outcomes[1],
            amount=posting.gross if posting else None,
            currency=currency,
        )
    for field in dict.fromkeys((*old, *new)):
        for one, other, amount in _transport(old.get(field, {}), new.get(field, {})):
            yield Move(
                record_key=before.record_key,
                field=field,
                before=one,
                after=other,
                amount=amount,
                currency=currency,
            )


def _outcome(mapped: Mapped) -> str:
    if mapped.skipped is not None:
        return f"skipped: {mapped.skipped.code}"
    if mapped.problems:
        return f"problem: {', '.join(sorted({each.code for each in mapped.problems}))}"
    if mapped.invoice is not None:
        return mapped.invoice.document_type
    return "journal" if mapped.journal is not None else "file"


def _spread(mapped: Mapped) -> Spread:
    """How much of a record lies where."""
    posting = mapped.posting
    if posting is None:
        return {}
    spread: Spread = {}
    codes = sorted({code for entry in posting.entries for code, _ in entry.dimensions})
    for entry in posting.entries:
        if entry.role in _COST:
            _put(spread, "account", entry.number, entry.amount)
            for code in codes:
                value = dict(entry.dimensions).get(code, "")
                _put(spread, f"{DIMENSION}{code}", value, entry.amount)
        elif entry.role in _CREDIT:
            _put(spread, "credit", f"{entry.account_type} {entry.number}", -entry.amount)
    for tax in posting.taxes:
        reverse = " reverse_charge" if tax.kind == "reverse_charge" else ""
        _put(spread, "vat", f"{tax.vat_code}{reverse}", tax.base)
    _put(spread, "posting_date", str(mapped.posting_date or ""), posting.gross)
    return spread


def _put(spread: Spread, field: str, value: str, amount: Decimal) -> None:
    values = spread.setdefault(field, {})
    values[value] = values.get(value, Decimal(0)) + amount


def _transport(
    before: Mapping[str, Decimal], after: Mapping[str, Decimal]
) -> Iterator[tuple[str, str, Decimal]]:
    """
    From where to where the amounts went.

    Equal amounts are taken for the same one; what is left goes in the order of the values. What has no other
    side came from or went to nothing.
    """
    grown = {
        value: after.get(value, Decimal(0)) - before.get(value, Decimal(0))
        for value in sorted({*before, *after})
    }
    # A refund is negative throughout: where its amount shrinks, more of it arrives.
    sign = -1 if sum((*before.values(), *after.values()), Decimal(0)) < 0 else 1
    left = [[value, -sign * amount] for value, amount in grown.items() if sign * amount < 0]
    came = [[value, sign * amount] for value, amount in grown.items() if sign * amount > 0]
    yield from _pairs(left, came, sign)


def _pairs(
    left: list[list[Any]], came: list[list[Any]], sign: int
) -> Iterator[tuple[str, str, Decimal]]:
    for source in left:
        for target in came:
            if target[1] and source[1] == target[1]:
                yield source[0], target[0], sign * source[1]
                source[1] = target[1] = Decimal(0)
                break
    for source in left:
        for target in came:
            amount = min(source[1], target[1])
            if amount:
                yield source[0], target[0], sign * amount
                source[1] -= amount
                target[1] -= amount
    yield from ((value, "", sign * amount) for value, amount in left if amount)
    yield from (("", value, sign * amount) for value, amount in came if amount)
