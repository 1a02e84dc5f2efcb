"""The doors: the shell now, HTTP later. Puts questions to graphmodel and shows what comes back."""
