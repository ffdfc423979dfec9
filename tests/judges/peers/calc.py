"""What does a person do with a workbook in LibreOffice? Run by a Python that has ``uno``, not by ours.

Reads a list of steps as JSON from its input, each ``[what, …]``, and prints a list with what each answers.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE_SECONDS = 60.0


def connected(pipe: str) -> Any:
    """Return the context of the office behind a pipe, once it is there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def properties(**values: Any) -> tuple[Any, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Hands:
    """Opens, types, inserts, sorts and saves through the menu's own commands."""

    def __init__(self, pipe: str) -> None:
        context = connected(pipe)
        manager = context.ServiceManager
        self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.menu = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.document = None

    def open(self, path: str, filter: str = "", options: str = "") -> None:
        given = {"FilterName": filter, "FilterOptions": options}
        self.document = self.desktop.loadComponentFromURL(
            Path(path).as_uri(),
            "_blank",
            0,
            properties(Hidden=True, **{name: value for name, value in given.items() if value}),
        )

    def save(self, path: str, filter: str, options: str = "") -> None:
        self.document.storeToURL(
            Path(path).as_uri(), properties(FilterName=filter, FilterOptions=options)
        )

    def close(self) -> None:
        self.document.close(True)

    def sheets(self) -> list[str]:
        return list(self.document.Sheets.ElementNames)

    def choose(self, sheet: str, cells: str) -> None:
        """Click on a sheet and select cells."""
        controller = self.document.CurrentController
        found = self.document.Sheets.getByName(sheet)
        controller.setActiveSheet(found)
        controller.select(found.getCellRangeByName(cells))

    def call(self, command: str, **arguments: Any) -> None:
        frame = self.document.CurrentController.Frame
        self.menu.executeDispatch(frame, f".uno:{command}", "", 0, properties(**arguments))

    def type(self, sheet: str, cell: str, text: str) -> None:
        """Type into a cell as with a keyboard: what looks like a number or a date becomes one."""
        self.choose(sheet, cell)
        self.call("EnterString", StringName=text)

    def insert_row(self, sheet: str, row: int) -> None:
        self.choose(sheet, f"A{row}")
        self.call("InsertRowsBefore")

    def delete_row(self, sheet: str, row: int) -> None:
        self.choose(sheet, f"A{row}")
        self.call("DeleteRows")

    def sort(self, sheet: str, column: str, descending: bool) -> None:
        """Sort the table below its header by a column."""
        self.choose(sheet, f"{column}1")
        self.call("SortDescending" if descending else "SortAscending")

    def show(self, sheet: str, cell: str) -> dict[str, Any]:
        """Say what a cell shows, what its list of choices is, and how wide and high it is."""
        found = self.document.Sheets.getByName(sheet).getCellRangeByName(cell)
        return {
            "text": found.String,
            "kind": found.Type.value,
            "choices": found.Validation.getFormula1(),
            "width": found.Columns.getByIndex(0).Width,
            "height": found.Rows.getByIndex(0).Height,
            "wraps": found.IsTextWrapped,
        }

    def frozen(self, sheet: str) -> list[int]:
        """Say how many columns and rows stay in sight."""
        self.choose(sheet, "A1")
        controller = self.document.CurrentController
        return [controller.SplitColumn, controller.SplitRow]

    def quit(self) -> None:
        self.desktop.terminate()


def main() -> None:
    hands = Hands(sys.argv[1])
    steps = json.load(sys.stdin)
    print(json.dumps([getattr(hands, name)(*arguments) for name, *arguments in steps]))


if __name__ == "__main__":
    main()
