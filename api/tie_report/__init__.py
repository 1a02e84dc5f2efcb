"""Reports of the tie network, for shell and HTTP: text, JSON, CSV and workbook."""
