"""Tests of the mapping: from an expense record to a purchase invoice."""
