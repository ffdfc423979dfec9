"""How is the documentation built? `nox -s docs`."""

from __future__ import annotations

from importlib import metadata

project = "factorial-erp"
author = "The factorial-erp authors"
project_copyright = "2026, the factorial-erp authors"
release = metadata.version("factorial-erp")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "factorial-erp"

autodoc_typehints = "none"  # signatures show them
autodoc_member_order = "bysource"
add_module_names = False
