"""Does the sandbox survive whatever it is sent, and does everything in it still fit afterwards?"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import given, settings, strategies as st

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.exchange import Call
from tests.sandbox.facts import RESOURCES, Known, misfits, sample

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.sampled_from(["", "1", "101", "x", "2026-10-01"])
)
ANY = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "name", "items"]), inner, max_size=2), max_leaves=4
)  # fmt: skip
WRITES = [
    (resource, name) for resource in RESOURCES for name in resource.operations if name not in ("list", "get")
]  # fmt: skip
SHARED = Sandbox()


def call(box: Sandbox, resource: Known, operation: str, body: Any, id: str) -> Any:
    """Send a body in JSON and return the status and what was answered."""
    place = {"create": "", "update": f"/{id}", "delete": f"/{id}"}.get(operation, f"/{operation}")
    answer = box.answer(
        Call(
            method={"update": "PUT", "delete": "DELETE"}.get(operation, "POST"),
            path=f"/api/2026-10-01/resources/{resource.name}{place}",
            headers={"x-api-key": box.api_key},
            content=json.dumps(body, default=str).encode(),
        )
    )
    assert answer.content is not None
    return answer.status, json.loads(answer.content, parse_float=Decimal)


@settings(max_examples=600)
@given(write=st.sampled_from(WRITES), data=st.data())
def test_nothing_that_is_sent_breaks_it(write: tuple[Known, str], data: Any) -> None:
    """
    A body that is right but for some of its fields is taken or refused; what is answered fits.
    """
    resource, operation = write
    body = sample(SHARED, resource, operation)
    odd = data.draw(st.dictionaries(st.sampled_from([*body, "odd"]), ANY, max_size=3))
    id = data.draw(st.sampled_from(["1", "2", "3001", "none"]))

    status, answer = call(SHARED, resource, operation, {**body, **odd}, id)

    assert status in {200, 201, 400, 403, 404, 409, 422}
    if status >= 400:
        assert set(answer) == {"errors"}
        return
    for record in answer if isinstance(answer, list) else [answer]:
        assert misfits(resource.record, record) == []


@settings(max_examples=300)
@given(
    resource=st.sampled_from(RESOURCES),
    query=st.lists(st.tuples(st.sampled_from(["limit", "page", "after_id", "before_id", "ids[]", "from", "to", "search", "status[]", "updated_from"]), st.text(max_size=12)), max_size=4),
)  # fmt: skip
def test_nothing_that_is_asked_breaks_it(resource: Known, query: list[tuple[str, str]]) -> None:
    """
    A list has a page or a reason.
    """
    answer = SHARED.answer(
        Call(
            method="GET",
            path=f"/api/2026-10-01/resources/{resource.name}",
            query=tuple(query),
            headers={"x-api-key": SHARED.api_key},
        )
    )

    assert answer.status in ({200, 400} if "list" in resource.operations else {404})


@given(content=st.binary(max_size=200), kind=st.sampled_from(["multipart/form-data; boundary=x", "application/json", "application/x-www-form-urlencoded", ""]))  # fmt: skip
def test_no_body_breaks_it(content: bytes, kind: str) -> None:
    """
    Bytes of any kind are a body that is taken, or refused.
    """
    for path in ("/api/2026-10-01/resources/finance/financial_documents", "/oauth/token"):
        answer = SHARED.answer(
            Call(
                method="POST",
                path=path,
                headers={"x-api-key": SHARED.api_key, "content-type": kind},
                content=content,
            )
        )

        assert answer.status in {400, 401, 422}


@given(parts=st.lists(st.sampled_from([b"--x", b"--x--", b"\r\n", b"\r\n\r\n", b'Content-Disposition: form-data; name="file"; filename="\xff"', b"Content-Disposition: form-data; name=company_id", b"900", b"\xff", b":"]), max_size=12))  # fmt: skip
def test_no_form_breaks_it(parts: list[bytes]) -> None:
    """
    Cut off, without names, with bytes that are no text.
    """
    answer = SHARED.answer(
        Call(
            method="POST",
            path="/api/2026-10-01/resources/finance/financial_documents",
            headers={
                "x-api-key": SHARED.api_key,
                "content-type": "multipart/form-data; boundary=x",
            },
            content=b"".join(parts),
        )
    )

    assert answer.status in {400, 422}
