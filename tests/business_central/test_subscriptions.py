"""What does Business Central send to whoever has subscribed?"""

from __future__ import annotations

import datetime as dt
import json
from types import SimpleNamespace
from typing import Any

import pytest

from factorial_erp.business_central.subscriptions import (
    Notification,
    ending_soon,
    handshake,
    read_notifications,
)
from factorial_erp.errors import InputInvalid

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"
VENDOR = "11111111-1111-1111-1111-111111111111"


def entry(**changes: Any) -> dict[str, Any]:
    return {
        "subscriptionId": "s1",
        "clientState": "secret",
        "expirationDateTime": "2026-10-04T12:00:00Z",
        "resource": f"api/v2.0/companies({ID})/vendors({VENDOR})",
        "changeType": "updated",
        "lastModifiedDateTime": "2026-10-01T12:00:00.123Z",
        **changes,
    }


def body(*entries: Any) -> str:
    return json.dumps({"value": entries})


@pytest.mark.parametrize(
    ("query", "token"),
    [("validationToken=a%2Bb%20c", "a+b c"), ("x=1", None), ("", None)],
)
def test_the_token_is_sent_back_as_it_was_meant(query: str, token: str | None) -> None:
    """
    On creation and on renewal.
    """
    assert token == handshake(query)


def test_a_notification_says_what_changed() -> None:
    """
    Record, set and company are taken out of the resource, whose slash may be missing.
    """
    (found,) = read_notifications(body(entry()), client_state="secret")

    assert found == Notification(
        subscription_id="s1",
        change="updated",
        resource=f"api/v2.0/companies({ID})/vendors({VENDOR})",
        company_id=ID,
        entity_set="vendors",
        id=VENDOR,
        changed_at=dt.datetime(2026, 10, 1, 12, 0, 0, 123_000, tzinfo=dt.UTC),
        ends_at=dt.datetime(2026, 10, 4, 12, tzinfo=dt.UTC),
    )
    assert not found.is_collection


def test_many_changes_come_as_one_collection() -> None:
    """
    No record is named: its filter is not to be relied on.
    """
    resource = (
        f"/api/v2.0/companies({ID})/vendors?$filter=lastModifiedDateTime ge 2026-10-01T00:00Z"
    )

    (found,) = read_notifications(
        body(entry(resource=resource, changeType="collection")), client_state="secret"
    )

    assert found.is_collection
    assert ("vendors", None) == (found.entity_set, found.id)


def test_what_others_send_is_left_out() -> None:
    """
    The state is compared, unless the caller does without.
    """
    sent = body(entry(), entry(clientState="x"), entry(clientState=None), "odd")

    assert 1 == len(read_notifications(sent, client_state="secret"))
    assert 3 == len(read_notifications(sent, client_state=None))


@pytest.mark.parametrize("sent", ["", "[]", "{}", '{"value": 1}', b"\xff"])
def test_what_is_no_notification_is_refused(sent: str | bytes) -> None:
    """
    Anybody can call a URL.
    """
    with pytest.raises(InputInvalid, match="brings no notifications"):
        read_notifications(sent, client_state="secret")


def test_odd_entries_are_read_as_far_as_possible() -> None:
    """
    The raw resource is there.
    """
    (found,) = read_notifications(
        body(entry(resource="elsewhere", lastModifiedDateTime="soon")), client_state="secret"
    )

    assert ("elsewhere", None, None, None) == (
        found.resource,
        found.company_id,
        found.entity_set,
        found.changed_at,
    )


def test_subscriptions_that_end_soon_are_told_first_things_first() -> None:
    """
    They live three days; one without an end needs nothing.
    """
    now = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    known: Any = [
        SimpleNamespace(name=name, expiration_date_time=end and now + dt.timedelta(hours=end))
        for name, end in (("late", 20), ("never", None), ("far", 30), ("gone", -1))
    ]

    assert ["gone", "late"] == [each.name for each in ending_soon(known, now=now)]
