"""What of the APIs' rooms is written by hand? The generated files list it beside their own."""

from __future__ import annotations

import ast
from pathlib import Path

from factorial_erp.generator.classes import Below

PACKAGE = Path(__file__).parents[2] / "src" / "factorial_erp"

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


BASES = {
    "attachments": "AttachmentFiles",
    "dimensionSetLines": "DimensionLineSet",
    "documentAttachments": "DocumentAttachmentFiles",
}
"""Sets of Business Central that can do more than every set can, by classes that are written by hand."""


ALSO: dict[str, list[str] | None] = {
    "._core.auth": ["BasicAuth", "BearerToken"],
    "._core.limits": ["Limits"],
    "access": ["ClientCredentials"],
    "batch": ["AsyncBatch", "Batch", "Handle"],
    "client": None,
    "custom": ["CustomApi", "CustomSet"],
    "entities": ["Entity", "EntitySet", "Option"],
    "environments": ["Environment", "EnvironmentKind"],
    "odata": ["raw"],
    "queries": ["Expand"],
    "subscriptions": None,
}
"""
Modules of Business Central whose names the package offers too: all of ``__all__``, or some.
With a dot those of the room around.
"""


def homes() -> dict[str, str]:
    """Return the module of each name that Factorial's package offers and that is not generated."""
    found = {"FactorialDomains": "domains"}
    for module in EXPORTED:
        found.update(dict.fromkeys(_offered("factorial", module), module))
    return found


def business_central_homes() -> dict[str, str]:
    """Return the same for Business Central's package."""
    found: dict[str, str] = {}
    for module, some in ALSO.items():
        found.update(dict.fromkeys(some or _offered("business_central", module), module))
    return found


def _offered(room: str, module: str) -> list[str]:
    """Return what ``__all__`` of a module says."""
    folder = PACKAGE if module.startswith(".") else PACKAGE / room
    path = folder / f"{module.lstrip('.').replace('.', '/')}.py"
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    return []
