"""What is known of alliances and pacts, laid out once and written as text, JSON, CSV or workbook."""
