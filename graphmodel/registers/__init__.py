"""Registers: workbooks and CSV files to checked records, and back."""
