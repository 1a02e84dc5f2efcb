"""The shell: one module a family of commands, each a thin reading of arguments around one question."""
