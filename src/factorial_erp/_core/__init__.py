"""Machinery that knows neither API. Private: import from the package's public modules."""
