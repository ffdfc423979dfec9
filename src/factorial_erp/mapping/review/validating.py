"""Is everything that a document names in the books, and was it there before?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import attrs

from ..books import Books
from .overview import InTables, Overview
from .references import Checker, Reference, references
from .telling import Group, Told, grouped, tell
from .verdict import Verdict

if TYPE_CHECKING:
    from ..document import MappingDocument

__all__ = ["Answer", "Validation", "beyond_checking", "validate"]


@attrs.frozen(kw_only=True)
class Answer:
    """What the books say to one cell of the document."""

    state: Literal["ok", "wrong", "unverifiable"]
    """``unverifiable``: nobody can tell through this API, which is not the same as being right."""
    code: str
    """Stable, for programs; ``ok`` where nothing is wrong."""
    source: str
    """File and row: ``rules.csv:14``."""
    id: str = ""
    column: str = ""
    value: str = ""
    message: str = ""
    fix: str = ""
    is_draft: bool = False
    """The row is a suggestion, which decides nothing."""
    since: bool | None = None
    """It was right in the earlier books, and is wrong now; ``None`` where no earlier ones were given."""

    def __str__(self) -> str:
        since = " Since the earlier books." if self.since else ""
        return f"{self.state} {self.source}: {self.message or self.value} {self.fix}{since}".strip()


@attrs.frozen(kw_only=True)
class Validation(InTables):
    """A document compared with the books of a company."""

    company: str
    document_name: str
    document_hash: str
    answers: tuple[Answer, ...]
    """In the order of the document; what is beyond checking as a whole stands at the end."""

    def of(self, state: Literal["ok", "wrong", "unverifiable"]) -> tuple[Answer, ...]:
        """The answers of one state; wrong ones of drafts, which decide nothing, are among them."""
        return tuple(answer for answer in self.answers if answer.state == state)

    @property
    def drift(self) -> tuple[Answer, ...]:
        """What was right in the earlier books, and is wrong now."""
        return tuple(answer for answer in self.answers if answer.since)

    @property
    def is_valid(self) -> bool:
        """Nothing in force is wrong; something may still be unverifiable."""
        return not any(answer.state == "wrong" and not answer.is_draft for answer in self.answers)

    @property
    def overview(self) -> Overview:
        """A row for each answer."""
        return Overview(
            title=f"{self.document_name} in the books of {self.company or 'the company'}",
            columns=("state", "source", "id", "column", "value", "code", "since", "message", "fix"),
            rows=tuple(
                (
                    each.state,
                    each.source,
                    each.id,
                    each.column,
                    each.value,
                    each.code,
                    "" if each.since is None else ("yes" if each.since else "no"),
                    each.message,
                    each.fix,
                )
                for each in self.answers
            ),
        )

    def summary(self) -> str:
        """Counts in one line."""
        counts = [f"{len(self.of(state))} {state}" for state in ("ok", "wrong", "unverifiable")]
        drafts = sum(answer.is_draft for answer in self.of("wrong"))
        if drafts:
            counts[1] += f" ({drafts} in suggestions, which decide nothing)"
        if self.drift:
            counts[-1] += f"; {len(self.drift)} since the earlier books"
        return ", ".join(counts)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is not right, by what mends it."""
        return grouped(self._told())

    def _told(self) -> Iterator[Told]:
        for each in self.answers:
            if each.state != "ok":
                since = " Since the earlier books." if each.since else ""
                message = (each.message or each.value) + since
                yield Told(
                    state=each.state,
                    source=each.source,
                    message=message,
                    fix=each.fix,
                    code=each.code,
                )

    def __str__(self) -> str:
        return "\n".join([*tell(self._told()), self.summary()])


def validate(document: MappingDocument, books: Books, earlier: Books | None = None) -> Validation:
    """
    Compare everything that a document names with the books.

    Args:
        earlier: Books as they were when the document was right, to tell what changed since.
    """
    checker = Checker(document, books)
    before = None if earlier is None else Checker(document, earlier)
    answers = [
        *_company(document, books),
        *(_answer(each, checker.check(each), before) for each in _references(document, books)),
        *beyond_checking(document, books),
    ]
    return Validation(
        company=books.company,
        document_name=document.name,
        document_hash=document.hash,
        answers=tuple(answers),
    )


def _references(document: MappingDocument, books: Books) -> Iterator[Reference]:
    return references(document, with_setup=books.vat_setup is not None)


def _answer(reference: Reference, verdict: Verdict, before: Checker | None) -> Answer:
    state = "ok" if verdict.state == "doubtful" else verdict.state
    since = None
    if before is not None:
        since = state == "wrong" and before.check(reference).state in ("ok", "doubtful")
    return Answer(
        state=state,
        code=verdict.code,
        source=reference.source,
        id=reference.id,
        column=reference.column,
        value=reference.value,
        message=verdict.message,
        fix=verdict.fix,
        is_draft=reference.is_draft,
        since=since,
    )


def _company(document: MappingDocument, books: Books) -> Iterator[Answer]:
    companies = tuple(dict.fromkeys(document.settings.entities.values()))
    if not companies or not books.company:
        return
    known = books.company.strip().casefold() in {each.strip().casefold() for each in companies}
    yield Answer(
        state="ok" if known else "wrong",
        code="ok" if known else "company_unmapped",
        source=document.settings.source("entities"),
        id="entities",
        column="entities",
        value=books.company,
        message=""
        if known
        else f"No legal entity belongs to the company {books.company}; named are {', '.join(companies)}.",
        fix="" if known else "Write the company's name there as Business Central has it.",
    )


def beyond_checking(document: MappingDocument, books: Books) -> Iterator[Answer]:
    """What neither the standard API nor an export shows, as far as the document depends on it."""
    taxes = document.rows("taxes.csv")
    codes = sorted({row.text("vat_code") for row in taxes})
    dimensions = document.settings.dimension_sources
    suppliers = document.rows("suppliers.csv")
    groups = (
        [group for group in books.vat_setup.business_groups if group] if books.vat_setup else []
    )
    if codes and len(groups) > 1:
        yield _beyond(
            "vendor_vat_group",
            taxes[0].file,
            ", ".join(groups),
            "The API does not show which VAT business group a vendor has, so that another pair of the set-up "
            "may apply than the one that each row was compared with.",
            "Look at the vendor cards in Business Central, and fill in business_group.",
        )
    if codes and books.vat_setup is None:
        yield _beyond(
            "vat_setup",
            taxes[0].file,
            ", ".join(codes),
            "The API does not show the VAT posting set-up: whether these VAT codes go with the "
            "vendors' VAT business groups, and with which percent, kind and accounts.",
            "Export the page VAT Posting Setup from Business Central, and give it to "
            "Books.with_vat_setup or --vat-setup.",
        )
    if dimensions:
        yield _beyond(
            "dimension_blocking",
            document.settings.file,
            ", ".join(dimensions),
            "The API does not show which dimension values and combinations are blocked.",
            "Look into Dimensions in Business Central.",
        )
    if any(row.text("iban") for row in suppliers):
        yield _beyond(
            "vendor_iban",
            suppliers[0].file,
            "",
            "The API does not show the bank accounts of vendors, so no IBAN was compared.",
            "Look at the vendor cards in Business Central.",
        )
    yield _beyond(
        "posting_windows",
        document.settings.file,
        "",
        "The API does not show the posting windows of users and journal templates, which rank above "
        "those of the company.",
        "Look into User Setup in Business Central, for the user of this app.",
    )


def _beyond(code: str, source: str, value: str, message: str, fix: str) -> Answer:
    return Answer(
        state="unverifiable",
        code=f"{code}_unverifiable",
        source=source,
        value=value,
        message=message,
        fix=fix,
    )
