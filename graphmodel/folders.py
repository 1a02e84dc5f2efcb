"""Folders: where the program's own files of a user are, known before anything heavy is imported."""

import os
import sys
from pathlib import Path


def home() -> Path:
    """The folder that the operating system gives a user's programs for their data."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "graphmodel"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "graphmodel"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "graphmodel"


def settings_file() -> Path:
    """The file that settings are read from, whether it exists or not."""
    return Path(os.environ.get("GRAPHMODEL_SETTINGS", home() / "settings.toml"))
