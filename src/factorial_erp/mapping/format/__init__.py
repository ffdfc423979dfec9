"""How a mapping document is written: its tables and settings, in a folder or in a workbook."""
