"""How is the package run as a program? ``factorial-erp`` and ``python -m factorial_erp``."""

from __future__ import annotations

import sys

from .errors import ConfigurationMissing

__all__ = ["main"]


def main() -> None:
    """
    Run the command line.

    Exit codes: 0 all is well; 1 something failed, is blocked or differs; 2 the call, the configuration or
    the credentials must be mended.
    """
    try:
        from .cli.app import run
    except ModuleNotFoundError as error:
        if error.name not in ("typer", "rich"):
            raise
        message = f"The command line needs {error.name}, which is not installed."
        missing = ConfigurationMissing(
            message, hint="Run: python -m pip install 'factorial-erp[cli]'"
        )
        sys.exit(f"error: {missing}")
    sys.exit(run())


if __name__ == "__main__":
    main()
