"""How long to wait before trying again, and when to give up?"""

from __future__ import annotations

from email.utils import formatdate

import pytest
from hypothesis import given, strategies as st

from factorial_erp._core.retry import Failure, Retry, retry_after

THROTTLED = Failure(kind="status", status=429)
LOST = Failure(kind="lost")
NEVER_SENT = Failure(kind="never_sent")


@pytest.mark.parametrize("failure", [THROTTLED, NEVER_SENT])
def test_what_had_no_effect_is_repeated_even_for_writes(failure: Failure) -> None:
    """
    A throttled request and one that never left cannot have done anything.
    """
    assert Retry().wait(1, failure, safe=False, random=0.5) == 0.5


@pytest.mark.parametrize(
    "failure", [LOST, Failure(kind="status", status=503), Failure(kind="status", status=500)]
)
def test_a_write_that_may_have_happened_is_not_repeated(failure: Failure) -> None:
    """
    Neither API has an idempotency key.
    """
    assert Retry().wait(1, failure, safe=False, random=0.5) is None
    assert Retry().wait(1, failure, safe=True, random=0.5) == 0.5


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501])
def test_what_the_server_refused_for_good_is_not_repeated(status: int) -> None:
    """
    Asking again does not change a refusal.
    """
    failure = Failure(kind="status", status=status)

    assert Retry().wait(1, failure, safe=True, random=0.5) is None


def test_the_wait_doubles_until_its_cap() -> None:
    """
    Each attempt waits twice as long, but never longer than the cap.
    """
    retry = Retry(attempts=9, first_wait=1.0, longest_wait=5.0)

    waits = [retry.wait(n, LOST, safe=True, random=0.5) for n in range(1, 6)]

    assert waits == [1.0, 2.0, 4.0, 5.0, 5.0]


def test_the_last_attempt_gives_up() -> None:
    """
    Attempts are counted, not repetitions.
    """
    assert Retry(attempts=3).wait(3, THROTTLED, safe=True, random=0.5) is None


@given(st.integers(1, 30), st.floats(0, 1), st.floats(0, 1e9) | st.none(), st.booleans())
def test_no_wait_is_negative_or_above_the_cap(
    attempt: int, random: float, asked: float | None, safe: bool
) -> None:
    """
    Whatever the server asks, the caller is never put to sleep for a day.
    """
    failure = Failure(kind="status", status=429, wait=asked)

    wait = Retry(attempts=40).wait(attempt, failure, safe=safe, random=random)

    assert wait is not None
    assert 0 <= wait <= 60


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": formatdate(1_790_000_003, usegmt=True)}, 3.0),
        ({"retry-after": formatdate(1_789_999_000, usegmt=True)}, 0.0),
        ({"retry-after": "Sun, 06 Nov 2050 08:49:37 -0000"}, 761_119_777.0 - 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_both_forms(headers: dict[str, str], seconds: float | None) -> None:
    """
    ``Retry-After`` is a number of seconds or a date; nonsense counts as absent.
    """
    found = retry_after(headers, now=1_790_000_000.0)

    if headers.get("retry-after", "").endswith("-0000"):
        assert found is not None
        assert found > 700_000_000
    else:
        assert found == seconds


@given(st.text(max_size=40))
def test_no_text_in_the_header_breaks_reading(text: str) -> None:
    """
    Servers and proxies send anything.
    """
    found = retry_after({"retry-after": text}, now=0.0)

    assert found is None or found >= 0
