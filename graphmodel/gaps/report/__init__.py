"""Reports: a gap report as text, JSON, CSV and workbook; the offline document is drawn by ``viz``."""
