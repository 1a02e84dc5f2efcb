"""The figures of gaps.md 3.6, as one value."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Thresholds:
    """Every figure that the table of the default profile names."""

    households_a_hub: int = 100
    organised_share: float | None = None
    two_new_units: int = 10
    members_of_own_branch: int = 3
    units_of_joint_branch: int = 5
    members_of_branch: tuple[int, int] = (3, 50)
    units_of_carrier: int = 5
    bands: dict[tuple[str, str], tuple[int, int]] = field(
        default_factory=lambda: {
            ("grid", "urban"): (300, 500),
            ("grid", "rural"): (50, 500),
            ("micro_grid", "urban"): (30, 100),
            ("micro_grid", "rural"): (10, 100),
        }
    )
    units_an_adviser: int = 15
    tolerance_percent: int = 5
    tolerance: int = 5
    term_notice_days: int = 90
    vacancy_days: int = 90
    members_of_grid: int = 3
