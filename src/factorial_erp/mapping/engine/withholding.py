"""What is kept from a supplier for the tax office, and what is left to be paid?

Whole numbers here count the smallest units of the document's currency.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..match import key
from ..money import as_text, from_quanta
from ..records.expense import TaxPart
from ..rules import facts_of_part
from ..vat import Treatment, vat_of
from .amounts import count_of
from .chain import Case, Reason
from .desk import Currency
from .drafting import Amount, Line
from .story import Story

__all__ = ["Withheld", "withhold"]


class Withheld(NamedTuple):
    """What is withheld of a record."""

    payable: Amount
    """What is left to be paid."""
    whole: Amount | None
    """The total with VAT, of which it is withheld; ``None`` where that cannot be told."""
    lines: tuple[Line, ...]
    """Without VAT; their amounts are negative."""


class _Part(NamedTuple):
    rate: Decimal
    base: int | None
    amount: int


def withhold(story: Story, amount: Amount, currency: Currency, *, country: str | None) -> Withheld:
    """
    Make a line of each withholding of a record, on the account of its row in taxes.csv.

    The amount that is withheld is the stated one; what is not stated is computed.

    Args:
        amount: The total as Factorial has it, before or after what is withheld.
        country: The supplier's.
    """
    return _Withholding(story, amount, currency, country).run()


class _Withholding:
    """One run over what a record withholds."""

    def __init__(
        self, story: Story, amount: Amount, currency: Currency, country: str | None
    ) -> None:
        self._story = story
        self._record = story.record
        self._amount = amount
        self._currency = currency
        self._country = country

    def run(self) -> Withheld:
        parts = [self._part(stated) for stated in self._record.withholdings]
        known = [part for part in parts if isinstance(part, _Part)]
        for part in parts:
            if isinstance(part, str):
                self._refuse(part)
        if len(known) < len(parts):
            return Withheld(self._amount, None, ())
        lines = [line for part in known if part.amount for line in self._lines(part)]
        withheld = sum(part.amount for part in known)
        payable = whole = self._amount
        if self._is_before(withheld):
            payable = whole._replace(gross=whole.gross - withheld)
            self._story.because(
                "amount",
                self._money(payable.gross),
                "withholding",
                f"the taxed parts sum to the total of {self._money(whole.gross)}, so what is withheld is "
                "still in it",
            )
        else:
            whole = payable._replace(gross=payable.gross + withheld)
        if payable.gross <= 0:
            self._story.problem(
                "withholding_too_large",
                "withholding",
                self._money(withheld),
                f"Of {self._money(whole.gross)}, {self._money(withheld)} are withheld, so nothing is left "
                "to be paid.",
                "Correct the taxes or the total in Factorial.",
            )
        return Withheld(payable, whole, tuple(lines))

    def _lines(self, part: _Part) -> list[Line]:
        """The line of a withholding; none where that is a problem."""
        treatment = self._treatment(part)
        if treatment is None:
            return []
        self._note(part, treatment)
        return [Line(-part.amount, 0, treatment, treatment.vat_account, (), "withholding")]

    def _part(self, stated: TaxPart) -> _Part | str:
        """The figures of a withholding, without their signs, or why they cannot be used."""
        cents = (stated.base_cents, stated.tax_cents)
        base, tax = (None if each is None else self._count(abs(each)) for each in cents)
        if (base, tax).count(None) != cents.count(None):
            return "its amounts have more decimals than the books"
        rate = None if stated.rate is None else abs(stated.rate)
        if rate is None or not rate.is_finite() or rate > 100:
            return "it has no rate from 0 to 100 %"
        if base is None:
            base = self._taxed_base() if tax is None else None
        if tax is not None:
            if base is not None and abs(vat_of(base, rate) - tax) > self._currency.tolerance:
                return (
                    f"{as_text(rate)} % of {self._money(base)} are "
                    f"{self._money(vat_of(base, rate))} and not {self._money(tax)}"
                )
            return _Part(rate, base, tax)
        if base is None:
            return "neither its amount nor its base is stated"
        return _Part(rate, base, vat_of(base, rate))

    def _refuse(self, why: str) -> None:
        stated = "; ".join(
            f"{part.rate} %: base {part.base_cents}, withheld {part.tax_cents} cents"
            for part in self._record.withholdings
        )
        self._story.problem(
            "withholding_invalid",
            "withholding",
            stated,
            f"What the invoice withholds cannot be used: {why}.",
            "Correct the taxes of the document in Factorial, or vat_tolerance in mapping.toml.",
        )

    def _taxed_base(self) -> int | None:
        """The base of all taxes of the record, where each states one."""
        bases = [
            None if part.base_cents is None else self._count(abs(part.base_cents))
            for part in self._record.taxes
        ]
        known = [base for base in bases if base is not None]
        return sum(known) if known and len(known) == len(bases) else None

    def _treatment(self, part: _Part) -> Treatment | None:
        record, rate = self._record, part.rate
        facts = facts_of_part(
            record,
            amount=None,
            country=self._country,
            rate=rate,
            cost_centers=record.cost_centers,
        )
        case = Case(
            record=record,
            books=self._story.desk.books,
            facts=facts,
            rate=rate,
            cost_centers=record.cost_centers,
        )
        answer = self._story.desk.withholding.walk(case, part=f"{as_text(rate)} %")
        if isinstance(answer, Reason):
            self._story.items.append(answer)
            return self._story.desk.tables.withholdings[key(answer.value)]
        if not answer.code.endswith("_undecided"):
            self._story.problems.append(answer)
            return None
        country = self._country or "an unknown country"
        self._story.problem(
            "withholding_undecided",
            "withholding",
            f"{as_text(rate)} %",
            f"The supplier's invoice withholds {as_text(rate)} % of income tax, "
            f"{self._money(part.amount)}, and no row of taxes.csv says on which account that is owed.",
            f"Add a row for {as_text(rate)} % from {country} to taxes.csv with kind withholding and the "
            "account in vat_account.",
        )
        return None

    def _is_before(self, withheld: int) -> bool:
        """Whether the total still has in it what is withheld: then the taxed parts sum to it."""
        total = 0
        for part in self._record.taxes:
            if part.base_cents is None or part.tax_cents is None:
                return False
            total += abs(self._count(part.base_cents + part.tax_cents) or 0)
        return (
            withheld > self._currency.tolerance
            and bool(self._record.taxes)
            and abs(total - self._amount.gross) <= self._currency.tolerance
        )

    def _note(self, part: _Part, treatment: Treatment) -> None:
        of = "" if part.base is None else f" of {self._money(part.base)}"
        self._story.because(
            "withheld",
            self._money(part.amount),
            "withholding",
            f"the supplier's invoice withholds {as_text(part.rate)} %{of}; account "
            f"{treatment.vat_account} owes it to the tax office ({treatment.source}), and the supplier "
            "gets the rest",
        )

    def _money(self, count: int) -> str:
        return str(from_quanta(count, self._amount.decimals))

    def _count(self, cents: int) -> int | None:
        return count_of(cents, self._currency)
