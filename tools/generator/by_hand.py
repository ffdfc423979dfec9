"""What of ``factorial_erp.factorial`` is written by hand? The generated files list it beside their own."""

from __future__ import annotations

import ast
from pathlib import Path

from factorial_erp.generator.classes import Below

ROOM = Path(__file__).parents[2] / "src" / "factorial_erp" / "factorial"

EXPORTED = (
    "._core.finding",
    "._core.tokens",
    "access",
    "client",
    "environments",
    "event_types",
    "files",
    "oauth",
    "signing_in",
    "sync_imports",
    "sync_items",
    "sync_polling",
    "sync_requests",
    "sync_runs",
    "versions",
    "webhook_deduplication",
    "webhook_routing",
    "webhook_subscribing",
    "webhooks",
)
"""Modules whose ``__all__`` the package offers too; with a dot those of the room around."""

HANGING_OFF = [
    Below(
        "files",
        "Files",
        "What belongs to receipts, financial documents and other records: to download, or to read.",
        module="files",
    ),
    Below(
        "webhooks",
        "Webhooks",
        "Subscriptions to webhooks: made once, enabled again.",
        module="webhook_subscribing",
    ),
]
"""What hangs off a client besides the domains."""


def homes() -> dict[str, str]:
    """Return the module of each name that the package offers and that is not generated."""
    found = {"FactorialDomains": "domains"}
    for module in EXPORTED:
        room = ROOM.parent if module.startswith(".") else ROOM
        path = room / f"{module.lstrip('.').replace('.', '/')}.py"
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                found.update(dict.fromkeys(ast.literal_eval(node.value), module))
    return found
