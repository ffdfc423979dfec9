"""What of a mileage or a per diem is free of tax, and what is pay?"""

from __future__ import annotations

import attrs

from ..allowances import allowance_for, divide
from ..money import allocate_quanta, from_quanta
from .drafting import Line
from .in_books import bookable
from .story import Story

__all__ = ["divided_by_allowance"]


def divided_by_allowance(
    story: Story, lines: tuple[Line, ...], sign: int, decimals: int
) -> tuple[Line, ...]:
    """The lines of a mileage or per diem, in what is free of tax and what is pay."""
    allowances = story.desk.tables.allowances
    if not allowances:
        return lines
    allowance = allowance_for(story.record, allowances)
    if allowance is None:
        if any(each.kind == story.record.kind for each in allowances):
            story.problem(
                "allowance_missing",
                "amount",
                None,
                f"No row of allowances.csv is for a {story.record.kind} of {story.record.date} in "
                f"{story.record.currency}, so what is free of tax cannot be told.",
                "Add a row for that time and currency to allowances.csv.",
            )
        return lines
    total = sum([line.net for line in lines])
    divided = divide(story.record, allowance, total, decimals=decimals)
    if isinstance(divided, str):
        story.problem(
            "allowance_unknown",
            "amount",
            None,
            f"What is free of tax cannot be told: {divided} ({allowance.source}).",
            "Complete the record in Factorial, or add a row for its unit to allowances.csv.",
            source=allowance.source,
        )
        return lines
    free = story.desk.because(
        "tax_free",
        str(from_quanta(sign * divided.free, decimals)),
        "allowances",
        f"{divided.reason}; {from_quanta(divided.taxable, decimals)} are paid beyond that",
    )
    because = attrs.evolve(free, rule_id=allowance.id, source=allowance.source)
    story.items.append(because)
    if not divided.taxable:
        return lines
    account = bookable(story, allowance.account, because)
    if account is None:
        return lines
    frees = allocate_quanta(divided.free, [line.net for line in lines])
    taxables = [
        line._replace(net=line.net - part, account=account)
        for line, part in zip(lines, frees, strict=True)
    ]
    kept = [line._replace(net=part) for line, part in zip(lines, frees, strict=True)]
    return tuple(line for line in (*kept, *taxables) if line.net)
