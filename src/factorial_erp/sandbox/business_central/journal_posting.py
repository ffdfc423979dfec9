"""What happens when a journal is posted? All its lines at once, VAT line by line, payments settled."""

from __future__ import annotations

from decimal import Decimal

from .attachments import move
from .books import ZERO, Books
from .dimensions import check_dimensions
from .facts import NO_ID
from .journals import ACCOUNTS, JOURNALS, LINES, TEMPLATES
from .ledger import Posting, VatAmount, check_date, enter, enter_vat, settle
from .posting import pay
from .refusals import rule, unrelated
from .store import Row
from .vat import VatSetup, journal_vat

__all__ = ["post_journal"]


def post_journal(books: Books, journal: Row) -> None:
    """
    Post all lines of a batch, whoever wrote them; one that cannot be posted stops all. Then AL commits.

    Raises:
        Refused: 400, there is nothing, it does not balance, or a line is not allowed.
    """
    lines = _lines(books, journal)
    if not lines:
        raise rule("There is nothing to post.")
    if books.posts_in_background:
        books.queued.append(journal["id"])
        return
    _check(books, journal, lines)
    numbers = _numbers(books, journal, lines)
    books.commit()
    for number, group in numbers:
        postings = [each for _, line in group for each in _sides(books, journal, line)]
        day = group[0][1]["postingDate"]
        type = "Payment" if group[0][0] != "journalLines" else " "
        rows = enter(books, postings, day=day, number=number, type=type, rate=Decimal(1))
        for name, line in group:
            entry = next(
                row for row, each in zip(rows, postings, strict=True) if each.owner is line
            )
            move(books, ("journalLines", line["id"]), entry["id"])
            _after(books, name, line, number)
    for name, line in lines:
        books.remove(name, line["id"])
    if not journal.get("_series"):
        # A batch without a number series keeps one empty line.
        blank = {"journalId": journal["id"], "lineNumber": 10000, "postingDate": books.today}
        books.add(_lines_name(journal), blank, key=f"{journal['id']}/blank/{books.fresh_key()}")
    books.commit()


def _lines_name(journal: Row) -> str:
    template = journal["templateDisplayName"]
    name = next((n for n, each in TEMPLATES.items() if each == template), "journals")
    return LINES[name]


def _lines(books: Books, journal: Row) -> list[tuple[str, Row]]:
    found = [
        (name, line)
        for name in JOURNALS
        for line in books.tables[name].values()
        if line["journalId"] == journal["id"] and line["amount"]
    ]
    return sorted(found, key=lambda each: int(each[1]["lineNumber"]))


def _numbers(
    books: Books, journal: Row, lines: list[tuple[str, Row]]
) -> list[tuple[str, list[tuple[str, Row]]]]:
    """Return the lines by posting date and document number, which a posting series replaces."""
    groups: dict[tuple[str, str], list[tuple[str, Row]]] = {}
    for name, line in lines:
        key = (line["postingDate"], line["documentNumber"])
        groups.setdefault(key, []).append((name, line))
    series = journal.get("_posting_series")
    return [
        (books.next_number(series) if series else number, group)
        for (_, number), group in groups.items()
    ]


def _check(books: Books, journal: Row, lines: list[tuple[str, Row]]) -> None:
    balances: dict[tuple[str, str], Decimal] = {}
    expected = books.series.get(journal.get("_series", ""))
    for name, line in lines:
        check_date(books, line["postingDate"])
        table = ACCOUNTS.get(line.get("accountType", ""))
        number = line.get("accountNumber")
        account = books.find(table, "number", number) if table and number else None
        check_dimensions(books, line, *([account] if account is not None else []))
        if not line["documentNumber"]:
            raise rule("Document No. must have a value in the journal line.")
        if expected and line["documentNumber"] != expected and not books.allows_manual_numbers:
            raise rule(f"You have to post the document number {expected} first.")
        if name == "vendorPayments" and line["amount"] < 0:
            raise rule("Amount must be positive in a payment to a vendor.")
        key = (line["postingDate"], line["documentNumber"])
        is_balanced = bool(_balancing(books, journal, line))
        balances[key] = balances.get(key, ZERO) + (ZERO if is_balanced else line["amount"])
    for (day, number), balance in balances.items():
        if balance:
            raise rule(f"Document No. {number} is out of balance by {balance} on {day}.")


def _balancing(books: Books, journal: Row, line: Row) -> str:
    """Return the G/L account that balances a line."""
    number = line.get("balancingAccountNumber", journal["balancingAccountNumber"])
    if not number:
        return ""
    return _gl_account(books, line.get("balanceAccountType", "G/L Account"), number)


def _gl_account(books: Books, type: str, number: str) -> str:
    """Return the G/L account that an account of a journal line is posted to."""
    table = ACCOUNTS.get(type)
    account = books.find(table, "number", number) if table else None
    if account is None:
        raise unrelated(f"The {type} {number} does not exist.")
    if type == "G/L Account":
        return number
    found = books.payables.get(account.get("_posting_group", ""), account.get("_gl_account", ""))
    if not found:
        raise rule(f"The posting group of the {type} {number} has no G/L account.")
    return str(found)


def _vat_setup(books: Books, line: Row) -> VatSetup | None:
    """Return the VAT of a line: only where the batch copies the VAT set-up, and with an account that has none."""
    code = line.get("taxCode")
    if not (books.journals_have_vat and code and line["accountType"] == "G/L Account"):
        return None
    setup = books.vat_setup.get((books.journal_vat_group, code))
    if setup is None:
        raise rule(
            f"The VAT Posting Setup does not exist. Fields: '{books.journal_vat_group}', '{code}'."
        )
    return setup


def _sides(books: Books, journal: Row, line: Row) -> list[Posting]:
    amount, text = line["amount"], line["description"]
    if "accountType" in line:
        account = _gl_account(books, line["accountType"], line["accountNumber"])
    else:
        kind = "Vendor" if "vendorNumber" in line else "Customer"
        account = _gl_account(books, kind, line[f"{kind.lower()}Number"])
    found: list[Posting] = []
    setup = _vat_setup(books, line)
    if setup is None:
        found.append(Posting(account=account, amount=amount, text=text, owner=line))
    else:
        vat = journal_vat(amount, setup, books.precision)
        found.append(Posting(account=account, amount=amount - vat.vat, text=text, owner=line))
        lost = vat.non_deductible
        if lost:
            to = setup.non_deductible_account or account
            found.append(Posting(account=to, amount=lost, text=text, owner=line))
        if vat.vat - lost and not vat.reverse_charge:
            found.append(Posting(account=setup.purchase_account, amount=vat.vat - lost, text=text))
        if vat.reverse_charge:
            charge = vat.reverse_charge
            found.append(Posting(account=setup.purchase_account, amount=charge - lost, text=text))
            found.append(Posting(account=setup.reverse_account, amount=-charge, text=text))
    balancing = _balancing(books, journal, line)
    if balancing:
        found.append(Posting(account=balancing, amount=-amount, text=text, owner=line))
    return found


def _after(books: Books, name: str, line: Row, number: str) -> None:
    """Write VAT entries, and settle what a payment pays."""
    setup = _vat_setup(books, line)
    if setup is not None:
        vat = journal_vat(line["amount"], setup, books.precision)
        base = line["amount"] - vat.vat
        amount = vat.vat + vat.reverse_charge
        entry = VatAmount(setup=setup, base=base, amount=amount, non_deductible=vat.non_deductible)
        enter_vat(books, number, [entry], Decimal(1))
    vendor = None
    if name == "vendorPayments":
        vendor = books.tables["vendors"][line["vendorId"]]
    elif line.get("accountType") == "Vendor":
        vendor = books.find("vendors", "number", line["accountNumber"])
    if vendor is not None:
        settle(books, vendor, -line["amount"], is_purchase=False)
    invoice = books.tables["purchaseInvoices"].get(line.get("appliesToInvoiceId", NO_ID))
    if name == "vendorPayments" and invoice is not None:
        # The payment is in local currency; so is what it settles.
        paid = min(line["amount"] / invoice["_rate"], invoice["_remaining"])
        pay(books, "purchaseInvoices", invoice, -paid)
