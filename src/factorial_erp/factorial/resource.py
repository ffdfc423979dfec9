"""How do Factorial's resources look on the wire: paths, queries, pages, date windows, bodies?"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, TypedDict, TypeVar
from urllib.parse import quote

from .._core.encode import scalar
from .._core.model import Model, columns
from .._core.operation import M, Resource
from .._core.pages import Listing, Page, numbered, page_number
from ..errors import AnswerUnreadable, InputInvalid, PagingStuck, QueryUnsupported
from .versions import at_version, warn_if_ending

__all__ = ["CLOSED", "HALF_OPEN", "OPEN", "FactorialResource", "ListOptions", "Many"]

R = TypeVar("R", bound=Model)
T = TypeVar("T")

Many = list[T] | tuple[T, ...]
"""Several values; a single text would be taken apart into its letters."""

Window = Literal["closed", "half_open", "open"]

CLOSED: Window = "closed"
"""The API's ``from`` and ``to`` are both included."""

HALF_OPEN: Window = "half_open"
"""The API includes ``from`` and excludes ``to``."""

OPEN: Window = "open"
"""Either end may be left out; that the API includes both is a guess."""

LARGEST_PAGE = 100
"""The default, and the most that the API gives at once."""


class ListOptions(TypedDict, total=False):
    """How a list is read, whatever is on it."""

    max_items: int
    """The most records to read; default: all."""
    concurrency: int
    """
    Pages to fetch at once, by their numbers; default 1, which follows cursors.

    For big lists. A list that changes meanwhile is noticed, but for a deletion and a creation in the same
    instant; it is then read on by cursor, which is logged. The ids are kept in memory.
    """


class FactorialResource(Resource[M]):
    """A resource under ``/api/<version>/resources``."""

    _path: ClassVar[str]

    _version: ClassVar[str | None] = None
    """The only version that has the resource, where that is not the client's."""

    def _pages(
        self,
        model: type[R],
        filters: type[Any],
        query: Mapping[str, Any],
        *,
        defaults: Mapping[str, Any] | None = None,
        window: Window | None = None,
        changes: str | None = None,
        polling: str | None = None,
    ) -> Listing[R]:
        """
        Return a list that was not sent yet.

        Args:
            model: Of the records.
            filters: The ``TypedDict`` of the query; what it does not know is refused.
            query: Filters by Python name, and :class:`ListOptions`.
            defaults: For flags that the schema requires and that callers rarely care about.
            window: How the API reads ``from`` and ``to``; callers always include both ends.
            changes: The filter that ``updated_since`` becomes.
            polling: Where there is none, what to do instead.

        Raises:
            InputInvalid: An unknown filter, or a filter or an option that cannot be sent.
            QueryUnsupported: ``updated_since`` where the API has no such filter.

        Source: https://apidoc.factorialhr.com/docs/pagination; pages by number are not documented there,
        public clients use them.
        """
        self._refuse_unknown(filters, query, polling)
        asked = {**(defaults or {}), **query}
        since = asked.pop("updated_since", None)
        if since is not None and changes is not None:
            asked[changes] = _day_of_changes(changes, since)
        max_items = _at_least_one("max_items", asked.pop("max_items", None))
        concurrency = _at_least_one("concurrency", asked.pop("concurrency", None)) or 1
        if window is not None:
            asked = _whole_window(asked, window)
        limit = LARGEST_PAGE if max_items is None else min(max_items, LARGEST_PAGE)
        sent: list[tuple[str, str]] = [
            pair
            for name, value in asked.items()
            for pair in _parameters(name, _meant(filters, name, value))
        ]
        sent.append(("limit", str(limit)))

        read = self._session.decoder.page_reader(model, "data", "meta")

        async def fetch(cursor: str | None) -> Page[R]:
            number: int | None = page_number(cursor)
            params = [*sent, *_place(cursor, number)]
            answer = await self._session.json("GET", self._url, params=params, read=read)
            rows, meta = self._rows(answer)
            items = self._session.decode_all(model, rows)
            total = meta.get("total")
            return Page(
                items,
                self._following(meta, number),
                total if isinstance(total, int) else None,
            )

        if "id" not in columns(model):
            concurrency = 1  # nothing would tell whether a record comes twice
        return Listing(fetch=fetch, concurrency=concurrency, max_items=max_items)

    @property
    def _url(self) -> str:
        """The path, or a whole URL where only another version has the resource."""
        if self._version is None:
            return self._path
        session = at_version(self._session, self._version)
        warn_if_ending(self._version, session.io.now(), stacklevel=3)
        return session.base_url + self._path

    def _refuse_unknown(
        self, filters: type[Any], query: Mapping[str, Any], polling: str | None
    ) -> None:
        known = _names(filters)
        for name in query:
            if name in known:
                continue
            if name == "updated_since":
                message = f"{self._path} cannot be filtered by when records changed."
                hint = polling or "Read the whole list and compare it with what you know."
                raise QueryUnsupported(message, field=name, hint=hint)
            raise InputInvalid(
                f"{self._path} has no filter {name!r}.", field=name, hint=_nearest(name, known)
            )

    def _following(self, meta: Mapping[str, Any], number: int | None) -> str | None:
        """Return the cursor of the next page."""
        if not meta.get("has_next_page"):
            return None
        if number is not None:
            return numbered(number + 1)
        if not meta.get("end_cursor"):
            message = f"{self._path} says that there is a next page, but not where it begins."
            raise PagingStuck(message, hint="Read the list with concurrency=2, by page number.")
        return str(meta["end_cursor"])

    def _rows(self, answer: Any) -> tuple[list[Any], Mapping[str, Any]]:
        if isinstance(answer, list):  # everything at once
            return answer, {}  # pyright: ignore[reportUnknownVariableType]
        if isinstance(answer, Mapping):
            rows, meta = answer.get("data"), answer.get("meta")  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
            if isinstance(rows, list):
                return rows, meta if isinstance(meta, Mapping) else {}  # pyright: ignore[reportUnknownVariableType]
        message = f"GET {self._path} did not answer with a list of records."
        raise AnswerUnreadable(message, method="GET", url=self._path, status=200, content_type=None)

    async def _one(
        self,
        model: type[R],
        method: str,
        place: str | None = None,
        *,
        takes: type[Any] | None = None,
        body: Mapping[str, Any] | None = None,
        form: bool = False,
    ) -> R:
        """
        Send an operation that answers with one record; its body is JSON, or a ``form`` with files.

        Args:
            model: Of the record.
            method: HTTP method.
            place: Below the path: an id or an action.
            takes: The ``TypedDict`` of the body; what it does not know is refused.
            body: Fields by Python name.
            form: Whether the body is a form.

        Raises:
            InputInvalid: A field that the operation does not take, or a text where it takes a file.
        """
        answer = await self._send(method, place, self._taken(takes, body, method), form=form)
        return self._session.decode(model, answer)

    async def _many(
        self,
        model: type[R],
        method: str,
        place: str,
        *,
        takes: type[Any] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> tuple[R, ...]:
        """Send an operation that answers with a bare array of records; see :meth:`_one`."""
        answer = await self._send(method, place, self._taken(takes, body, method))
        if not isinstance(answer, list):
            message = f"{method} {self._path}/{place} did not answer with an array of records."
            raise AnswerUnreadable(
                message, method=method, url=self._path, status=200, content_type=None
            )
        return tuple(self._session.decode(model, row) for row in answer)  # pyright: ignore[reportUnknownVariableType]

    def _taken(
        self, takes: type[Any] | None, body: Mapping[str, Any] | None, method: str
    ) -> Mapping[str, Any] | None:
        """Return a body that the operation takes: Factorial drops what it does not know without a word."""
        if takes is None or body is None:
            return body
        known = _names(takes)
        for name, value in body.items():
            if name not in known:
                if name == "id" and method == "PUT":  # stands in the path too
                    continue
                message = f"{method} {self._path} takes no field {name!r}."
                raise InputInvalid(message, field=name, hint=_nearest(name, known))
            if isinstance(value, str) and "UploadFile" in str(takes.__annotations__[name]):
                message = f"{name} takes a file, and this is a text."
                hint = "For the path of a file, give pathlib.Path(…); for its bytes, Upload(…)."
                raise InputInvalid(message, field=name, hint=hint)
        return body

    async def _send(
        self,
        method: str,
        place: str | None,
        body: Mapping[str, Any] | None,
        *,
        form: bool = False,
    ) -> Any:
        path = self._url
        if place is not None or method != "POST":
            path += f"/{_step_below(method, path, place)}"
        if form:
            return await self._session.form(method, path, body=body or {})
        json = None if body is None else {name.removesuffix("_"): v for name, v in body.items()}
        return await self._session.json(method, path, json=json)


def _names(typed: type[Any]) -> frozenset[str]:
    """Return the keys of a ``TypedDict``."""
    known: frozenset[str] = typed.__optional_keys__ | typed.__required_keys__
    return known


def _nearest(name: str, known: frozenset[str]) -> str | None:
    near = difflib.get_close_matches(name, known, n=3)
    return f"Did you mean {' or '.join(near)}?" if near else None


def _step_below(method: str, path: str, place: object) -> str:
    """
    Return the last part of a path: an id, or the name of an action.

    Raises:
        InputInvalid: It would lead elsewhere: to the whole list, or out of the resource.
    """
    # Ids were integers before 2026-07-01, and often still are where they come from.
    text = str(place) if isinstance(place, str) or type(place) is int else ""
    try:
        step = quote(text, safe="")
    except UnicodeEncodeError:
        step = ""
    if step in ("", ".", ".."):
        message = f"{method} {path} needs an id."
        hint = "Give the text that a record has as its id; an empty one would list everything."
        raise InputInvalid(message, field="id", value=place, hint=hint)
    return step


def _place(cursor: str | None, number: int | None) -> list[tuple[str, str]]:
    """Say where in the list a page begins."""
    if number is not None:
        return [("page", str(number))]
    return [] if cursor is None else [("after_id", cursor)]


def _at_least_one(field: str, value: Any) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        message = f"{field} is {value!r}."
        raise InputInvalid(message, field=field, value=value, hint="Give a whole number from 1 on.")
    return value


def _meant(filters: type[Any], name: str, value: Any) -> Any:
    """Return one value as a list where several are taken: without brackets in its name it filters nothing."""
    if value is None or isinstance(value, list | tuple):
        return value  # pyright: ignore[reportUnknownVariableType]
    # The annotation is text or a reference to one, and need not be evaluated to be recognised.
    return [value] if "Many[" in str(filters.__annotations__.get(name)) else value


def _parameters(name: str, value: Any) -> list[tuple[str, str]]:
    """
    Spell a filter as Rails does: arrays are repeated, their name ends in ``[]``.

    The fields of an object stand at the top, as the official SDK 3.0.0 sends them. Objects in an array
    become ``name[][key]=value``, which is a guess: no client is known that sends any.
    """
    wire = name.removesuffix("_")
    if value is None:
        return []
    if isinstance(value, Mapping):
        fields: Mapping[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        return [pair for key, each in fields.items() for pair in _parameters(key, each)]
    if isinstance(value, list | tuple):
        items: list[Any] = list(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        return [pair for each in items for pair in _item(f"{wire}[]", each)]
    return [(wire, scalar(value))]


def _item(name: str, value: Any) -> list[tuple[str, str]]:
    if isinstance(value, Mapping):
        fields: Mapping[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        return [(f"{name}[{key.removesuffix('_')}]", scalar(each)) for key, each in fields.items()]
    return [(name, scalar(value))]


def _day_of_changes(changes: str, since: Any) -> dt.date:
    """
    Return the day to filter changes by: no change since then is missed, some before it may come.

    That ``updated_after`` excludes its own day is a guess from its name; one day more is asked for.
    """
    day = _day("updated_since", since, zone=dt.UTC)
    return day - dt.timedelta(days=1) if changes.endswith("_after") else day


def _whole_window(query: Mapping[str, Any], window: Window) -> dict[str, Any]:
    """
    Include both ends of a date window, whatever the API does.

    Source: the filters' descriptions in the API reference of 2026-10-01; one bound alone is ignored
    there without a word.
    """
    first, last = query.get("from_"), query.get("to")
    if window != "open" and (first is None) != (last is None):
        given, absent = ("from_", "to") if last is None else ("to", "from_")
        message = f"{given} without {absent} would be ignored by Factorial."
        raise InputInvalid(message, field=absent, hint="Give both ends of the window.")
    if first is None and last is None:
        return dict(query)
    if first is None:
        return {**query, "to": _day("to", last)}
    if last is None:
        return {**query, "from_": _day("from_", first)}
    begin, end = _day("from_", first), _day("to", last)
    if end < begin:
        message = f"The window ends on {end}, before it begins on {begin}."
        raise InputInvalid(message, field="to", value=end)
    if window == "half_open":
        end += dt.timedelta(days=1)
    return {**query, "from_": begin, "to": end}


def _day(field: str, value: Any, zone: dt.tzinfo | None = None) -> dt.date:
    """Return a day as it is written: midnight in Berlin begins the day that it names; or the day in a zone."""
    if isinstance(value, dt.datetime):
        return (value.astimezone(zone) if zone and value.tzinfo else value).date()
    if isinstance(value, dt.date):
        return value
    try:
        if len(value) > len("2026-10-31"):
            return _day(field, dt.datetime.fromisoformat(value), zone)
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        message = f"{value!r} is no day."
        raise InputInvalid(message, field=field, value=value, hint="Write 2026-10-31.") from None
