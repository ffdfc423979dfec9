"""Factorial's half of the sandbox: all resources from the facts, with real behaviour where a client notices."""

from __future__ import annotations

from .half import FactorialHalf

__all__ = ["FactorialHalf"]
