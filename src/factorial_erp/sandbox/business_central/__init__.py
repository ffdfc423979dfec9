"""Business Central, embedded: everything by the facts, and what its purchases, journals and files really do."""

from __future__ import annotations

from .half import BusinessCentralHalf

__all__ = ["BusinessCentralHalf"]
