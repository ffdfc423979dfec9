"""Which version of the API is asked, and who is told when it ends?"""

from __future__ import annotations

import datetime as dt
import warnings
from typing import Any

import httpx
import pytest

from factorial_erp import errors
from factorial_erp._core.io import AsyncIO, SyncIO
from factorial_erp.factorial import API_VERSION, KNOWN_VERSIONS, VersionEndsSoon, versions
from factorial_erp.factorial.versions import ending, supported_until
from factorial_erp.sandbox import Sandbox
from tests.conftest import Mode

COST_CENTER = {
    "id": "7",
    "name": "Sales",
    "company_id": "1",
    "legal_entity_id": "1",
    "status": "active",
    "active_employees_count": 0,
    "historical_employees_count": 0,
}


class Clock:
    """Tells the time of all clients."""

    def __init__(self) -> None:
        self.day = dt.date(2026, 11, 2)

    def now(self, _io: object = None) -> float:
        noon = dt.datetime.combine(self.day, dt.time(12), dt.UTC)
        return noon.timestamp()


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A day on which nothing ends soon, and no memory of warnings."""
    told = Clock()
    monkeypatch.setattr(SyncIO, "now", told.now)
    monkeypatch.setattr(AsyncIO, "now", told.now)
    monkeypatch.setattr(versions, "_warned", set())
    return told


def recorder() -> tuple[Any, list[str]]:
    paths: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        paths.append(request.url.path)
        return httpx.Response(200, json=COST_CENTER)

    return handle, paths


def test_a_client_speaks_the_version_it_was_given(mode: Mode) -> None:
    """
    The newest that the models are written for, or another.
    """
    handle, paths = recorder()

    mode.call(mode.factorial(handle).finance.cost_centers.get, "7")
    mode.call(mode.factorial(handle, version="2026-07-01").finance.cost_centers.get, "7")

    assert API_VERSION == "2026-10-01"
    assert paths == [
        "/api/2026-10-01/resources/finance/cost_centers/7",
        "/api/2026-07-01/resources/finance/cost_centers/7",
    ]


def test_a_single_call_may_be_in_another_version(mode: Mode) -> None:
    """
    The client itself stays as it is.
    """
    handle, paths = recorder()
    client = mode.factorial(handle, base_url="https://x.example/prefix/")

    mode.call(client.at("2026-07-01").finance.cost_centers.get, "7")
    mode.call(client.at(version="2026-07-01").at("2026-10-01").finance.cost_centers.get, "7")
    mode.call(client.finance.cost_centers.get, "7")

    assert [path.split("/")[3] for path in paths] == ["2026-07-01", "2026-10-01", "2026-10-01"]
    assert paths[0].startswith("/prefix/api/")


def test_a_view_shares_everything_else(mode: Mode) -> None:
    """
    Connections, credentials and limits are those of the client.
    """
    client = mode.factorial(recorder()[0])
    session, view = client._session, client.at("2026-07-01")._session

    for name in ("io", "auth", "decoder", "_callers"):
        assert getattr(view, name) is getattr(session, name)
    assert client.at("2026-07-01").is_blocking is not mode.is_async


def test_a_view_can_do_what_a_client_can(mode: Mode) -> None:
    """
    Its shared view keeps the version too.
    """
    box = Sandbox()
    view = mode.factorial(box, api_key=box.api_key).at("2026-07-01")

    assert mode.call(view.whoami).company_id == "900"
    assert "/api/2026-07-01/" in repr(view.shared)


@pytest.mark.parametrize("version", ["2026-10-02", "2027-01-01", "latest", "", "2026-10-01 "])
def test_an_unknown_version_is_refused(mode: Mode, version: str) -> None:
    """
    Factorial would answer in its oldest schema without a word.
    """
    handle, paths = recorder()

    with pytest.raises(errors.InputInvalid, match="known are 2025-10-01, ") as caught:
        mode.factorial(handle, version=version)
    with pytest.raises(errors.InputInvalid):
        mode.factorial(handle).at(version)

    assert caught.value.field == "version"
    assert "oldest schema" in str(caught.value.hint)
    assert paths == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-08-01", None),
        ("2027-08-02", "Version 2026-10-01 of Factorial's API is supported until 2027-10-01."),
        ("2027-09-30", "Version 2026-10-01 of Factorial's API is supported until 2027-10-01."),
        (
            "2027-10-01",
            "Version 2026-10-01 of Factorial's API has not been supported since 2027-10-01: answers"
            " may have an older shape.",
        ),
    ],
)
def test_the_end_of_a_version_is_said_in_time(day: str, said: str | None) -> None:
    """
    Sixty days before, and from the day on.
    """
    assert ending("2026-10-01", dt.date.fromisoformat(day)) == said


def test_each_version_is_supported_for_a_year() -> None:
    """
    As Factorial promises.
    """
    assert {each: str(supported_until(each)) for each in KNOWN_VERSIONS} == {
        "2025-10-01": "2026-10-01",
        "2026-01-01": "2027-01-01",
        "2026-04-01": "2027-04-01",
        "2026-07-01": "2027-07-01",
        "2026-10-01": "2027-10-01",
    }


def test_who_uses_a_version_that_ends_is_warned_once(mode: Mode, clock: Clock) -> None:
    """
    At the line that chose it; again only when the support has ended.
    """
    clock.day = dt.date(2027, 6, 1)
    handle, _ = recorder()

    with pytest.warns(VersionEndsSoon, match="2026-07-01 .* until 2027-07-01") as first:
        mode.factorial(handle, version="2026-07-01")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mode.factorial(handle, version="2026-07-01")
        mode.factorial(handle).at("2026-07-01")
    clock.day = dt.date(2027, 7, 1)
    with pytest.warns(VersionEndsSoon, match="not been supported since 2027-07-01") as last:
        mode.factorial(handle).at("2026-07-01")

    assert len(first) == len(last) == 1
    assert last[0].filename == __file__
    assert issubclass(VersionEndsSoon, UserWarning)


@pytest.mark.parametrize("version", ["2026-10-01", "2026-04-01", "2026-07-01"])
def test_a_resource_that_only_one_version_has_is_asked_there(
    mode: Mode, clock: Clock, version: str
) -> None:
    """
    Whatever the client speaks, and wherever the API is; its end is told too.
    """
    paths: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        paths.append(request.url.path)
        return httpx.Response(200, json={"data": [], "meta": {"has_next_page": False}})

    client = mode.factorial(handle, version=version, base_url="https://x.example/api/gate")
    clock.day = dt.date(2027, 6, 1)

    with pytest.warns(VersionEndsSoon, match="2026-07-01"):
        mode.list(client.integrations.syncable_items.list(sync_run_id="1"))

    assert paths == ["/api/gate/api/2026-07-01/resources/integrations/syncable_items"]


def test_check_tells_of_the_end(mode: Mode, clock: Clock) -> None:
    """
    As a warning before it, as wrong from the day on.
    """
    box = Sandbox()
    client = mode.factorial(box, api_key=box.api_key)

    states = []
    for day in (dt.date(2027, 8, 1), dt.date(2027, 8, 2), dt.date(2027, 10, 1)):
        clock.day = day
        states.append(mode.call(client.check)[0].state)

    assert states == ["ok", "warning", "wrong"]
