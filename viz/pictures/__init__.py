"""Pictures: for each subject the scene that shows it, out of a network seen through a profile."""
