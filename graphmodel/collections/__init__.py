"""Collections: every kind of record as a list that can be asked, and read one by one, without any HTTP."""
