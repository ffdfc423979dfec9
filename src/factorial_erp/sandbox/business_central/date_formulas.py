"""On which day does a date formula end? `30D`, `1M+CM`, `-1Y`."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from .refusals import Refused

__all__ = ["later"]

TERM = re.compile(r"([+-]?)(?:C([DWMQY])|(\d{1,4})([DWMQY]))")


def later(day: str, formula: str) -> str:
    """
    Return the day that a date formula leads to.

    Raises:
        Refused: It is no date formula in the English spelling that the API has.
    """
    found = dt.date.fromisoformat(day)
    text = formula.upper().replace(" ", "").strip("<>")
    if not re.fullmatch(rf"(?:{TERM.pattern})*", text):
        message = f"'{formula}' is no date formula."
        raise Refused(400, "Application_EvaluateException", message)
    for sign, period, count, unit in TERM.findall(text):
        if period:
            found = _end(found, period) if sign != "-" else _begin(found, period)
        else:
            found = _moved(found, int(f"{sign}{count}"), unit)
    return found.isoformat()


def _moved(day: dt.date, count: int, unit: str) -> dt.date:
    if unit in "DW":
        return day + dt.timedelta(days=count * (7 if unit == "W" else 1))
    months = count * {"M": 1, "Q": 3, "Y": 12}[unit] + day.month - 1
    year, month = day.year + months // 12, months % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _begin(day: dt.date, period: str) -> dt.date:
    match period:
        case "W":
            return day - dt.timedelta(days=day.weekday())
        case "M":
            return day.replace(day=1)
        case "Q":
            return day.replace(day=1, month=day.month - (day.month - 1) % 3)
        case "Y":
            return day.replace(day=1, month=1)
        case _:
            return day


def _end(day: dt.date, period: str) -> dt.date:
    if period == "D":
        return day
    if period == "W":
        return _begin(day, period) + dt.timedelta(days=6)
    return _moved(_begin(day, period), 1, period) - dt.timedelta(days=1)
