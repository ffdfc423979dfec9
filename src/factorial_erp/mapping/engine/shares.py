"""Who bears an amount, where a record has several cost centres?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from ..format.settings import FILE
from ..money import as_text
from ..records.expense import Ref
from .story import Story

_ZERO: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)

__all__ = ["Share", "shares_of"]


class Share(NamedTuple):
    """The cost centres that a share of the amount is for."""

    cost_centers: tuple[Ref, ...]
    label: str
    weight: int | Decimal = 1


def shares_of(story: Story) -> tuple[Share, ...]:
    """The shares of a record by the policy of the settings; of the usual record one."""
    record = story.record
    centers = record.cost_centers
    policy = story.desk.settings.several_cost_centers
    if policy == "percentages" and record.cost_center_shares:
        weights = [(each.cost_center, each.percent) for each in record.cost_center_shares]
        return _by_percent(story, weights, "percentages", "the record states the shares")
    if policy == "memberships" and len(centers) != 1 and record.memberships:
        return _by_memberships(story)
    if len(centers) < 2:
        return (Share(centers, ""),)
    labels = ", ".join(center.label for center in centers)
    if policy == "equal":
        story.because(
            "cost_center",
            labels,
            "equal",
            f"{len(centers)} cost centres and no shares: the net amount is divided equally",
            is_default=True,
        )
        return _merged([(center, 1) for center in centers])
    if policy == "first":
        story.because(
            "cost_center",
            centers[0].label,
            "first",
            f"of the cost centres {labels} the first is taken",
            is_default=True,
        )
        return (Share(centers[:1], ""),)
    missing = {
        "percentages": "The record states no shares of them",
        "memberships": "The employee has no memberships in Factorial",
    }.get(policy, "Nothing says how to divide them")
    story.problem(
        "several_cost_centers",
        "cost_center",
        labels,
        f"The record has {len(centers)} cost centres without shares: {labels}. {missing}.",
        f"Leave one in Factorial, or set several_cost_centers under [policy] in {FILE}.",
    )
    return (Share(centers, ""),)


def _by_memberships(story: Story) -> tuple[Share, ...]:
    record, day = story.record, story.record.date
    if day is None:
        return (Share(record.cost_centers, ""),)  # the missing date is a problem already
    named = {center.id for center in record.cost_centers}
    weights = [
        (each.cost_center, each.percent)
        for each in record.memberships
        if each.covers(day) and (not named or each.cost_center.id in named)
    ]
    return _by_percent(story, weights, "memberships", f"the employee's memberships on {day}")


def _by_percent(
    story: Story, weights: list[tuple[Ref, Decimal]], step: str, origin: str
) -> tuple[Share, ...]:
    labels = ", ".join(f"{center.label} {as_text(percent)} %" for center, percent in weights)
    total = sum((percent for _, percent in weights), _ZERO)
    if total != _HUNDRED or any(percent < 0 for _, percent in weights):
        story.problem(
            "shares_not_100",
            "cost_center",
            labels or None,
            f"The shares of the cost centres total {as_text(total)} % and not 100 %, or one is "
            f"negative ({origin}: {labels or 'none'}).",
            "Correct the percentages in Factorial.",
        )
        return (Share(story.record.cost_centers, ""),)
    story.because("cost_center", labels, step, origin)
    return _merged([(center, weight) for center, weight in weights if weight])


def _merged(weights: Sequence[tuple[Ref, int | Decimal]]) -> tuple[Share, ...]:
    """Shares of different cost centres, each with a label of its own."""
    merged: dict[Ref, int | Decimal] = {}
    for center, weight in weights:
        merged[center] = merged.get(center, 0) + weight
    if len(merged) == 1:
        return (Share(tuple(merged), ""),)
    labels = [center.label for center in merged]
    return tuple(
        Share(
            (center,),
            center.label if labels.count(center.label) == 1 else f"{center.label} ({center.id})",
            weight,
        )
        for center, weight in merged.items()
    )
