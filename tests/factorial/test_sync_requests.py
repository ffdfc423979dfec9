"""Is a sync request read in every spelling, from any web framework, and is what is none refused?"""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp.errors import InputInvalid, SyncRequestRefused
from factorial_erp.factorial import Accepted, SyncRequested, read_sync_request

UUID = "5a9d7c1e-3b52-4c8f-9d0a-6f1e2b7c8d90"
REQUESTED = SyncRequested(sync_run_id="17", integration_uuid=UUID, company_id="900")


@pytest.mark.parametrize(
    "body",
    [
        {"sync_run_id": 17, "integration_uuid": UUID, "company_id": 900},
        {"sync_run_id": "17", "integration_uuid": UUID, "company_id": "900", "new": [1]},
        f'{{"sync_run_id": 17, "integration_uuid": "{UUID}", "company_id": "900"}}',
        f'\n{{"sync_run_id": "17", "integration_uuid": "{UUID}", "company_id": 900}}'.encode(),
    ],
)
def test_both_spellings_are_read(body: Any) -> None:
    """
    Numbers, as the guide shows, and texts, as all ids are since 2026-07-01; as it arrived or read as JSON.
    """
    assert read_sync_request(body) == REQUESTED


@given(run=st.integers(min_value=0), company=st.text("0123456789abcdef-", min_size=1))
def test_ids_of_any_size_survive(run: int, company: str) -> None:
    """
    Ids are opaque: beyond 64 bit there is nothing to round.
    """
    body = json.dumps({"sync_run_id": run, "integration_uuid": UUID, "company_id": company})

    found = read_sync_request(body)

    assert (found.sync_run_id, found.company_id) == (str(run), company)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
FACTS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("sync_run_id", "integration_uuid", "company_id"), JSON)
)


@given(st.binary() | st.text() | FACTS | JSON.map(json.dumps))
def test_whatever_comes_is_read_or_refused(body: Any) -> None:
    """
    Anybody may send anything to a URL: there is one error to catch, and it says what to answer.
    """
    found: SyncRequested | None = None
    status = 400
    try:
        found = read_sync_request(body)
    except SyncRequestRefused as error:
        status = error.status

    assert 400 == status
    assert found is None or all([found.sync_run_id, found.integration_uuid, found.company_id])


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b" " * 70_000 + b'{"sync_run_id": "1", "integration_uuid": "u", "company_id": "9"}',
        "[" * 10_000,
        json.dumps({"sync_run_id": True, "integration_uuid": UUID, "company_id": "900"}),
        json.dumps({"sync_run_id": 1.5, "integration_uuid": UUID, "company_id": "900"}),
        json.dumps({"sync_run_id": " ", "integration_uuid": UUID, "company_id": "900"}),
        json.dumps({"sync_run_id": "1" * 200, "integration_uuid": UUID, "company_id": "900"}),
        json.dumps({"sync_run_id": "1", "integration_uuid": UUID}),
        json.dumps([1, 2]),
    ],
)
def test_what_is_no_sync_request_is_refused(body: Any) -> None:
    """
    Too big, too deep, not an object, or without one of the three ids.
    """
    with pytest.raises(SyncRequestRefused, match=r"no JSON object|has no"):
        read_sync_request(body)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Factorial-Wh-Challenge": "hush"},
        {"content-type": "application/json", "x-factorial-wh-challenge": "hush"},
        [(b"x-factorial-wh-challenge", b"hush")],
        [("accept", "*/*"), ("X-FACTORIAL-WH-CHALLENGE", "hush")],
    ],
)
def test_the_secret_is_found_in_any_frameworks_headers(headers: Any) -> None:
    """
    A mapping in any case, or the pairs of ASGI.
    """
    body = {"sync_run_id": 17, "integration_uuid": UUID, "company_id": 900}

    assert read_sync_request(body, headers=headers, secret="hush") == REQUESTED


@pytest.mark.parametrize(
    "headers", [{}, {"x-factorial-wh-challenge": "hus"}, {"x-factorial-wh-challenge": "hüsh"}]
)
def test_an_empty_secret_lets_nobody_in(headers: Any) -> None:
    """
    A setting that was forgotten must not open the door.
    """
    with pytest.raises(SyncRequestRefused) as caught:
        read_sync_request(b"", headers=headers, secret="")

    assert 401 == caught.value.status


@pytest.mark.parametrize(
    "headers", [{}, {"x-factorial-wh-challenge": "hus"}, {"x-factorial-wh-challenge": "hüsh"}]
)
def test_another_secret_is_refused(headers: Any) -> None:
    """
    Before anything of the body is read, and without showing it.
    """
    with pytest.raises(SyncRequestRefused) as caught:
        read_sync_request(b"", headers=headers, secret="hush")

    assert 401 == caught.value.status
    assert "hush" not in str(caught.value)


@given(run=st.text(min_size=1, max_size=20).filter(str.strip), at=st.floats(0, 1e10))
def test_what_was_accepted_fits_into_any_queue(run: str, at: float) -> None:
    """
    As JSON and as a pickle.
    """
    request = SyncRequested(sync_run_id=run.strip(), integration_uuid=UUID, company_id="900")
    accepted = Accepted(request=request, received_at=at)

    assert Accepted.from_json(accepted.to_json()) == accepted
    assert pickle.loads(pickle.dumps(accepted)) == accepted


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"received_at": 1}', '{"received_at": "x", "sync_run_id": "1"}'],
)
def test_what_a_queue_brings_is_checked(text: str) -> None:
    """
    A line of something else is refused.
    """
    with pytest.raises(InputInvalid, match="no accepted sync request"):
        Accepted.from_json(text)


def test_a_refusal_survives_pickling() -> None:
    """
    It may cross processes.
    """
    error = SyncRequestRefused("No.", status=404, hint="Look.")

    copy = pickle.loads(pickle.dumps(error))

    assert (str(copy), copy.status) == ("No. Look.", 404)
