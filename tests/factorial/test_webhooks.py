"""Is every delivery read as what it is, whatever brings it, and is nothing believed that Factorial has not sent?"""

from __future__ import annotations

import hmac
import json
import logging
import pickle
from decimal import Decimal
from email.message import Message
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st
from starlette.datastructures import Headers

from factorial_erp.errors import ErpError, FieldNotReceived, InputInvalid, WebhookRefused
from factorial_erp.factorial import (
    Event,
    EventType,
    UnknownRecord,
    events,
    parse_event,
    parse_events,
)

SECRET = "open-sesame"
HEADER = "x-factorial-wh-challenge"
CREATED = events.FINANCE_COST_CENTER_CREATE
ROW = {"id": "8", "company_id": "900", "name": "Sales", "status": "active"}
BODY = json.dumps(ROW).encode()
SCHEMA = Path(__file__).parents[2] / "schema" / "factorial"

EVENTS: dict[str, str] = {
    name: record
    for path in sorted(SCHEMA.glob("*.json"))
    for name, record in json.loads(path.read_text("utf-8")).get("events", {}).items()
}


def message() -> Message:
    found = Message()
    found["X-Factorial-Wh-Challenge"] = SECRET
    return found


@pytest.mark.parametrize(
    "headers",
    [
        {HEADER: SECRET},
        {"X-Factorial-WH-Challenge": SECRET},
        {HEADER.encode(): SECRET.encode()},
        [(HEADER.encode(), SECRET.encode())],
        [("Host", "erp.example"), ("X-FACTORIAL-WH-CHALLENGE", SECRET)],
        {HEADER: SECRET}.items(),
        Headers({HEADER: SECRET}),
        httpx.Headers({HEADER: SECRET}),
        message(),
        {HEADER: [SECRET]},
    ],
    ids=lambda headers: type(headers).__name__,
)
@pytest.mark.parametrize("body", [BODY, BODY.decode()], ids=["bytes", "str"])
def test_any_framework_will_do(headers: Any, body: Any) -> None:
    """
    Headers in any case, as a mapping or as pairs, of texts or bytes.
    """
    event = parse_event(headers, body, challenge=SECRET, type=CREATED)

    assert ("8", "Sales") == (event.record.id, event.record.name)
    assert event.payload == ROW


def test_there_are_137_types() -> None:
    """
    As many as the catalogue has.
    """
    assert 137 == len(EVENTS)
    assert set(EVENTS) == set(events.EVENT_TYPES)


@pytest.mark.parametrize("name", EVENTS)
def test_every_type_gives_its_model(name: str) -> None:
    """
    By its name as by its constant.
    """
    constant = getattr(events, name.upper().replace("/", "_"))

    event = parse_event({}, b'{"id": 41}', challenge=None, type=name)

    assert event.is_known
    assert event.type == constant
    assert type(event.record) is constant.model
    assert ("41", "41") == (event.record_id, getattr(event.record, "id", "41"))


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({}, "has no header"),
        ({HEADER: ""}, "another secret"),
        ({HEADER: "open-sesam"}, "another secret"),
        ({HEADER: "Open-Sesame"}, "another secret"),
        ({HEADER: f"{SECRET} "}, "another secret"),
        ({HEADER: "\udcff"}, "another secret"),
        ([(HEADER, SECRET), (HEADER, "guess")], "another secret"),
        ({HEADER: [SECRET, "guess"]}, "another secret"),
        ({HEADER: []}, "has no header"),
        ({"x-factorial-challenge": SECRET}, "has no header"),
    ],
)
def test_without_the_challenge_nothing_is_believed(headers: Any, said: str) -> None:
    """
    Before the body is read; the error says what to mend, and neither secret.
    """
    with pytest.raises(WebhookRefused, match=said) as refused:
        parse_event(headers, b"{", challenge=SECRET, type=CREATED)

    assert 401 == refused.value.status
    assert "subscri" in (refused.value.hint or "")
    assert SECRET not in str(refused.value)
    assert "guess" not in str(refused.value)


def test_the_time_tells_nothing_about_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Each text is compared with each secret, right or wrong, by what takes equally long for either.
    """
    compared: list[tuple[bytes, bytes]] = []
    compare = hmac.compare_digest

    def counting(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return compare(one, other)

    monkeypatch.setattr(hmac, "compare_digest", counting)
    counts: list[int] = []
    for value in ("new", "old", "neither"):
        compared.clear()
        try:
            parse_event({HEADER: value}, BODY, challenge=("new", "old"), type=CREATED)
        except WebhookRefused:
            assert value == "neither"
        counts.append(len(compared))

    assert [2, 2, 2] == counts


@pytest.mark.parametrize("challenge", ["", " ", "a ", "\tb", "c\n", "d\re", (), [""], ("ok", "")])
def test_a_challenge_that_no_header_carries_is_refused(challenge: Any) -> None:
    """
    An empty one above all: it would be equal to nothing at all.
    """
    with pytest.raises(InputInvalid, match="challenge"):
        parse_event({HEADER: ""}, BODY, challenge=challenge, type=CREATED)


def test_going_without_a_challenge_must_be_said() -> None:
    """
    It is an argument that cannot be left out.
    """
    call: Any = parse_event

    with pytest.raises(TypeError, match="challenge"):
        call({}, BODY, type=CREATED)

    assert "8" == parse_event({}, BODY, challenge=None, type=CREATED).record.id


def test_two_challenges_are_accepted_while_one_is_changed() -> None:
    """
    Deliveries that were on their way keep the old one.
    """
    for secret in ("new", "old"):
        event = parse_event({HEADER: secret}, BODY, challenge=("new", "old"), type=CREATED)
        assert "8" == event.record_id

    with pytest.raises(WebhookRefused):
        parse_event({HEADER: "older"}, BODY, challenge=("new", "old"), type=CREATED)


@pytest.mark.parametrize(
    "value",
    [
        "Sesam öffne dich",
        "Sesam öffne dich".encode(),
        "Sesam öffne dich".encode("latin-1"),
        "Sesam öffne dich".encode().decode("latin-1"),
    ],
)
def test_letters_beyond_ascii_are_compared_however_they_come(value: Any) -> None:
    """
    UTF-8 or Latin-1, read by the framework as either.
    """
    event = parse_event({HEADER: value}, BODY, challenge="Sesam öffne dich", type=CREATED)

    assert "8" == event.record_id


@given(st.text(), st.text(min_size=1))
def test_no_other_text_passes(given_text: str, secret: str) -> None:
    """
    Whatever is sent, only the secret itself is accepted.
    """
    try:
        parse_event({HEADER: given_text}, BODY, challenge=secret, type=CREATED)
    except InputInvalid:
        return
    except WebhookRefused:
        assert given_text != secret
        return
    spelled = secret.encode().decode("latin-1")
    assert given_text in (secret, spelled) or spelled == given_text.encode().decode("latin-1")


@given(st.binary())
def test_any_body_is_a_record_or_refused(body: bytes) -> None:
    """
    No other error, whatever arrives.
    """
    try:
        event = parse_event({}, body, challenge=None, type=CREATED)
    except WebhookRefused as refused:
        status = refused.status
    else:
        status = 200 if isinstance(event, Event) else 0
    assert status in (200, 400)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(
    st.dictionaries(st.sampled_from([*ROW, "active_employees_count", "new"]), JSON), st.booleans()
)
def test_no_drift_is_fatal(row: dict[str, Any], as_text: bool) -> None:
    """
    Whatever the fields hold, the record is there, prints, compares and pickles, and the payload is whole.
    """
    text = json.dumps(row)

    event = parse_event(
        {}, text if as_text else text.encode(), challenge=None, type="finance/cost_center/edit"
    )

    assert json.loads(text, parse_float=Decimal).keys() == event.payload.keys()
    assert repr(event)
    assert repr(event.record)
    assert event.content_hash == pickle.loads(pickle.dumps(event)).content_hash


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no JSON"),
        (b'{"id": ', "no JSON"),
        (b"\xff\xfe\xfa", "no JSON"),
        ("\udcff", "no JSON"),
        (b"id=8&name=Sales", "no JSON"),
        (b'"8"', "no record"),
        (b"null", "no record"),
        (b"[1]", "no record"),
        (b"[]", "0 records"),
        (b'{"id":' * 100_000, "nested too deeply"),
    ],
)
def test_a_body_that_is_no_record_is_refused(body: Any, said: str) -> None:
    """
    With 400 and without its content.
    """
    with pytest.raises(WebhookRefused, match=said) as refused:
        parse_event({}, body, challenge=None, type=CREATED)

    assert 400 == refused.value.status
    assert refused.value.__cause__ is None
    assert "Sales" not in str(refused.value)


@pytest.mark.parametrize("depth", [100, 900, 2_000, 5_000, 9_000, 20_000])
def test_no_depth_breaks_more_than_the_delivery(depth: int) -> None:
    """
    How deep is too deep depends on Python.
    """
    body = b'{"a":' * depth + b"1" + b"}" * depth

    try:
        deep = parse_event({}, body, challenge=None, type=CREATED).payload
    except WebhookRefused as refused:
        deep = {"refused": refused.status}

    assert deep == {"refused": 400} or (depth < 20_000 and "a" in deep)


def test_an_array_gives_an_event_for_each_record() -> None:
    """
    Bulk operations answer with arrays, so their webhooks may be some.
    """
    body = b'[{"id": "1"}, {"id": "2"}]'

    found = parse_events({}, body, challenge=None, type=events.EXPENSES_EXPENSABLE_BULK_SET_TO_PAID)

    assert ["1", "2"] == [event.record.id for event in found]
    with pytest.raises(WebhookRefused, match="2 records instead of one"):
        parse_event({}, body, challenge=None, type=CREATED)
    assert "3" == parse_event({}, b'[{"id": "3"}]', challenge=None, type=CREATED).record.id


def test_an_unknown_type_is_kept() -> None:
    """
    The payload is a plain mapping, and nothing of it is drift.
    """
    event = parse_event({}, BODY, challenge=None, type="finance/dream/come_true")

    assert ("finance/dream/come_true", False) == (str(event.type), event.is_known)
    assert type(event.record) is UnknownRecord
    assert ROW == event.payload == event.record.extra
    assert "8" == event.record_id


def test_a_payload_that_contradicts_its_schema_costs_only_what_is_missing() -> None:
    """
    As Factorial's own example for a clock-in, which shows what was asked rather than the record.
    """
    body = b'{"employee_id": 41, "now": "2026-10-01T08:00:00Z", "location_type": "moon"}'

    event = parse_event({}, body, challenge=None, type=events.ATTENDANCE_SHIFT_CLOCK_IN)

    assert ("41", None) == (event.record.employee_id, event.record_id)
    assert "2026-10-01T08:00:00Z" == event.record.extra["now"]
    assert event.record.location_type is not None
    assert not event.record.location_type.is_known
    with pytest.raises(FieldNotReceived):
        _ = event.record.id


def test_the_author_comes_in_headers() -> None:
    """
    Where Factorial says who it was.
    """
    headers = [(b"X-Factorial-Author-Id", b"77"), (b"X-Factorial-Author-Type", b"employee")]

    event = parse_event(headers, BODY, challenge=None, type=CREATED)
    nobody = parse_event({"x-factorial-author-id": ""}, BODY, challenge=None, type=CREATED)

    assert ("77", "employee") == (event.author_id, event.author_type)
    assert (None, None) == (nobody.author_id, nobody.author_type)


def test_neither_repr_nor_log_shows_people(caplog: pytest.LogCaptureFixture) -> None:
    """
    Nor what fields hold that are unknown or odd.
    """
    caplog.set_level(logging.DEBUG)
    body = b'{"id": "1", "first_name": "Greta", "email": "greta@x.example", "new": "Greta"}'

    for name in ("employees/employee/update", "employees/employee/dream"):
        event = parse_event({HEADER: SECRET}, body, challenge=SECRET, type=name)
        shown = repr(event) + repr(event.record)
        assert "Greta" not in shown + caplog.text
        assert "greta@" not in shown + caplog.text
        assert SECRET not in shown + caplog.text
        assert "record_id='1'" in shown


def test_an_event_fits_into_a_queue() -> None:
    """
    It pickles, unknown or not, and equals itself.
    """
    for name in (CREATED.name, "finance/dream/come_true"):
        event = parse_event({}, BODY, challenge=None, type=name)
        assert event == pickle.loads(pickle.dumps(event))
        assert 1 == len({event, pickle.loads(pickle.dumps(event))})


def test_a_refusal_survives_pickling() -> None:
    """
    As every error.
    """
    error = pickle.loads(pickle.dumps(WebhookRefused("no", status=401, hint="mend it")))

    assert isinstance(error, ErpError)
    assert ("no", 401, "mend it") == (error.message, error.status, error.hint)


def test_the_order_of_fields_is_no_content() -> None:
    """
    Their values are, and numbers keep their digits.
    """

    def content(body: bytes) -> str:
        return parse_event({}, body, challenge=None, type=CREATED).content_hash

    assert content(b'{"id": "1", "n": 1.10}') == content(b'{"n":1.10,"id":"1"}')
    assert content(b'{"id": "1"}') != content(b'{"id": 1}')
    assert content(b'{"n": 0.1}') != content(b'{"n": 0.10000000000000000001}')


def test_a_type_is_found_by_its_constant_or_made_by_hand() -> None:
    """
    A type that a later version of the API has can be typed by its user.
    """
    renamed: EventType[Any] = EventType("finance/cost_center/rename", "finance", "CostCenter")

    event = parse_event({}, BODY, challenge=None, type=renamed)

    assert "Sales" == event.record.name
    assert not event.is_known
