"""Explorer: the pages of the server, from values to HTML."""
