"""Record: what the pages of areas, organisations and units say, as plain values that JSON and templates both take."""
