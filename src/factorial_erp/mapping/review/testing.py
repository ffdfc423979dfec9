"""Does the document do what its own examples expect?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import attrs

from ..format.examples import Example, ExpectedLine, line_text
from ..match import key
from ..posting import Posting, PostingEntry
from ..records.expense import ExpenseRecord
from ..trail import Mapped
from .overview import InTables, Overview

__all__ = ["ExampleResult", "ExampleResults", "check"]

LINE_ROLES: Final = frozenset({"cost", "non_deductible", "rounding", "withholding", "receivable"})
"""Entries that an expected line stands for; VAT and the credit side have columns of their own."""


@attrs.frozen(kw_only=True)
class ExampleResult:
    """How an example went."""

    example: Example
    differences: tuple[str, ...]
    """What is otherwise than expected, one thing each; none: it passed."""
    mapped: Mapped = attrs.field(repr=False)
    """What the document makes of the record, with the reasons."""

    @property
    def passed(self) -> bool:
        """Whether everything is as expected."""
        return not self.differences

    def __str__(self) -> str:
        head = f"{'ok  ' if self.passed else 'FAIL'} {self.example.name} ({self.example.source})"
        return "\n".join([head, *(f"       {difference}" for difference in self.differences)])


class ExampleResults(tuple[ExampleResult, ...], InTables):
    """How the examples of a document went, in their order."""

    __slots__ = ()

    @property
    def passed(self) -> bool:
        """Whether all examples came out as expected; also where there is none."""
        return not self.failed

    @property
    def failed(self) -> ExampleResults:
        """Those with a difference."""
        return ExampleResults(result for result in self if not result.passed)

    @property
    def overview(self) -> Overview:
        """A row for each example."""
        return Overview(
            title="Examples",
            columns=("example", "source", "result", "differences"),
            rows=tuple(
                (
                    each.example.name,
                    each.example.source,
                    "ok" if each.passed else "fails",
                    "\n".join(each.differences),
                )
                for each in self
            ),
        )

    def __str__(self) -> str:
        count = len(self) - len(self.failed)
        return "\n".join([*map(str, self), f"{count} of {len(self)} examples pass."])


def check(
    examples: Iterable[Example], resolve: Callable[[ExpenseRecord], Mapped]
) -> ExampleResults:
    """What the document makes of its examples, compared with what they expect."""
    results: list[ExampleResult] = []
    for example in examples:
        mapped = resolve(example.record)
        results.append(
            ExampleResult(
                example=example, differences=tuple(_differences(example, mapped)), mapped=mapped
            )
        )
    return ExampleResults(results)


def _differences(example: Example, mapped: Mapped) -> Iterator[str]:
    codes = sorted({problem.code for problem in mapped.problems})
    if mapped.skipped is not None:
        codes.append(mapped.skipped.code)
    if example.problems:
        if example.problems != tuple(codes):
            found = ", ".join(codes) or "none"
            yield f"problem: expected {', '.join(example.problems)}, found {found}"
        return
    if mapped.posting is not None and not codes:
        yield from _posting_differences(example, mapped, mapped.posting)
        return
    yield from (f"problem {problem.code}: {problem}" for problem in mapped.problems)
    if mapped.skipped is not None:
        yield f"{mapped.skipped.code}: {mapped.skipped.message}"


def _posting_differences(example: Example, mapped: Mapped, posting: Posting) -> Iterator[str]:
    for name, expected, found in (
        ("posting_kind", example.posting_kind or None, mapped.posting_kind),
        ("vat_amount", example.vat_amount, posting.vat),
        ("posting_date", example.posting_date, mapped.posting_date),
    ):
        if expected is not None and expected != found:
            yield f"{name}: expected {expected}, found {found or 'none'}"
    credits = [entry for entry in posting.entries if entry.role == "credit"]
    if example.credit and not any(_is_credit(example.credit, entry) for entry in credits):
        found = ", ".join(f"{entry.account_type}:{entry.number}" for entry in credits)
        yield f"credit: expected {example.credit}, found {found or 'none'}"
    if example.lines:
        yield from _line_differences(
            example.lines, [entry for entry in posting.entries if entry.role in LINE_ROLES]
        )


def _is_credit(expected: str, entry: PostingEntry) -> bool:
    type, colon, number = expected.partition(":")
    if not colon:
        return key(expected) == key(entry.number)
    return key(type) == entry.account_type and key(number) == key(entry.number)


def _line_differences(
    expected: Sequence[ExpectedLine], found: Sequence[PostingEntry]
) -> Iterator[str]:
    left = list(found)
    missing: list[ExpectedLine] = []
    # Lines that say the most choose first, so that one that says little takes what is left.
    for line in sorted(expected, key=_openness):
        entry = next((entry for entry in left if line.fits(entry)), None)
        if entry is None:
            missing.append(line)
        else:
            left.remove(entry)
    order = {line.source: place for place, line in enumerate(expected)}
    for line in sorted(missing, key=lambda line: order[line.source]):
        yield f"line expected: {line} ({line.source})"
    for entry in left:
        yield f"line found:    {line_text(entry.number, entry.amount, entry.vat_code, entry.dimensions)}"


def _openness(line: ExpectedLine) -> int:
    return [
        bool(line.account),
        line.net is not None,
        bool(line.vat),
        line.dimensions is not None,
    ].count(False)
