"""Settings: name, default and help of everything that can be set, and where each value came from.

Assumes that an option beats the environment (``GRAPHMODEL_…``), the environment beats the settings file
(``settings.toml`` in the program's folder of the user, or ``GRAPHMODEL_SETTINGS``), and the file beats the default.
"""

import os
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from graphmodel.errors import SettingError
from graphmodel.folders import home, settings_file
from graphmodel.messages import Language, say

CHINA = ZoneInfo("Asia/Shanghai")


_QUOTED = re.compile(r"'([^']+)'")
REASONS: Mapping[str, str] = {
    "extra_forbidden": "unknown",
    "int_parsing": "whole_number",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "float_parsing": "number",
    "float_type": "number",
    "greater_than": "above",
    "greater_than_equal": "at_least",
    "less_than_equal": "at_most",
    "literal_error": "one_of",
    "string_type": "text",
    "path_type": "text",
    "path_not_str": "text",
}
"""What the checker calls a mistake, and what the catalogue does (``settings.reason_…``); dates have many names."""


class Settings(BaseSettings):
    """What can be set, with its default; the catalogue says the meaning (``settings.help_…``)."""

    model_config = SettingsConfigDict(env_prefix="GRAPHMODEL_", extra="forbid", frozen=True)

    data: Path = Field(default_factory=lambda: home() / "data")
    lang: Language = "zh"
    today: date | None = None
    profile: str = "default"
    neo4j_uri: str = ""
    neo4j_user: str = "neo4j"
    neo4j_password: SecretStr = SecretStr("")
    neo4j_database: str = "neo4j"
    heap_mb: int = Field(default=512, ge=256, le=65536)
    idle_minutes: float = Field(default=15, gt=0)
    start_timeout_s: float = Field(default=90, gt=0)
    query_timeout_s: float = Field(default=120, gt=0)
    busy_timeout_s: float = Field(default=60, gt=0)
    serve_hosts: str = ""
    serve_rate_per_minute: int = Field(default=600_000, ge=0)
    serve_most_records: int = Field(default=200_000, ge=1)
    serve_most_findings: int = Field(default=100_000, ge=1)
    serve_most_depth: int = Field(default=6, ge=1)
    serve_most_nodes: int = Field(default=1000, ge=1)
    serve_most_seconds: float = Field(default=60, gt=0)
    serve_longest_url: int = Field(default=8192, ge=256)
    serve_cache_mb: int = Field(default=64, ge=0)
    serve_most_upload_mb: int = Field(default=50, ge=1, le=2000)
    serve_threads: int = Field(default=64, ge=1, le=1000)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class's signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, settings_file())

    def day(self) -> date:
        """The day that counts as today."""
        return self.today or datetime.now(tz=CHINA).date()


Origin = Literal["option", "environment", "file", "default"]


def load_settings(options: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings from options, environment and file.

    Raises
    ------
    SettingError
        A value is wrong; names the setting and the reason.
    """
    given = {name: value for name, value in (options or {}).items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingError(
            "settings.wrong", name=name, reason=_reason(first["type"], first.get("ctx", {})), file=str(settings_file())
        ) from error
    except ValueError as error:  # a settings file that is no TOML
        where = re.search(r"line (\d+)", str(error))  # the parser's own words are English only
        line = int(where[1]) if where else len(settings_file().read_bytes().splitlines())
        raise SettingError("settings.unreadable", file=str(settings_file()), line=line) from error


def _reason(kind: str, limits: Mapping[str, Any]) -> str:
    """Say in our words what the checker found; its own are English only."""
    limit = next((limits[name] for name in ("gt", "ge", "le", "expected") if name in limits), "")
    said = ", ".join(_QUOTED.findall(limit)) if isinstance(limit, str) else f"{limit:g}"
    code = "date" if kind.startswith("date") else REASONS.get(kind, "other")
    return say(f"settings.reason_{code}", limit=said)


def origin_of(name: str, options: Mapping[str, Any] | None = None) -> Origin:
    """Say where the value of the setting *name* came from."""
    if (options or {}).get(name) is not None:
        return "option"
    if any(key.lower() == f"graphmodel_{name}" for key in os.environ):
        return "environment"
    in_file = TomlConfigSettingsSource(Settings, settings_file())()
    return "file" if name in in_file else "default"
