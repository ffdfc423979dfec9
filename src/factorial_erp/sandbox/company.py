"""What does one company hold, and what happens when it is written to? Validation, totals, posting."""

from __future__ import annotations

import base64
import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from .entity_sets import ENUMS, SETS, Field, entity_set
from .posting import LineAmount, VatSetup, document_vat, rounded, to_local, vat_setups

__all__ = ["Company", "Refused", "Row", "key_of"]

Row = dict[str, Any]

ZERO = Decimal(0)
NO_ID = "00000000-0000-0000-0000-000000000000"
NO_DATE = "0001-01-01"

CODES = frozenset(
    {
        "number",
        "code",
        "valueCode",
        "vendorNumber",
        "payToVendorNumber",
        "vendorInvoiceNumber",
        "lineObjectNumber",
        "currencyCode",
        "taxCode",
        "documentNumber",
        "externalDocumentNumber",
        "accountNumber",
        "balancingAccountNumber",
    }
)
"""Fields that are stored in upper case."""

DIMENSION_TARGETS = ("purchaseInvoices", "purchaseInvoiceLines", "journalLines")


class Refused(Exception):
    """The server refuses a request."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def _rule(message: str) -> Refused:
    return Refused(400, "Application_DialogException", message)


def _invalid(message: str) -> Refused:
    return Refused(400, "Application_FieldValidationException", message)


def _unrelated(message: str) -> Refused:
    return Refused(400, "Internal_InvalidTableRelation", message)


def key_of(id: str) -> str:
    """Return a key from a URL, without the quotes of text keys."""
    return id.strip("'").lower()


class Company:
    """
    A company of Business Central.

    Args:
        seed: See ``seed/business_central.json``.
        clock: Tells the present.
    """

    def __init__(self, seed: Mapping[str, Any], *, clock: Callable[[], dt.datetime]) -> None:
        self._clock = clock
        self._name = str(seed["name"])
        self._versions = 0
        self.local_currency = str(seed["localCurrencyCode"])
        self.precision = Decimal("0.01")
        """What amounts in local currency are rounded to."""
        self.tables: dict[str, dict[str, Row]] = {name: {} for name in SETS}
        """Rows by id, of each entity set."""
        self.vat_entries: list[Row] = []
        """What posting left in the VAT ledger, which the API does not publish."""
        self.vat_setup: dict[tuple[str, str], VatSetup] = vat_setups(
            seed.get("vatPostingSetup", ())
        )
        self._payables = {
            str(group["code"]): str(group["payablesAccount"])
            for group in seed.get("vendorPostingGroups", ())
        }
        self._blocked_values: set[tuple[str, str]] = set()
        self._must_have_number = bool(seed.get("extDocNoMandatory", True))
        series = seed.get("numberSeries", {})
        self._series = {
            "purchaseInvoice": str(series.get("purchaseInvoice", "107001")),
            "posted": str(series.get("postedPurchaseInvoice", "108001")),
            "vendor": str(series.get("vendor", "V00010")),
        }
        self.row = self._stamped(
            {
                "id": str(seed["id"]),
                "systemVersion": "28.0",
                "timestamp": 1,
                "name": self._name,
                "displayName": str(seed.get("displayName", self._name)),
            },
            "companies",
        )
        self._load(seed)

    @property
    def gl_entries(self) -> list[Row]:
        """General ledger entries in the order of posting."""
        return list(self.tables["generalLedgerEntries"].values())

    @property
    def purchase_invoices(self) -> list[Row]:
        """Drafts and posted invoices."""
        return list(self.tables["purchaseInvoices"].values())

    # Loading

    def _load(self, seed: Mapping[str, Any]) -> None:  # noqa: C901  (one step for each table)
        for name in ("accounts", "employees", "currencies", "paymentTerms", "paymentMethods"):
            for each in seed.get(name, ()):
                self._put(name, each, key=str(each.get("number") or each.get("code")))
        for row in self.tables["employees"].values():
            row["displayName"] = f"{row['givenName']} {row['surname']}".strip()
        for each in seed.get("vendors", ()):
            row = self._put("vendors", each, key=str(each["number"]))
            row["_vat_group"] = str(each.get("vatBusinessPostingGroup", ""))
            row["_posting_group"] = str(each.get("vendorPostingGroup", ""))
            self._show_currency(row)
        for each in seed.get("dimensions", ()):
            dimension = self._put("dimensions", each, key=str(each["code"]))
            for value in each.get("values", ()):
                row = self._put("dimensionValues", value, key=f"{each['code']}/{value['code']}")
                row.update(dimensionId=dimension["id"], _dimension=each["code"])
                if value.get("blocked") or value.get("type", "Standard") != "Standard":
                    self._blocked_values.add((str(each["code"]), str(value["code"])))
        for each in seed.get("defaultDimensions", ()):
            self._load_default_dimension(each)
        for each in seed.get("accountingPeriods", ()):
            self._put("accountingPeriods", each, key=str(each["startingDate"]))
        for each in seed.get("currencyExchangeRates", ()):
            key = f"{each['currencyCode']}/{each['startingDate']}"
            self._put("currencyExchangeRates", each, key=key)
        setup = {
            "allowPostingFrom": seed.get("allowPostingFrom") or NO_DATE,
            "allowPostingTo": seed.get("allowPostingTo") or NO_DATE,
            "localCurrencyCode": self.local_currency,
        }
        self._put("generalLedgerSetup", setup, key="setup")
        self._put("companyInformation", {"displayName": self._name}, key="information")

    def _load_default_dimension(self, each: Mapping[str, Any]) -> None:
        parent = {"Vendor": "vendors", "Employee": "employees"}.get(str(each["parentType"]))
        if parent is None:
            return
        owner = self._by(parent, "number", str(each["parentNumber"]))
        dimension = self._by("dimensions", "code", str(each["dimensionCode"]))
        if owner is None or dimension is None:
            return
        key = f"{each['parentType']}/{each['parentNumber']}/{each['dimensionCode']}"
        row = self._put("defaultDimensions", each, key=key)
        row.update(parentId=owner["id"], dimensionId=dimension["id"])

    def _put(self, name: str, values: Mapping[str, Any], *, key: str) -> Row:
        """Store a row of the seed: unknown keys stay out, absent fields are blank."""
        fields = entity_set(name).fields
        row: Row = {field.name: field.blank for field in fields.values()}
        row.update({k: v for k, v in values.items() if k in fields and v is not None})
        row["id"] = str(values.get("id") or self._id(name, key))
        return self._keep(name, row)

    def _keep(self, name: str, row: Row) -> Row:
        self.tables[name][row["id"]] = self._stamped(row, name)
        return row

    def _id(self, name: str, key: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self._name}/{name}/{key}"))

    def _stamped(self, row: Row, name: str) -> Row:
        """Give a row a new ETag and time of change."""
        self._versions += 1
        tag = base64.b64encode(f"{self._versions:08}".encode()).decode()
        row["@odata.etag"] = f'W/"{tag}"'
        stamp = self._clock().strftime("%Y-%m-%dT%H:%M:%S.") + f"{self._versions % 1000:03}Z"
        for field in ("lastModifiedDateTime", "systemModifiedAt"):
            if field in entity_set(name).fields:
                row[field] = stamp
        return row

    # Reading

    def rows(self, name: str, parent: tuple[str, str] | None) -> list[Row]:
        """Return the rows of a set, or of the part of it that is below a row of another one."""
        if parent is None:
            return list(self.tables[name].values())
        owner = self.get(parent[0], parent[1], None)
        return self.below(owner, name)

    def below(self, row: Row, navigation: str) -> list[Row]:
        """Return what a navigation property of a row leads to."""
        links: dict[str, tuple[str, str]] = {
            "dimensionValues": ("dimensionId", "dimensionValues"),
            "purchaseInvoiceLines": ("documentId", "purchaseInvoiceLines"),
            "journalLines": ("journalId", "journalLines"),
            "defaultDimensions": ("parentId", "defaultDimensions"),
        }
        if navigation == "dimensionSetLines":
            return list(row.get("_dimensions", {}).values())
        if navigation in links:
            field, table = links[navigation]
            found = [each for each in self.tables[table].values() if each[field] == row["id"]]
            return sorted(found, key=lambda each: each.get("sequence", 0))
        to = {
            "vendor": "vendors",
            "currency": "currencies",
            "account": "accounts",
            "dimension": "dimensions",
            "paymentTerm": "paymentTerms",
            "paymentMethod": "paymentMethods",
            "purchaseInvoice": "purchaseInvoices",
            "journal": "journals",
        }.get(navigation)
        if to is None:
            return []
        field = {"paymentTerm": "paymentTermsId", "purchaseInvoice": "documentId"}.get(
            navigation, f"{navigation}Id"
        )
        target = self.tables[to].get(str(row.get(field)))
        return [] if target is None else [target]

    def get(self, name: str, id: str, parent: tuple[str, str] | None) -> Row:
        """Return a row."""
        if name == "dimensionSetLines":
            if parent is None:
                raise _rule("You must read dimension set lines below their parent.")
            table: dict[str, Row] = self.get(parent[0], parent[1], None).get("_dimensions", {})
        else:
            table = self.tables[name]
        row = table.get(id)
        if row is None:
            message = f"The record in table {name} with id {id} cannot be found."
            raise Refused(404, "Internal_RecordNotFound", message)
        return row

    def _by(self, name: str, field: str, value: str) -> Row | None:
        wanted = value.upper()
        return next(
            (row for row in self.tables[name].values() if str(row[field]).upper() == wanted), None
        )

    # Writing

    def create(self, name: str, body: Mapping[str, Any], parent: tuple[str, str] | None) -> Row:
        """Insert a row with what is nested below it; all or nothing."""
        makers: dict[str, Callable[[Mapping[str, Any], tuple[str, str] | None], Row]] = {
            "purchaseInvoices": self._create_invoice,
            "purchaseInvoiceLines": self._create_invoice_line,
            "journalLines": self._create_journal_line,
            "dimensionSetLines": self._create_dimension,
            "vendors": self._create_vendor,
            "journals": self._create_journal,
        }
        maker = makers.get(name)
        if maker is not None:
            return maker(body, parent)
        values = self._checked(name, body)
        key = str(values.get("number") or values.get("code") or self._versions)
        self._refuse_twin(name, key)
        return self._put(name, values, key=key)

    def update(
        self, name: str, id: str, body: Mapping[str, Any], parent: tuple[str, str] | None
    ) -> Row:
        """Change fields of a row."""
        row = self.get(name, id, parent)
        for navigation in entity_set(name).navigation:
            if navigation in body:
                raise Refused(400, "BadRequest", "A deep update is not supported.")
        if name == "dimensionSetLines":
            return self._change_dimension(row, body)
        values = self._checked(name, body)
        invoice = self._invoice_of(name, row)
        if invoice is not None and invoice["status"] != "Draft":
            raise _rule(f"Purchase invoice {invoice['number']} is posted and cannot be changed.")
        if name == "purchaseInvoiceLines":
            self._validate_line(row, values)
        elif name == "purchaseInvoices":
            self._validate_invoice(row, values)
        else:
            row.update(values)
        self._stamped(row, name)
        if invoice is not None:
            self._total(invoice)
        return row

    def delete(self, name: str, id: str, parent: tuple[str, str] | None) -> None:
        """Delete a row and what is below it."""
        row = self.get(name, id, parent)
        if name == "dimensionSetLines" and parent is not None:
            del self.get(parent[0], parent[1], None)["_dimensions"][id]
            return
        invoice = self._invoice_of(name, row)
        if invoice is not None and invoice["status"] != "Draft":
            raise _rule(f"Purchase invoice {invoice['number']} is posted and cannot be deleted.")
        if name == "purchaseInvoices":
            for line in self.below(row, "purchaseInvoiceLines"):
                del self.tables["purchaseInvoiceLines"][line["id"]]
        del self.tables[name][id]
        if name == "purchaseInvoiceLines" and invoice is not None:
            self._total(invoice)

    def _invoice_of(self, name: str, row: Row) -> Row | None:
        if name == "purchaseInvoices":
            return row
        if name == "purchaseInvoiceLines":
            return self.tables["purchaseInvoices"].get(row["documentId"])
        return None

    def _checked(self, name: str, body: Mapping[str, Any]) -> Row:
        """Check the properties of a body and bring them into the stored form."""
        entity = entity_set(name)
        values: Row = {}
        for key, value in body.items():
            field = entity.fields.get(key)
            if field is None:
                message = f"The property '{key}' does not exist on type 'Microsoft.NAV.{name}'."
                raise Refused(400, "BadRequest", message)
            if field.read_only:
                message = f"Control '{key}' is read-only."
                raise Refused(400, "BadRequest_InvalidOperation", message)
            if not field.ignored:
                values[key] = self._stored(field, value)
        return values

    def _stored(self, field: Field, value: Any) -> Any:
        if value is None:
            return field.blank
        if field.type == "enum":
            return _label(field, str(value))
        if field.type in ("dec", "int"):
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                raise Refused(400, "BadRequest", f"Cannot convert the value of {field.name}.")
            return Decimal(value) if field.type == "dec" else int(value)
        if field.type == "bool":
            if not isinstance(value, bool):
                raise Refused(400, "BadRequest", f"Cannot convert the value of {field.name}.")
            return value
        if not isinstance(value, str):
            raise Refused(400, "BadRequest", f"Cannot convert the value of {field.name}.")
        if field.type == "date" and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise Refused(400, "BadRequest", f"{value!r} is no date.")
        if field.max_length is not None and len(value) > field.max_length:
            message = (
                f"The length of the string is {len(value)}, but it must be less than or equal to"
                f" {field.max_length} characters. Value: {field.name}"
            )
            raise Refused(400, "Application_StringExceededLength", message)
        return value.strip().upper() if field.name in CODES else value

    def _refuse_twin(self, name: str, key: str) -> None:
        if self._id(name, key) in self.tables[name]:
            message = f"The record in table {name} already exists."
            raise Refused(400, "Internal_EntityWithSameKeyExists", message)

    def _next(self, series: str) -> str:
        number = self._series[series]
        head, digits = re.fullmatch(r"(.*?)(\d+)", number).groups()  # type: ignore[union-attr]
        self._series[series] = f"{head}{int(digits) + 1:0{len(digits)}}"
        return number

    # Vendors, journals

    def _create_vendor(self, body: Mapping[str, Any], _parent: object) -> Row:
        values = self._checked("vendors", body)
        values["number"] = values.get("number") or self._next("vendor")
        if self._by("vendors", "number", values["number"]):
            message = f"The vendor {values['number']} already exists."
            raise Refused(400, "Internal_EntityWithSameKeyExists", message)
        row = self._put("vendors", values, key=values["number"])
        # A new vendor has no posting groups unless a template gives them, so posting fails later.
        row.update(_vat_group="", _posting_group="")
        self._show_currency(row)
        return row

    def _create_journal(self, body: Mapping[str, Any], _parent: object) -> Row:
        lines = body.get("journalLines", ())
        values = self._checked("journals", {k: v for k, v in body.items() if k != "journalLines"})
        if not values.get("code"):
            raise Refused(400, "BadRequest_RequiredParamNotProvided", "code must be filled in.")
        self._refuse_twin("journals", values["code"])
        row = self._put(
            "journals", {"templateDisplayName": "GENERAL", **values}, key=values["code"]
        )
        for each in lines:
            self._create_journal_line(each, ("journals", row["id"]))
        return row

    def _create_journal_line(self, body: Mapping[str, Any], parent: tuple[str, str] | None) -> Row:
        dimensions = body.get("dimensionSetLines", ())
        plain = {k: v for k, v in body.items() if k != "dimensionSetLines"}
        values = self._checked("journalLines", plain)
        journal = parent[1] if parent else str(values.get("journalId", ""))
        self.get("journals", journal, None)
        present = self.below(self.tables["journals"][journal], "journalLines")
        numbers = [line["lineNumber"] for line in present]
        values["lineNumber"] = values.get("lineNumber") or max(numbers, default=0) + 10000
        if values["lineNumber"] in numbers:
            message = f"The journal line {values['lineNumber']} already exists."
            raise Refused(400, "Internal_EntityWithSameKeyExists", message)
        values.setdefault("accountType", "G/L Account")
        values.setdefault("postingDate", self._today())
        self._resolve_account(values, "accountType", "accountNumber", "accountId")
        row = self._put("journalLines", values, key=f"{journal}/{values['lineNumber']}")
        row.update(journalId=journal, _dimensions={})
        for each in dimensions:
            self._create_dimension(each, ("journalLines", row["id"]))
        return row

    def _resolve_account(self, values: Row, type: str, number: str, id: str) -> None:
        if values.get(type) != "G/L Account":
            return
        if values.get(id):
            values[number] = self.get("accounts", values[id], None)["number"]
        if values.get(number):
            account = self._by("accounts", "number", values[number])
            if account is None:
                raise _unrelated(f"The G/L Account {values[number]} does not exist.")
            values[id] = account["id"]

    # Purchase invoices

    def _create_invoice(self, body: Mapping[str, Any], _parent: object) -> Row:
        nested = ("purchaseInvoiceLines", "dimensionSetLines")
        values = self._checked(
            "purchaseInvoices", {k: v for k, v in body.items() if k not in nested}
        )
        if not values.get("vendorNumber") and values.get("vendorId", NO_ID) == NO_ID:
            raise _rule('"vendorNumber" or "vendorId" must be provided.')
        number = self._next("purchaseInvoice")
        row = self._put("purchaseInvoices", {"number": number}, key=number)
        row.update(status="Draft", _dimensions={})
        made = [("purchaseInvoices", row["id"])]
        try:
            self._validate_invoice(row, values)
            today = self._today()
            for field in ("invoiceDate", "postingDate"):
                row[field] = row[field] if row[field] != NO_DATE else today
            row["dueDate"] = row["dueDate"] if row["dueDate"] != NO_DATE else row["invoiceDate"]
            self._inherit_dimensions(row)
            for each in body.get("dimensionSetLines", ()):
                self._create_dimension(each, made[0])
            for each in body.get("purchaseInvoiceLines", ()):
                line = self._create_invoice_line(each, made[0])
                made.append(("purchaseInvoiceLines", line["id"]))
        except Refused:
            for name, id in made:  # one request is one transaction
                self.tables[name].pop(id, None)
            for line in list(self.tables["purchaseInvoiceLines"].values()):
                if line["documentId"] == row["id"]:
                    del self.tables["purchaseInvoiceLines"][line["id"]]
            raise
        self._total(row)
        return row

    def _validate_invoice(self, row: Row, values: Row) -> None:
        if values.get("vendorId", NO_ID) != NO_ID or values.get("vendorNumber"):
            vendor = self._vendor(values)
            row.update(
                vendorId=vendor["id"],
                vendorNumber=vendor["number"],
                vendorName=vendor["displayName"],
                payToVendorId=vendor["id"],
                payToVendorNumber=vendor["number"],
                payToName=vendor["displayName"],
                currencyCode=vendor["currencyCode"],
                currencyId=vendor["currencyId"],
            )
        row.update({k: v for k, v in values.items() if k not in ("vendorId", "vendorNumber")})
        self._show_currency(row)

    def _vendor(self, values: Row) -> Row:
        by_id = values.get("vendorId", NO_ID)
        vendor = None if by_id == NO_ID else self.tables["vendors"].get(by_id)
        number = values.get("vendorNumber")
        if number:
            found = self._by("vendors", "number", number)
            if found is None:
                raise _unrelated(
                    f"The field Vendor No. contains a value ({number}) that cannot be found."
                )
            if vendor is not None and vendor is not found:
                raise _rule("The vendor number and the vendor id do not match.")
            vendor = found
        if vendor is None:
            raise _unrelated("The vendor cannot be found.")
        if vendor["blocked"] == "All":
            raise _rule(
                f"You cannot create this type of document when Vendor {vendor['number']} is blocked."
            )
        return vendor

    def _show_currency(self, row: Row) -> None:
        """Store the local currency as blank and show its code all the same, as the server does."""
        code = row.get("currencyCode") or self.local_currency
        if code == self.local_currency:
            row.update(currencyCode=code, currencyId=NO_ID)
            return
        currency = self._by("currencies", "code", code)
        if currency is None:
            raise _unrelated(f"The currency {code} does not exist.")
        row.update(currencyCode=currency["code"], currencyId=currency["id"])

    def _create_invoice_line(self, body: Mapping[str, Any], parent: tuple[str, str] | None) -> Row:
        dimensions = body.get("dimensionSetLines", ())
        plain = {k: v for k, v in body.items() if k != "dimensionSetLines"}
        values = self._checked("purchaseInvoiceLines", plain)
        document = parent[1] if parent else str(values.get("documentId", ""))
        invoice = self.get("purchaseInvoices", document, None)
        if invoice["status"] != "Draft":
            raise _rule(f"Purchase invoice {invoice['number']} is posted and cannot be changed.")
        present = self.below(invoice, "purchaseInvoiceLines")
        sequence = max((line["sequence"] for line in present), default=0) + 10000
        line = self._put("purchaseInvoiceLines", {}, key=f"{document}/{sequence}/{self._versions}")
        line.update(documentId=document, sequence=sequence, lineType="Comment", _dimensions={})
        try:
            self._validate_line(line, {k: v for k, v in values.items() if k != "documentId"})
            line["_dimensions"] = {id: dict(each) for id, each in invoice["_dimensions"].items()}
            for each in dimensions:
                self._create_dimension(each, ("purchaseInvoiceLines", line["id"]))
        except Refused:
            del self.tables["purchaseInvoiceLines"][line["id"]]
            raise
        self._total(invoice)
        return line

    def _validate_line(self, line: Row, values: Row) -> None:
        """Set properties one by one as they arrive: setting the type clears what was set before."""
        for name, value in values.items():
            if name == "lineType" and value != line["lineType"]:
                line.update(lineObjectNumber="", accountId=NO_ID, description="", taxCode="")
            if name in ("lineObjectNumber", "accountId"):
                self._set_account(line, name, value)
                continue
            if name == "taxCode" and value:
                self._setup_for(line, value)
            line[name] = value

    def _set_account(self, line: Row, name: str, value: str) -> None:
        if name == "accountId":
            line["lineType"] = "Account"
            account: Row | None = self.tables["accounts"].get(value)
        else:
            account = self._by("accounts", "number", value)
        if line["lineType"] != "Account":
            raise _rule("The line type must be Account to set a G/L account number.")
        if account is None:
            raise _unrelated(f"The field No. contains a value ({value}) that cannot be found.")
        if account["blocked"]:
            raise _invalid(
                f"Blocked must be equal to 'No' in G/L Account: No.={account['number']}."
            )
        if account["accountType"] != "Posting":
            raise _invalid(
                f"Account Type must be equal to 'Posting' in G/L Account: No.={account['number']}."
            )
        if not account["directPosting"]:
            raise _invalid(
                f"Direct Posting must be equal to 'Yes' in G/L Account: No.={account['number']}."
            )
        line.update(lineObjectNumber=account["number"], accountId=account["id"])
        line["description"] = line["description"] or account["displayName"]

    def _setup_for(self, line: Row, code: str) -> VatSetup:
        invoice = self.tables["purchaseInvoices"][line["documentId"]]
        group = self.tables["vendors"][invoice["vendorId"]]["_vat_group"]
        setup = self.vat_setup.get((group, code))
        if setup is None:
            message = f"The VAT Posting Setup does not exist. Fields: '{group}', '{code}'."
            raise _invalid(message)
        return setup

    def _total(self, invoice: Row) -> None:
        """Compute net, VAT and total of an invoice and its lines."""
        precision = self._precision(invoice["currencyCode"])
        lines = self.below(invoice, "purchaseInvoiceLines")
        taxed: list[tuple[Row, LineAmount]] = []
        for line in lines:
            gross = line["quantity"] * line["unitCost"]
            discount = line["discountAmount"] or gross * line["discountPercent"] / 100
            net = rounded(gross - discount, precision)
            line.update(amountExcludingTax=net, netAmount=net, totalTaxAmount=ZERO)
            if line["taxCode"]:
                taxed.append((line, LineAmount(net, self._setup_for(line, line["taxCode"]))))
        for (line, amount), vat in zip(
            taxed, document_vat([each for _, each in taxed], precision), strict=True
        ):
            line.update(
                taxPercent=ZERO if amount.setup.reverses else amount.setup.percent,
                totalTaxAmount=vat.vat,
                _reverse_charge=vat.reverse_charge,
            )
        for line in lines:
            total = line["amountExcludingTax"] + line["totalTaxAmount"]
            line.update(
                amountIncludingTax=total,
                netTaxAmount=line["totalTaxAmount"],
                netAmountIncludingTax=total,
            )
        invoice.update(
            totalAmountExcludingTax=sum((line["amountExcludingTax"] for line in lines), ZERO),
            totalTaxAmount=sum((line["totalTaxAmount"] for line in lines), ZERO),
            totalAmountIncludingTax=sum((line["amountIncludingTax"] for line in lines), ZERO),
        )
        self._stamped(invoice, "purchaseInvoices")

    def _precision(self, currency: str) -> Decimal:
        found = self._by("currencies", "code", currency)
        if currency == self.local_currency or found is None:
            return self.precision
        return Decimal(str(found["amountRoundingPrecision"])) or self.precision

    # Dimensions

    def _inherit_dimensions(self, invoice: Row) -> None:
        vendor = self.tables["vendors"][invoice["vendorId"]]
        for each in self.below(vendor, "defaultDimensions"):
            if each["dimensionValueCode"]:
                body = {"code": each["dimensionCode"], "valueCode": each["dimensionValueCode"]}
                self._create_dimension(body, ("purchaseInvoices", invoice["id"]))

    def _create_dimension(self, body: Mapping[str, Any], parent: tuple[str, str] | None) -> Row:
        if parent is None or parent[0] not in DIMENSION_TARGETS:
            raise _rule("Dimension set lines are created below their parent.")
        values = self._checked("dimensionSetLines", body)
        owner = self.get(parent[0], parent[1], None)
        dimension = self._by("dimensions", "code", str(values.get("code", "")))
        if dimension is None:
            raise _unrelated(f"The dimension {values.get('code', '')!r} does not exist.")
        if dimension["id"] in owner["_dimensions"]:
            raise _rule(f"The dimension {dimension['code']} already exists on the document.")
        row: Row = {f.name: f.blank for f in entity_set("dimensionSetLines").fields.values()}
        row.update(
            id=dimension["id"],
            code=dimension["code"],
            displayName=dimension["displayName"],
            parentId=owner["id"],
        )
        self._set_value(row, values)
        owner["_dimensions"][dimension["id"]] = self._stamped(row, "dimensionSetLines")
        return row

    def _change_dimension(self, row: Row, body: Mapping[str, Any]) -> Row:
        values = self._checked("dimensionSetLines", body)
        if values.get("code", row["code"]) != row["code"]:
            raise _rule("The code of a dimension set line cannot be changed.")
        self._set_value(row, values)
        return self._stamped(row, "dimensionSetLines")

    def _set_value(self, row: Row, values: Row) -> None:
        code = str(values.get("valueCode", ""))
        value = self.tables["dimensionValues"].get(
            self._id("dimensionValues", f"{row['code']}/{code}")
        )
        if value is None:
            raise _unrelated(f"The dimension value {code!r} of {row['code']} does not exist.")
        row.update(
            valueId=value["id"], valueCode=value["code"], valueDisplayName=value["displayName"]
        )

    def _check_dimensions(self, owner: Row) -> None:
        """Blocked values and headings are refused only when posting."""
        for each in owner["_dimensions"].values():
            if (each["code"], each["valueCode"]) in self._blocked_values:
                raise _rule(
                    f"Dimension value {each['code']} {each['valueCode']} is blocked or no standard value."
                )

    # Posting

    def post(self, name: str, id: str) -> None:
        """Post an invoice, or all lines of a journal."""
        if name == "purchaseInvoices":
            self._post_invoice(self.get(name, id, None))
        else:
            self._post_journal(self.get(name, id, None))

    def _post_invoice(self, invoice: Row) -> None:
        if invoice["status"] != "Draft":
            raise _rule(f"Purchase invoice {invoice['number']} is posted already.")
        lines = [
            line
            for line in self.below(invoice, "purchaseInvoiceLines")
            if line["lineType"] != "Comment"
        ]
        vendor = self.tables["vendors"][invoice["vendorId"]]
        self._check_invoice(invoice, lines, vendor)
        number = self._next("posted")
        signed = list(self._entries(invoice, lines, vendor))
        rate = self._rate(invoice["currencyCode"], invoice["postingDate"])
        local = to_local(
            ((account, amount) for account, amount, _, _ in signed), rate, self.precision
        )
        for (account, amount), (_, _, text, owner) in zip(local, signed, strict=True):
            self._enter(
                invoice["postingDate"],
                number,
                type="Invoice",
                account=account,
                amount=amount,
                text=text,
                owner=owner,
            )
        self._enter_vat(number, lines, rate)
        invoice.update(number=number, status="Open")
        self._stamped(invoice, "purchaseInvoices")

    def _check_invoice(self, invoice: Row, lines: list[Row], vendor: Row) -> None:
        if not any(line["quantity"] and line["lineObjectNumber"] for line in lines):
            raise _rule("There is nothing to post.")
        if any(not line["quantity"] for line in lines):
            raise _invalid("Quantity must have a value in the purchase line.")
        if invoice["totalAmountIncludingTax"] < 0:
            raise _rule("The total amount for the invoice must be 0 or greater.")
        if not vendor["_posting_group"] or vendor["_posting_group"] not in self._payables:
            raise _invalid(f"Vendor Posting Group must have a value in Vendor {vendor['number']}.")
        if any(not line["taxCode"] for line in lines):
            raise _invalid("VAT Prod. Posting Group must have a value in the purchase line.")
        ours = invoice["vendorInvoiceNumber"]
        if not ours and self._must_have_number:
            raise _invalid("You need to enter the document number of the document from the vendor.")
        for other in self.purchase_invoices:
            same = other["vendorInvoiceNumber"] == ours and other["vendorId"] == invoice["vendorId"]
            if ours and same and other["status"] != "Draft":
                raise _rule(f"Purchase Invoice {ours} already exists for this vendor.")
        self._check_date(invoice["postingDate"])
        for owner in (invoice, *lines):
            self._check_dimensions(owner)
        self._check_mandatory(vendor, lines)

    def _check_mandatory(self, vendor: Row, lines: list[Row]) -> None:
        for default in self.below(vendor, "defaultDimensions"):
            if default["postingValidation"] != "Code Mandatory":
                continue
            code = default["dimensionCode"]
            if not all(code in {d["code"] for d in line["_dimensions"].values()} for line in lines):
                raise _rule(f"Select a Dimension Value Code for the Dimension Code {code}.")

    def _check_date(self, day: str) -> None:
        setup = next(iter(self.tables["generalLedgerSetup"].values()))
        begin, end = setup["allowPostingFrom"], setup["allowPostingTo"]
        if (begin != NO_DATE and day < begin) or (end != NO_DATE and day > end):
            raise _rule(f"Posting Date {day} is not within your range of allowed posting dates.")
        periods = sorted(
            self.tables["accountingPeriods"].values(), key=lambda p: str(p["startingDate"])
        )
        period = next((p for p in reversed(periods) if p["startingDate"] <= day), None)
        if period is not None and (period["closed"] or period["dateLocked"]):
            raise _rule(f"Posting Date {day} is in a closed accounting period.")

    def _entries(
        self, invoice: Row, lines: list[Row], vendor: Row
    ) -> Iterator[tuple[str, Decimal, str, Row | None]]:
        """Yield account, amount, text and the row whose dimensions count; the payables come last."""
        for line in lines:
            yield line["lineObjectNumber"], line["amountExcludingTax"], line["description"], line
        for setup, vat, reverse in self._vat_by_identifier(lines):
            if vat:
                yield setup.purchase_account, vat, f"VAT {setup.identifier}", None
            if reverse:
                yield setup.purchase_account, reverse, f"VAT {setup.identifier}", None
                yield setup.reverse_account, -reverse, f"VAT {setup.identifier}", None
        account = self._payables[vendor["_posting_group"]]
        yield account, -invoice["totalAmountIncludingTax"], f"Invoice {invoice['number']}", invoice

    def _vat_by_identifier(self, lines: list[Row]) -> list[tuple[VatSetup, Decimal, Decimal]]:
        found: dict[str, tuple[VatSetup, Decimal, Decimal]] = {}
        for line in lines:
            setup = self._setup_for(line, line["taxCode"])
            _, vat, reverse = found.get(setup.identifier, (setup, ZERO, ZERO))
            reverse += line.get("_reverse_charge", ZERO)
            found[setup.identifier] = (setup, vat + line["totalTaxAmount"], reverse)
        return list(found.values())

    def _enter_vat(self, number: str, lines: list[Row], rate: Decimal) -> None:
        bases: dict[str, Decimal] = {}
        for line in lines:
            setup = self._setup_for(line, line["taxCode"])
            bases[setup.identifier] = bases.get(setup.identifier, ZERO) + line["amountExcludingTax"]
        for setup, vat, reverse in self._vat_by_identifier(lines):
            self.vat_entries.append(
                {
                    "documentNumber": number,
                    "identifier": setup.identifier,
                    "calculationType": setup.calculation_type,
                    "base": rounded(bases[setup.identifier] * rate, self.precision),
                    "amount": rounded((vat + reverse) * rate, self.precision),
                }
            )

    def _rate(self, currency: str, day: str) -> Decimal:
        """Return units of local currency for one unit of a currency on a day."""
        if currency == self.local_currency:
            return Decimal(1)
        rates = [
            row
            for row in self.tables["currencyExchangeRates"].values()
            if row["currencyCode"] == currency and row["startingDate"] <= day
        ]
        if not rates:
            raise _invalid(f"There is no exchange rate for {currency} on {day}.")
        newest = max(rates, key=lambda row: str(row["startingDate"]))
        relational = Decimal(str(newest["relationalExchangeRateAmount"]))
        return relational / Decimal(str(newest["exchangeRateAmount"]))

    def _enter(
        self,
        day: str,
        number: str,
        *,
        type: str,
        account: str,
        amount: Decimal,
        text: str,
        owner: Row | None,
    ) -> None:
        found = self._by("accounts", "number", account)
        if found is None:
            raise _invalid(f"The G/L account {account} of the posting set-up does not exist.")
        entry = len(self.tables["generalLedgerEntries"]) + 1
        row = self._put(
            "generalLedgerEntries",
            {
                "entryNumber": entry,
                "postingDate": day,
                "documentNumber": number,
                "documentType": type,
                "accountId": found["id"],
                "accountNumber": account,
                "description": text[:100],
                "debitAmount": max(amount, ZERO),
                "creditAmount": max(-amount, ZERO),
            },
            key=str(entry),
        )
        row["_dimensions"] = {} if owner is None else dict(owner["_dimensions"])
        found["netChange"] = Decimal(str(found["netChange"])) + amount

    def _post_journal(self, journal: Row) -> None:
        lines = self.below(journal, "journalLines")
        lines = [line for line in lines if line["amount"]]
        if not lines:
            raise _rule("There is nothing to post.")
        balances: dict[tuple[str, str], Decimal] = {}
        for line in lines:
            self._check_date(line["postingDate"])
            self._check_dimensions(line)
            balanced = bool(line["balancingAccountNumber"])
            key = (line["postingDate"], line["documentNumber"])
            balances[key] = balances.get(key, ZERO) + (ZERO if balanced else line["amount"])
        for (day, number), balance in balances.items():
            if balance:
                raise _rule(f"Document No. {number} is out of balance by {balance} on {day}.")
        for line in lines:
            day, number, text = line["postingDate"], line["documentNumber"], line["description"]
            sides = [(line["accountNumber"], line["amount"])]
            if line["balancingAccountNumber"]:
                sides.append((line["balancingAccountNumber"], -line["amount"]))
            for account, amount in sides:
                self._enter(
                    day, number, type=" ", account=account, amount=amount, text=text, owner=line
                )
        for line in lines:
            del self.tables["journalLines"][line["id"]]

    def _today(self) -> str:
        return self._clock().date().isoformat()


def _label(field: Field, text: str) -> str:
    """Read an enum value as label or in the wire's spelling."""
    plain = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
    for label in ENUMS[field.enum or ""]:
        if plain.strip().casefold() == label.strip().casefold():
            return label
    raise Refused(
        400,
        "Unknown",
        f"'{text}' is not an option. The existing options are: {ENUMS[field.enum or '']}",
    )
