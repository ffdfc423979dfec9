"""Do the generated modules have what the API has, and send what it takes, for each entity set?"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import typing
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings, strategies as st

import factorial_erp.business_central as room
from factorial_erp import errors
from factorial_erp._core.decode import Decoder, Drift
from factorial_erp._core.encode import body_of
from factorial_erp._core.model import Model, OpenEnum, columns
from factorial_erp.business_central.odata import filter_text, order_text
from tests.conftest import Mode

from .facts import (
    ABOVE,
    CLASSES,
    FACTS,
    GUID,
    IN_COMPANY,
    SETS,
    STREAM,
    is_written,
    model_of,
    models,
    payload_of,
)

CATALOGUE = Path(__file__).parents[3] / "shared" / "api" / "business-central-v2.0.json"
needs_catalogue = pytest.mark.skipif(
    not CATALOGUE.exists(), reason="the catalogue of the API lies beside the checkout: ../shared"
)
RELEASE = 28

TYPES: dict[str, Any] = {
    "Edm.String": str,
    "Edm.Guid": str,
    "Edm.Decimal": Decimal,
    "Edm.Date": dt.date,
    "Edm.DateTimeOffset": dt.datetime,
    "Edm.Boolean": bool,
    "Edm.Int32": int,
    "Edm.Int64": int,
    "Edm.Stream": str,
}
ALONE = [name for name, facts in SETS.items() if not facts.get("all_of")]
FLAT = [name for name in SETS if name in IN_COMPANY or name in ABOVE]
ACTIONS = [(name, each["name"]) for name, facts in SETS.items() for each in facts["actions"]]
WRITTEN = [name for name, facts in SETS.items() if "create" in facts["operations"]]
PARTS = [
    (name, link)
    for name, facts in SETS.items()
    for link in facts["navigation"]
    if link["kind"] == "part"
]


class Server:
    """Business Central; remembers what it was asked."""

    def __init__(self, answer: Any = None) -> None:
        self.answer = {"value": []} if answer is None else answer
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        self.seen.append(request)
        return httpx.Response(200, json=self.answer)

    def said(self) -> tuple[str, str]:
        (request,) = self.seen
        path = request.url.raw_path.decode().split("/api/v2.0", 1)[1].partition("?")[0]
        return request.method, path


def entity_set(mode: Mode, server: Server, name: str, *, below: bool = False) -> Any:
    """Return the entity set of a client, below a parent where nothing else leads to it."""
    client = mode.business_central(server)
    company = client.company(GUID)
    if below:
        return CLASSES[name](company._session, company._root, f"/parents({GUID})")
    if name in ABOVE:
        return getattr(client, ABOVE[name])
    if name in IN_COMPANY:
        return getattr(company, IN_COMPANY[name])
    return CLASSES[name](company._session, company._root, f"/parents({GUID})")


def key_type(name: str) -> str:
    """Return the type of an entity's key."""
    key = SETS[name]["key"][0]
    return next(str(each["type"]) for each in SETS[name]["fields"] if each["name"] == key)


def root_of(name: str) -> str:
    """Return what stands before the entity set in a path."""
    if name in ABOVE:
        return ""
    return f"/companies({GUID})" + ("" if name in IN_COMPANY else f"/parents({GUID})")


def field_hints(model: type[Model]) -> dict[str, Any]:
    """Return what each field holds that is no other record."""
    own = {
        name: text
        for base in model.__mro__
        for name, text in getattr(base, "__annotations__", {}).items()
        if name in columns(model) and columns(model)[name].items is None
    }
    probe = type("probe", (), {"__annotations__": own, "__module__": model.__module__})
    scope = {**vars(sys.modules[model.__module__]), **vars(room.entities)}
    hints = typing.get_type_hints(probe, scope)
    return {name: typing.get_args(hint)[0] for name, hint in hints.items()}


def python_name(model: type[Model], wire: str) -> str:
    """Return the attribute of a field."""
    names = {column.wire.removesuffix(STREAM): name for name, column in columns(model).items()}
    return names[wire]


def test_all_sets_of_the_release_are_there() -> None:
    """
    87, with 21 actions; each hangs off a company or the client, or off a parent only.
    """
    assert 87 == len(SETS)
    assert set(SETS) == set(CLASSES)
    assert set(SETS) - set(FLAT) == {
        name for name, facts in SETS.items() if facts.get("needs_parent_path")
    }
    assert set(ABOVE) == {name for name, facts in SETS.items() if facts.get("not_in_company")}
    assert 21 == len(ACTIONS)


@pytest.mark.parametrize("name", SETS)
def test_a_model_has_the_fields_that_its_entity_has(name: str) -> None:
    """
    All of them and no other, in the order of the API, which is that of bodies.
    """
    facts, model = SETS[name], model_of(name)
    expected = [each["name"] for each in (*facts["fields"], *facts["navigation"])]

    wires = [column.wire.removesuffix(STREAM) for column in columns(model).values()]

    assert ["@odata.etag", *expected] == wires


@pytest.mark.parametrize("name", SETS)
def test_a_field_is_what_the_facts_say(name: str) -> None:
    """
    Its type, whether it can be written, how long it may be, whether it can be filtered by.
    """
    facts, model = SETS[name], model_of(name)
    hints = field_hints(model)
    for field in facts["fields"]:
        python = python_name(model, field["name"])
        column, hint = columns(model)[python], hints[python]
        kinds = [each for each in typing.get_args(hint) if each is not type(None)] or [hint]
        if field["type"] == "enum":
            members = FACTS["enums"][field["enum"]]
            assert {each.value for each in kinds[0]} == {each["label"] for each in members}
            assert all(kinds[0].from_wire(each["wire"]).is_known for each in members)
        elif not field["type"].startswith("list of "):
            assert kinds[0] is TYPES[field["type"]], field
        may_be_empty = field["type"] in (
            "Edm.Guid",
            "Edm.Date",
            "Edm.DateTimeOffset",
            "Edm.Stream",
        )
        assert (type(None) in typing.get_args(hint)) == (
            may_be_empty and field["name"] not in facts["key"]
        ), field
        assert column.read_only == (not is_written(field)), field
        assert column.guid == (field["type"] == "Edm.Guid")
        derived = field.get("source") in ("variable", "expression", "flow filter")
        shapeless = field["type"] == "Edm.Stream" or field["type"].startswith("list of ")
        assert column.computed == (derived or shapeless), field
        if is_written(field) and not derived:
            assert column.max_length == field.get("max_length"), field


@pytest.mark.parametrize("name", SETS)
def test_a_link_leads_to_the_model_of_its_target(name: str) -> None:
    """
    Whatever module that stands in.
    """
    model = model_of(name)
    for link in SETS[name]["navigation"]:
        column = columns(model)[python_name(model, link["name"])]
        assert column.items is not None
        assert column.items() is model_of(link["set"]), link


@pytest.mark.parametrize("name", SETS)
def test_bodies_take_what_can_be_written(name: str) -> None:
    """
    Neither what the server refuses nor what it takes and forgets.
    """
    facts, model = SETS[name], model_of(name)
    written = [python_name(model, each["name"]) for each in facts["fields"] if is_written(each)]
    for kind in ("create", "update"):
        payload = payload_of(name, kind)
        offered = kind in facts["operations"] and (kind == "create" or written)
        assert (payload is not None) == bool(offered)
        assert hasattr(CLASSES[name], kind) == bool(offered)
        if payload is not None:
            fields = list(payload.__annotations__)
            assert written == fields[: len(written)]
            below = {
                python_name(model, each["name"])
                for each in facts["navigation"]
                if each.get("deep_insert")
            }
            assert set(fields[len(written) :]) <= below


@pytest.mark.parametrize("name", SETS)
def test_operations_send_what_the_api_takes(mode: Mode, name: str) -> None:
    """
    Method, path and key of each.
    """
    facts, cls = SETS[name], CLASSES[name]
    is_guid = key_type(name) == "Edm.Guid"
    key = GUID if is_guid else "it's/x"
    spelled = f"({GUID})" if is_guid else "('it%27%27s%2Fx')"
    below_parent = "all_of" in facts
    place = f"/companies({GUID})/parents({GUID})" if below_parent else root_of(name)
    place += f"/{name}"
    record = {facts["key"][0]: key, "@odata.etag": 'W/"1"'}

    def said(operation: str, *args: Any, **options: Any) -> tuple[str, str]:
        server = Server(record)
        found = entity_set(mode, server, name, below=below_parent)
        mode.call(getattr(found, operation), *args, **options)
        return server.said()

    below = Server()
    mode.list(cls(*_parts_of(mode, below, name), below=f"/parents({GUID})").list())
    base = "" if name in ABOVE else f"/companies({GUID})"
    assert below.said() == ("GET", f"{base}/parents({GUID})/{name}")
    if "get" in facts["operations"] and len(facts["key"]) == 1:
        assert said("get", key) == ("GET", f"{place}{spelled}")
    if hasattr(cls, "create"):
        assert said("create") == ("POST", place)
    if hasattr(cls, "update"):
        assert said("update", key, if_match="*") == ("PATCH", f"{place}{spelled}")
        read = Decoder().decode(model_of(name), record)
        assert said("update", read) == ("PATCH", f"{place}{spelled}")
    if hasattr(cls, "delete"):
        assert said("delete", key, if_match="*") == ("DELETE", f"{place}{spelled}")
    offered = {op for op in ("create", "update", "delete") if hasattr(cls, op)}
    assert offered <= set(facts["operations"])


def _parts_of(mode: Mode, server: Server, name: str) -> tuple[Any, Any]:
    found = entity_set(mode, server, name)
    return found._session, found._root


@pytest.mark.parametrize(("name", "action"), ACTIONS)
def test_an_action_is_carried_out_by_its_name(mode: Mode, name: str, action: str) -> None:
    """
    With an empty body: no action takes anything.
    """
    server = Server()
    operation = "".join(f"_{c.lower()}" if c.isupper() else c for c in action)

    answer = mode.call(getattr(entity_set(mode, server, name), operation), GUID)

    assert answer is None
    assert ("POST", f"{root_of(name)}/{name}({GUID})/Microsoft.NAV.{action}") == server.said()
    assert b"" == server.seen[0].content


@pytest.mark.parametrize(("name", "link"), PARTS, ids=lambda each: str(each)[:30])
def test_what_is_below_a_record_is_reached_through_it(mode: Mode, name: str, link: Any) -> None:
    """
    Many as an entity set, one with an operation.
    """
    server = Server({"value": []} if link.get("many") else {"id": GUID})
    needs_parent = name not in ALONE
    found = entity_set(mode, server, name, below=needs_parent)
    method = getattr(found, python_name(model_of(name), link["name"]).rstrip("_"))

    if link.get("many"):
        mode.list(method(GUID).list())
    else:
        assert isinstance(mode.call(method, GUID), model_of(link["set"]))

    root = f"/companies({GUID})/parents({GUID})" if needs_parent else root_of(name)
    assert ("GET", f"{root}/{name}({GUID})/{link['name']}") == server.said()


@pytest.mark.parametrize(
    "name", [name for name, facts in SETS.items() if {"all_of", "any_of"} & facts.keys()]
)
def test_what_needs_a_filter_is_refused_without(mode: Mode, name: str) -> None:
    """
    Business Central answers with an error, and its users lose an afternoon.
    """
    server = Server()
    found, model, facts = entity_set(mode, server, name), model_of(name), SETS[name]
    needed = [*facts.get("all_of", ()), *facts.get("any_of", ())[:1]]
    conditions = [_equals(model, field) for field in needed]
    where = conditions[0]
    for each in conditions[1:]:
        where &= each

    with pytest.raises(errors.QueryUnsupported, match="cannot be listed as a whole"):
        found.list()
    with pytest.raises(errors.QueryUnsupported, match="cannot be listed as a whole"):
        mode.call(found.count)
    if len(conditions) > 1:
        with pytest.raises(errors.QueryUnsupported, match="cannot be listed as a whole"):
            found.list(conditions[0])
    mode.list(found.list(where))

    assert ("GET", f"{root_of(name)}/{name}") == server.said()


def _equals(model: type[Model], wire: str) -> Any:
    column = columns(model)[python_name(model, wire)]
    return column == (GUID if column.guid else "Vendor")


@pytest.mark.parametrize("name", sorted(set(SETS) - set(ALONE)))
def test_what_needs_its_parent_is_not_addressed_without(mode: Mode, name: str) -> None:
    """
    The key of a dimension is the same under every parent.
    """
    server = Server()
    found = entity_set(mode, server, name)

    with pytest.raises(errors.QueryUnsupported, match="needs its parent in the path"):
        mode.call(found.get, GUID)
    if hasattr(found, "create"):
        with pytest.raises(errors.QueryUnsupported, match="needs its parent in the path"):
            mode.call(found.create)
    if hasattr(found, "delete"):
        with pytest.raises(errors.QueryUnsupported, match="needs its parent in the path"):
            mode.call(found.delete, GUID, if_match="*")

    assert server.seen == []


def test_lines_are_not_changed_together_with_their_document(mode: Mode) -> None:
    """
    A new document takes its lines along, a change does not.
    """
    server = Server()
    found = entity_set(mode, server, "purchaseInvoices")

    with pytest.raises(errors.InputInvalid, match="cannot be changed together") as caught:
        mode.call(found.update, GUID, if_match="*", purchase_invoice_lines=[{"description": "x"}])

    assert "purchase_invoice_lines" == caught.value.field
    assert server.seen == []


def test_what_only_a_parent_leads_to_cannot_be_listed_alone(mode: Mode) -> None:
    """
    The fields that Business Central filters by are not served.
    """
    company = mode.business_central(Server()).company(GUID)

    assert not hasattr(company, "apply_vendor_entries")
    with pytest.raises(errors.QueryUnsupported, match="Read it below its parent"):
        CLASSES["applyVendorEntries"](company._session, company._root).list()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", [name for name, facts in SETS.items() if facts.get("not_sortable")]
)
def test_what_cannot_be_sorted_is_not(mode: Mode, name: str) -> None:
    """
    Queries of the server answer 501.
    """
    model = model_of(name)
    column = columns(model)[python_name(model, SETS[name]["fields"][0]["name"])]

    with pytest.raises(errors.QueryUnsupported, match="cannot sort"):
        mode.list(entity_set(mode, Server(), name).list(order_by=column))


@pytest.mark.parametrize("name", SETS)
def test_what_is_computed_is_neither_filtered_nor_sorted_by(name: str) -> None:
    """
    A field that the server makes up while it is read is no field of a table.
    """
    for column in columns(model_of(name)).values():
        if not column.computed:
            continue
        with pytest.raises(errors.QueryUnsupported):
            filter_text(column == "x")
        with pytest.raises(errors.QueryUnsupported):
            order_text([column])


@pytest.mark.parametrize("name", WRITTEN)
def test_what_cannot_be_written_is_refused_before_sending(name: str) -> None:
    """
    With the name of the field.
    """
    model, facts = model_of(name), SETS[name]
    for field in facts["fields"]:
        python = python_name(model, field["name"])
        if not is_written(field):
            with pytest.raises(errors.InputInvalid, match=rf"{python} is read-only") as caught:
                body_of(model, {python: "x"})
            assert caught.value.field == python
        elif columns(model)[python].max_length:
            longest = "x" * field["max_length"]
            assert {field["name"]: longest} == body_of(model, {python: longest})
            with pytest.raises(errors.InputInvalid, match=rf"{python} takes") as caught:
                body_of(model, {python: longest + "x"})
            assert caught.value.field == python
    with pytest.raises(errors.InputInvalid, match="has no field 'no_such_field'"):
        body_of(model, {"no_such_field": 1})
    for link in facts["navigation"]:
        python = python_name(model, link["name"])
        payload = payload_of(name, "create")
        if python not in payload.__annotations__:
            with pytest.raises(errors.InputInvalid, match="is read-only"):
                body_of(model, {python: []})


@pytest.mark.parametrize("name", WRITTEN)
@given(data=st.data())
@settings(max_examples=5)
def test_bodies_are_in_the_order_of_the_api(name: str, data: st.DataObject) -> None:
    """
    The type before the number, whatever the caller wrote first: the server blanks what follows from the type.
    """
    model = model_of(name)
    written = [each["name"] for each in SETS[name]["fields"] if is_written(each)]
    shuffled = data.draw(st.permutations(written))

    body = body_of(model, {python_name(model, wire): None for wire in shuffled})

    assert written == list(body)


# Reading


def wire_value(field: Any) -> Any:
    """Make what the server would send for a field."""
    if field["type"] == "enum":
        return FACTS["enums"][field["enum"]][-1]["wire"]
    if field["type"].startswith("list of "):
        inner = FACTS["types"][field["type"].removeprefix("list of ")]
        return [{each["name"]: wire_value(each) for each in inner}]
    values: dict[str, Any] = {
        "Edm.String": "text",
        "Edm.Guid": GUID,
        "Edm.Decimal": Decimal("99999999999999.99"),
        "Edm.Date": "2026-10-01",
        "Edm.DateTimeOffset": "2026-10-01T12:00:00.123Z",
        "Edm.Boolean": True,
        "Edm.Int32": 3,
        "Edm.Int64": 2**53 + 1,
        "Edm.Stream": "https://api.businesscentral.dynamics.com/content",
    }
    return values[field["type"]]


def record(name: str) -> dict[str, Any]:
    """Make a record as the server sends it, without what is below."""
    return {
        each["name"] + (STREAM if each["type"] == "Edm.Stream" else ""): wire_value(each)
        for each in SETS[name]["fields"]
    }


def values(read: Model) -> dict[str, Any]:
    """Return every field that can be read."""
    found: dict[str, Any] = {}
    for name in columns(type(read)):
        try:
            found[name] = getattr(read, name)
        except errors.FieldNotReceived:
            found[name] = errors.FieldNotReceived
    return found


@pytest.mark.parametrize("name", SETS)
def test_what_the_server_sends_is_read_without_a_word(name: str) -> None:
    """
    Exactly: decimals, big integers, aware times, enumerations without their escapes.
    """
    told: list[Drift] = []
    model = model_of(name)

    read = Decoder(on_drift=told.append).decode(model, {**record(name), "@odata.etag": "e"})

    assert told == []
    for field in SETS[name]["fields"]:
        value = getattr(read, python_name(model, field["name"]))
        if field["type"] == "enum":
            assert FACTS["enums"][field["enum"]][-1]["label"] == value
        elif field["type"] == "Edm.Date":
            assert dt.date(2026, 10, 1) == value
        elif field["type"] == "Edm.DateTimeOffset":
            assert dt.datetime(2026, 10, 1, 12, 0, 0, 123000, tzinfo=dt.UTC) == value
        elif not field["type"].startswith("list of "):
            assert wire_value(field) == value


@pytest.mark.parametrize("name", SETS)
def test_the_server_s_blanks_mean_nothing(name: str) -> None:
    """
    ``0001-01-01`` is no day, and a GUID of zeros leads nowhere.
    """
    blanks = {
        "Edm.Date": "0001-01-01",
        "Edm.DateTimeOffset": "0001-01-01T00:00:00Z",
        "Edm.Guid": "00000000-0000-0000-0000-000000000000",
    }
    model = model_of(name)
    keys = SETS[name]["key"]
    fields = [
        each for each in SETS[name]["fields"] if each["type"] in blanks and each["name"] not in keys
    ]

    read = Decoder().decode(model, {each["name"]: blanks[each["type"]] for each in fields})

    assert all(getattr(read, python_name(model, each["name"])) is None for each in fields)


Oddity = tuple[str, str, Any, str | None]


def oddities(name: str, digits: int, text: str) -> Iterator[Oddity]:
    """Yield each way in which one field of a record may be odd: wire, attribute, what comes, drift told."""
    model = model_of(name)
    for field in SETS[name]["fields"]:
        kind, python = field["type"], python_name(model, field["name"])
        wire = columns(model)[python].wire
        if kind in ("Edm.String", "Edm.Decimal", "Edm.Boolean", "Edm.Int32", "enum"):
            yield wire, python, None, "null"
        if kind in ("Edm.Date", "Edm.DateTimeOffset"):
            yield wire, python, digits, "type"
        elif kind in ("Edm.Decimal", "Edm.Boolean", "Edm.Int32", "Edm.Int64"):
            yield wire, python, f"no number: {text}", "type"
        elif kind == "enum":
            yield wire, python, f"new_{text}", "unknown value"
        elif kind.startswith("list of "):
            yield wire, python, text, "type"
    for link in SETS[name]["navigation"]:
        yield link["name"], python_name(model, link["name"]), text, "type"
    yield f"new_{text}", "extra", {"any": digits}, "unknown field"


@pytest.mark.parametrize("name", SETS)
@settings(max_examples=3)
@given(digits=st.integers(0, 10**20), text=st.text("abcxyz", min_size=1, max_size=8))
def test_one_odd_field_costs_nothing_but_itself(name: str, digits: int, text: str) -> None:
    """
    The record is there, its other fields are as they were, the drift is told once.
    """
    model, plain = model_of(name), record(name)
    usual = values(Decoder().decode(model, plain))
    for wire, python, odd, kind in oddities(name, digits, text):
        told: list[Drift] = []

        read = Decoder(on_drift=told.append).decode(model, {**plain, wire: odd})

        found = values(read)
        assert [kind] == [each.kind for each in told], wire
        assert {k: v for k, v in usual.items() if k != python} == {
            k: v for k, v in found.items() if k != python
        }
        if kind == "null":
            assert found[python] is errors.FieldNotReceived
        elif kind == "unknown field":
            assert {wire: odd} == read.extra
        else:
            assert odd == found[python]


@pytest.mark.parametrize("name", SETS)
def test_records_below_are_read_with_the_record(name: str) -> None:
    """
    Each as the model of its own, many as a tuple; what is absent was not asked for, and null is nobody.
    """
    model, links = model_of(name), SETS[name]["navigation"]
    below = {
        each["name"]: [record(each["set"])] if each.get("many") else record(each["set"])
        for each in links
    }
    told: list[Drift] = []
    decoder = Decoder(on_drift=told.append)

    read = decoder.decode(model, {**record(name), **below})
    empty = decoder.decode(
        model, {**record(name), **{e["name"]: None for e in links if not e.get("many")}}
    )

    assert told == []
    for each in links:
        python = python_name(model, each["name"])
        found = getattr(read, python)
        assert isinstance(found[0] if each.get("many") else found, model_of(each["set"]))
        if each.get("many"):
            with pytest.raises(errors.FieldNotReceived):
                getattr(empty, python)
        else:
            assert getattr(empty, python) is None


PERSONAL = {
    "employees": ["givenName", "iban", "personalEmail", "mobilePhone", "birthDate"],
    "vendors": ["email", "phoneNumber", "addressLine1"],
    "contacts": ["displayName", "email", "postalCode"],
    "bankAccounts": ["iban", "bankAccountNumber"],
    "subscriptions": ["clientState", "notificationUrl"],
}


@pytest.mark.parametrize("name", PERSONAL)
def test_personal_data_is_in_no_repr(name: str) -> None:
    """
    Reprs end up in logs, notebooks and error reports.
    """
    model = model_of(name)

    assert all(columns(model)[python_name(model, each)].private for each in PERSONAL[name])


def test_models_can_be_made_by_hand_and_compared() -> None:
    """
    Also those whose fields lead to models of other modules.
    """
    for model in models():
        if not columns(model):
            continue
        given = {
            name: () if "tuple[" in str(model.__annotations__.get(name)) else None
            for name in columns(model)
        }
        assert model(**given) == model(**given)


def test_one_area_does_not_load_the_others() -> None:
    """
    Whoever reads suppliers does not wait for the models of sales.
    """
    program = (
        "import sys; from factorial_erp import BusinessCentral;"
        "b = BusinessCentral(tenant='t', client_id='c', client_secret='s');"
        "b.company('x').vendors.list();"
        "from factorial_erp.business_central import Vendor; Vendor.number == '1';"
        "print(sorted(n.rpartition('.')[2] for n in sys.modules"
        " if n.startswith('factorial_erp.business_central.')))"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    loaded = answer.stdout
    assert "'purchasing'" in loaded
    for absent in ("sales", "inventory", "payments", "people", "reports", "system", "companies"):
        assert f"'{absent}'" not in loaded


# The catalogue


def live(parts: Any) -> list[Any]:
    """Return what the release has."""
    return [each for each in parts if each.get("since", 17) <= RELEASE]


@needs_catalogue
@pytest.mark.parametrize("name", SETS)
def test_the_facts_are_those_of_the_catalogue(name: str) -> None:
    """
    Both ways, so that neither the reader nor the overlay loses or adds anything.
    """
    catalogue = json.loads(CATALOGUE.read_text("utf-8"))
    sets = {each["entity"]: each["set"] for each in live(catalogue["entities"])}
    (told,) = [each for each in catalogue["entities"] if each["set"] == name]
    facts = SETS[name]

    assert set(SETS) == set(sets.values())
    assert told["entity"] == facts["entity"]
    assert told["key"] == facts["key"]
    assert {op for op, can in told["operations"].items() if can} == set(facts["operations"])
    assert told.get("needs_filter", {}) == {
        key: facts[key] for key in ("all_of", "any_of") if key in facts
    }
    assert bool(told.get("needs_parent_path")) == bool(facts.get("needs_parent_path"))
    assert [each["name"].removeprefix("Microsoft.NAV.") for each in live(told["actions"])] == [
        each["name"] for each in facts["actions"]
    ]
    assert [
        (each["name"], sets[each["target"]], each["many"], each["kind"], each["deep_insert"])
        for each in live(told["navigation"])
        if each["target"] in sets
    ] == [
        (
            each["name"],
            each["set"],
            bool(each.get("many")),
            each["kind"],
            bool(each.get("deep_insert")),
        )
        for each in facts["navigation"]
    ]
    assert [_told_field(each) for each in live(told["fields"])] == [
        (
            each["name"],
            "enum" if each["type"] == "enum" else each["type"].rpartition("list of ")[2],
            each.get("enum"),
            each.get("max_length"),
            is_written(each),
            not each.get("required"),
        )
        for each in facts["fields"]
    ]


def _told_field(each: Any) -> tuple[Any, ...]:
    lengths = [n for key in ("max_length", "max_length_live") if (n := each.get(key))]
    refused = ("read_only", "write_ignored", "write_error")
    return (
        each["name"],
        each["type"].removeprefix("Collection(Microsoft.NAV.").removesuffix(")"),
        each.get("enum"),
        min(lengths, default=None),
        each["type"] != "Edm.Stream" and not any(each.get(flag) for flag in refused),
        each["nullable"],
    )


@needs_catalogue
def test_enumerations_are_those_of_the_catalogue() -> None:
    """
    Wire, label and ordinal.
    """
    catalogue = json.loads(CATALOGUE.read_text("utf-8"))
    for name, members in FACTS["enums"].items():
        assert [
            (e["name"], e["label"], e["value"]) for e in catalogue["enums"][name]["members"]
        ] == [(e["wire"], e["label"], e["value"]) for e in members]


def test_unknown_members_of_an_enumeration_stay() -> None:
    """
    Apps and country versions add some.
    """
    for each in {enum for enum in vars(room).values() if isinstance(enum, type)}:
        if issubclass(each, OpenEnum):
            new = each.from_wire("Service_x0020_Object")
            assert "Service Object" == new
            assert not new.is_known
