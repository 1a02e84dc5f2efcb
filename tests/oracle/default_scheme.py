"""The default level scheme as model.md and gaps.md 3.6 state it, written out apart from the profile that ships."""

from graphmodel.levels import Level, LevelScheme

COMMITTEES = ("party_committee", "working_committee")

DEFAULT = LevelScheme(
    levels=(
        Level(
            "sub_district", "街道（镇、乡）", "sub-district",
            tiers=("working_committee", "party_committee"),
            parents=(),
            kinds=("sub_district", "town", "township"),
        ),
        Level(
            "community", "社区（村）", "community",
            tiers=("party_committee", "general_branch", "branch"),
            parents=("sub_district",),
            kinds=("community", "village"),
        ),
        Level(
            "grid", "网格", "grid",
            tiers=("party_committee", "general_branch", "branch"),
            tiers_under_branch=("group",),
            parents=("community",),
            kinds=("grid", "dedicated_grid", "hamlet"),
        ),
        Level(
            "micro_grid", "微网格", "micro-grid",
            tiers=("branch", "group"),
            parents=("grid",),
            kinds=("micro_grid", "hamlet"),
        ),
    ),
    superiors={
        "group": ("branch",),
        "branch": ("general_branch", *COMMITTEES),
        "general_branch": COMMITTEES,
        "party_committee": COMMITTEES,
        "working_committee": COMMITTEES,
    },
)  # fmt: skip
