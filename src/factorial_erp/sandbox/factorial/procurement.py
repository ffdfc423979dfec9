"""How do purchase orders behave?"""

from __future__ import annotations

from .records import Records, Row
from .refusals import Refused

__all__ = ["create_order", "update_order"]

ORDERS = "procurement/purchase_orders"


def create_order(records: Records, body: Row) -> Row:
    """Add an order with the next number; its fields and lines are named differently in the record."""
    number = max((row["po_number"] for row in records.table(ORDERS).values()), default=0) + 1
    return records.add(
        ORDERS,
        {
            **body,
            "po_number": number,
            "formatted_po_number": f"PO-{number:05d}",
            "cost": {"cents": 0, "currency": body["currency"]},
            "date": body.get("date") or records.today(),
            "header_field_values_by_key": body.get("header_field_values") or [],
            "line_items_by_key": body.get("line_items") or [],
        },
    )


def update_order(records: Records, body: Row) -> Row:
    """
    Change an order; a block that is left out stays.

    Raises:
        Refused: 409, it is being processed or closed for good.
    """
    row = records.found(ORDERS, body["id"])
    if row["status"] in ("processing", "closed"):
        raise Refused(409, [f"the purchase order is {row['status']}"])
    return records.change(ORDERS, row, body)
