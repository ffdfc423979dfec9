"""When may a request be sent?"""

from __future__ import annotations

from hypothesis import given, strategies as st

from factorial_erp._core.limits import Limits, SlidingWindow


def test_requests_within_the_limit_do_not_wait() -> None:
    """
    A burst up to the limit is sent at once.
    """
    window = SlidingWindow(Limits(concurrent=1, requests=3, window_seconds=60))

    assert [window.reserve("GET", now=0) for _ in range(3)] == [0, 0, 0]


def test_the_next_request_waits_until_the_oldest_leaves_the_window() -> None:
    """
    The window slides: it has no edges at which twice the limit could be sent.
    """
    window = SlidingWindow(Limits(concurrent=1, requests=2, window_seconds=60))
    window.reserve("GET", now=0)
    window.reserve("GET", now=10)

    assert window.reserve("GET", now=20) == 40
    assert window.reserve("GET", now=20) == 50


def test_methods_that_do_not_count_never_wait() -> None:
    """
    Factorial limits POST only.
    """
    limits = Limits(
        concurrent=1, requests=1, window_seconds=60, counts=lambda method: method == "POST"
    )
    window = SlidingWindow(limits)

    waits = [window.reserve(m, now=0) for m in ("GET", "GET", "POST", "GET", "POST")]

    assert waits == [0, 0, 0, 0, 60]


@given(
    st.integers(1, 5),
    st.floats(1, 100),
    st.lists(st.floats(0, 50), min_size=1, max_size=40),
)
def test_no_window_ever_holds_more_than_the_limit(
    requests: int, seconds: float, gaps: list[float]
) -> None:
    """
    Wherever a window is laid over the sent requests, at most the limit lies in it.
    """
    window = SlidingWindow(Limits(concurrent=1, requests=requests, window_seconds=seconds))
    now, sent = 0.0, []
    for gap in gaps:
        now += gap
        sent.append(now + window.reserve("GET", now=now))

    for first, last in zip(sent, sent[requests:], strict=False):
        assert last - first >= seconds - 1e-6
