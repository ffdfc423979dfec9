"""How is a decision told to a reader in finance: as text, in a terminal, as HTML?"""

from __future__ import annotations

import html
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from .posting import JournalDraft, Posting, PostingEntry, PurchaseInvoiceDraft
from .trail import Because, Problem, Skipped

if TYPE_CHECKING:
    from rich.console import Group

__all__ = ["Story", "as_html", "as_rich", "explain"]


_LABEL: Final = "text-align: left; font-weight: normal; overflow-wrap: anywhere"


class Story(Protocol):
    """What can be told: a mapped record, or a change of a plan that was made from one."""

    @property
    def record_key(self) -> str:
        """Which record."""
        ...

    @property
    def document_name(self) -> str:
        """Of the mapping document."""
        ...

    @property
    def document_hash(self) -> str:
        """Of the mapping document."""
        ...

    @property
    def invoice(self) -> PurchaseInvoiceDraft | None:
        """What is to be written."""
        ...

    @property
    def posting(self) -> Posting | None:
        """What it will book."""
        ...

    @property
    def trail(self) -> tuple[Because, ...]:
        """The decisions."""
        ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be decided."""
        ...

    @property
    def skipped(self) -> Skipped | None:
        """Why there is nothing to post."""
        ...


class _Amounts(NamedTuple):
    """A line of the posting for a reader."""

    label: str
    amount: Decimal
    local: Decimal | None


def explain(mapped: Story) -> str:
    """The whole story of a record as text."""
    lines = [f"{mapped.record_key}: {_outcome(mapped)}", _version(mapped)]
    amounts = _amounts(mapped.posting)
    if amounts:
        width = max(len(each.label) for each in amounts)
        local = _local_currency(mapped.posting)
        lines.append("")
        lines += [
            f"  {each.label:<{width}}  {each.amount:>12}"
            + (f"  {each.local:>12} {local}" if local and each.local is not None else "")
            for each in amounts
        ]
    for because in mapped.trail:
        heading, *reasons = _because(because)
        lines += ["", heading, *(f"  {reason}" for reason in reasons)]
    for problem in mapped.problems:
        lines += ["", f"PROBLEM  {problem.field} [{problem.code}]"]
        lines += [f"  {problem.message}", f"  What to do: {problem.fix}"]
    return "\n".join(lines)


def as_rich(mapped: Story) -> Group:
    """The whole story of a record for a terminal of rich (extra ``cli``)."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    parts: list[Text | Table | Padding] = [
        Text(f"{mapped.record_key}: {_outcome(mapped)}", style="bold"),
        Text(_version(mapped), style="dim"),
    ]
    amounts = _amounts(mapped.posting)
    if amounts and mapped.posting is not None:
        local = _local_currency(mapped.posting)
        table = Table("", mapped.posting.currency, *([local] if local else []), box=None)
        for column in table.columns[1:]:
            column.justify = "right"
        for each in amounts:
            row = [each.label, str(each.amount), *([_text(each.local)] if local else [])]
            table.add_row(*(Text(cell) for cell in row))
        parts.append(table)
    for because in mapped.trail:
        heading, *reasons = _because(because)
        parts.append(Text(f"\n{heading}", style="yellow" if because.is_default else "bold"))
        parts += [Padding(Text(reason), (0, 0, 0, 2)) for reason in reasons]
    for problem in mapped.problems:
        parts.append(Text(f"\n{problem.field} [{problem.code}]", style="bold red"))
        parts.append(Padding(Text(f"{problem.message}\nWhat to do: {problem.fix}"), (0, 0, 0, 2)))
    return Group(*parts)


def as_html(mapped: Story) -> str:
    """The whole story of a record as a piece of HTML, without style and script."""
    parts = [
        '<section class="factorial-erp-story">',
        _element("h3", f"{mapped.record_key}: {_outcome(mapped)}"),
        _element("p", _version(mapped)),
        *_html_amounts(mapped.posting),
    ]
    for problem in mapped.problems:
        parts += [
            "<p>",
            _element("strong", f"{problem.field} [{problem.code}]"),
            f" {html.escape(problem.message)} ",
            _element("em", f"What to do: {problem.fix}"),
            "</p>",
        ]
    if mapped.trail:
        parts.append("<dl>")
        for because in mapped.trail:
            heading, *reasons = _because(because)
            parts.append(f"<dt>{_element('strong', heading)}</dt>")
            parts += [_element("dd", reason) for reason in reasons]
        parts.append("</dl>")
    parts.append("</section>")
    return "\n".join(parts)


def _html_amounts(posting: Posting | None) -> Iterator[str]:
    amounts = _amounts(posting)
    if posting is None or not amounts:
        return
    local = _local_currency(posting)
    heads = [posting.currency, *([local] if local else [])]
    yield '<table><thead><tr><th scope="col" style="text-align: left">entry</th>' + "".join(
        f'<th scope="col" style="text-align: right">{html.escape(head)}</th>' for head in heads
    )
    yield "</tr></thead><tbody>"
    for each in amounts:
        cells = [str(each.amount), *([_text(each.local)] if local else [])]
        yield f'<tr><th scope="row" style="{_LABEL}">{html.escape(each.label)}</th>' + "".join(
            f'<td style="text-align: right">{html.escape(cell)}</td>' for cell in cells
        )
        yield "</tr>"
    yield "</tbody></table>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{html.escape(text)}</{name}>"


def _text(amount: Decimal | None) -> str:
    return "" if amount is None else str(amount)


def _version(mapped: Story) -> str:
    return f"Mapping {mapped.document_name!r}, version {mapped.document_hash[:12]}"


def _outcome(mapped: Story) -> str:
    if mapped.skipped is not None:
        return f"not posted. {mapped.skipped.message}"
    posting = mapped.posting
    if posting is None:
        count = len(mapped.problems)
        return f"cannot be posted: {count} problem{'' if count == 1 else 's'}"
    total = f"{posting.gross} {posting.currency}"
    journal: JournalDraft | None = getattr(mapped, "journal", None)
    if mapped.invoice is not None:
        what = {"invoice": "purchase invoice", "credit_memo": "purchase credit memo"}
        draft = mapped.invoice
        return (
            f"{what[draft.document_type]} {draft.vendor_invoice_number} of vendor "
            f"{draft.vendor_number}, {total}"
        )
    if journal is not None:
        return f"journal {journal.document_number}, {total}"
    return f"posting for a file, {total}"


def _local_currency(posting: Posting | None) -> str:
    """The local currency where it is another than the document's."""
    if posting is None or posting.local_currency == posting.currency:
        return ""
    return posting.local_currency


def _amounts(posting: Posting | None) -> list[_Amounts]:
    """The entries for a reader: those with the same label together, VAT with its base."""
    if posting is None:
        return []
    bases: dict[tuple[str, str], Decimal] = {}
    for tax in posting.taxes:  # of a journal one for each line
        name = (tax.vat_code, tax.kind)
        bases[name] = bases.get(name, Decimal(0)) + tax.base
    taxed: dict[tuple[str, str], str] = {
        (tax.vat_code, tax.kind): f"{tax.vat_code} ({tax.percent} % of "
        f"{bases[tax.vat_code, tax.kind]})"
        for tax in posting.taxes
    }
    found: dict[str, _Amounts] = {}
    for entry in posting.entries:
        label = _label(entry, taxed)
        before = found.get(label)
        if before is None:
            found[label] = _Amounts(label, entry.amount, entry.amount_lcy)
            continue
        local = None
        if before.local is not None and entry.amount_lcy is not None:
            local = before.local + entry.amount_lcy
        found[label] = _Amounts(label, before.amount + entry.amount, local)
    return list(found.values())


def _label(entry: PostingEntry, taxed: dict[tuple[str, str], str]) -> str:
    owner = f"{entry.account_type} {entry.number}"
    match entry.role:
        case "vat":
            return f"VAT {taxed.get((entry.vat_code, 'normal'), entry.vat_code)}"
        case "reverse_charge":
            what = taxed.get((entry.vat_code, "reverse_charge"), entry.vat_code)
            return f"reverse charge {what}, in and out"
        case "non_deductible":
            return f"{owner} (VAT that is not reclaimed)"
        case "rounding":
            return f"{owner} (rounding)"
        case "withholding":
            return f"{owner} (withheld)"
        case "receivable":
            return f"{owner} (owes it)"
        case _:
            return owner


def _because(because: Because) -> list[str]:
    lines = [
        f"{because.field}: {because.value or '(blank)'}{'  [default]' if because.is_default else ''}"
    ]
    lines.append(f"Because {because.reason} [{because.step}].")
    lines += [f"Asked before: {step}: {reason}." for step, reason in because.tried]
    lines += [f"Came close: {id} {reason}." for id, reason in because.lost]
    if because.rule_id is not None:
        after = (
            f"{because.runner_up} would decide" if because.runner_up else "the next step is asked"
        )
        lines.append(f"Without {because.rule_id}: {after}.")
    lines += [f"What would change it: {id} would decide {what}." for id, what in because.nearest]
    return lines
