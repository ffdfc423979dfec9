"""Which rules can never decide, because others always come first?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

import attrs

from ..rules import Rule

__all__ = ["Gap", "Shadow", "gaps", "overlaps", "rank", "shadows"]

_DAY: Final = dt.timedelta(days=1)

_Index = dict[tuple[str, ...], dict[tuple[str, ...], list[tuple[dt.date, dt.date, Rule]]]]
"""Rules with their days, by the columns and texts that they ask for."""


@attrs.frozen(kw_only=True)
class Shadow:
    """A rule that never decides, and those that decide instead."""

    rule: Rule
    by: tuple[Rule, ...]


@attrs.frozen(kw_only=True)
class Gap:
    """Days between two rules that ask for the same, on which neither applies."""

    before: Rule
    after: Rule
    start: dt.date
    end: dt.date
    """Inclusive."""


def rank(rule: Rule, policy: str) -> tuple[int, ...]:
    """The place of a rule among those that apply to one record: the lowest decides."""
    if policy == "first":
        return (rule.row,)
    return (-rule.specificity, -rule.priority, rule.row)


def shadows(rules: Sequence[Rule], policy: str) -> Iterator[Shadow]:
    """
    Every rule of one target that others keep from ever deciding.

    A rule stands in the shadow of rules that rank above it, ask for nothing that it does not ask for, and
    together are valid on all its days. They are looked up by what they ask for, so that the time grows with
    the number of rules and of different sets of columns, not with pairs of rules.
    """
    index: _Index = {}
    for rule in sorted(rules, key=lambda each: rank(each, policy)):
        by = _hiding(rule, index)
        if by:
            yield Shadow(rule=rule, by=by)
        else:
            # What is hidden itself hides nothing that its shadow does not hide, too.
            texts = tuple(text for _, text in rule.conditions)
            first, last = _days(rule)
            index.setdefault(rule.columns, {}).setdefault(texts, []).append((first, last, rule))


def _hiding(rule: Rule, index: _Index) -> tuple[Rule, ...]:
    asked = dict(rule.conditions)
    start, end = _days(rule)
    above: list[Rule] = []
    for columns, by_texts in index.items():
        if all(column in asked for column in columns):
            texts = tuple(asked[column] for column in columns)
            above += (
                other
                for first, last, other in by_texts.get(texts, ())
                if first <= end and last >= start and _has_amounts_of(other, rule)
            )
    return _covering(rule, above)


def _has_amounts_of(other: Rule, rule: Rule) -> bool:
    """Whether the other rule takes every amount that the rule takes."""
    return _begins_before(other.amount_from, rule.amount_from) and _ends_after(
        other.amount_to, rule.amount_to
    )


def _begins_before(other: Decimal | None, own: Decimal | None) -> bool:
    return other is None or (own is not None and other <= own)


def _ends_after(other: Decimal | None, own: Decimal | None) -> bool:
    return other is None or (own is not None and other >= own)


def _covering(rule: Rule, others: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that together are valid on every day of this one; none where some day is left."""
    start, end = _days(rule)
    undated = rule.valid_from is None and rule.valid_to is None
    used: list[Rule] = []
    reached = start
    for other in sorted(others, key=lambda each: (_days(each)[0], each.row)):
        dated = other.valid_from is not None or other.valid_to is not None
        if undated and dated:
            continue  # a record without a date meets only rules without dates
        first, last = _days(other)
        if first > reached:
            return ()
        if last >= reached:
            used.append(other)
            if last >= end:
                return tuple(used)
            reached = last + _DAY
    return ()


def _days(rule: Rule) -> tuple[dt.date, dt.date]:
    return rule.valid_from or dt.date.min, rule.valid_to or dt.date.max


def _alike(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Rules that ask for the same, apart from dates; in order of their first days."""
    groups: dict[tuple[object, ...], list[Rule]] = {}
    for rule in rules:
        asked = (rule.conditions, rule.amount_from, rule.amount_to)
        groups.setdefault(asked, []).append(rule)
    for group in groups.values():
        if len(group) > 1:
            yield sorted(group, key=lambda each: (_days(each), each.row))


def gaps(rules: Iterable[Rule]) -> Iterator[Gap]:
    """Days between rules that ask for the same, on which none of them applies."""
    for group in _alike(rules):
        latest = group[0]
        for rule in group[1:]:
            last, first = _days(latest)[1], _days(rule)[0]
            if (first - last).days > 1:
                yield Gap(before=latest, after=rule, start=last + _DAY, end=first - _DAY)
            if _days(rule)[1] > last:
                latest = rule


def overlaps(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Neighbours that ask for the same, are valid on the same days and say different things."""
    for group in _alike(rules):
        latest = group[0]
        for rule in group[1:]:
            if _days(rule)[0] <= _days(latest)[1] and rule.value != latest.value:
                yield latest, rule
            if _days(rule)[1] > _days(latest)[1]:
                latest = rule
