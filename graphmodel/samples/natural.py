"""Natural keys: rows that go without a uid, as registers do that were never exported from here.

Assumes that names are unique in the sample, and drops only uids that no answer speaks of.
"""

from graphmodel.samples.sample import Row, Sample

_EVERY = 3


def drop_uids(sample: Sample) -> Sample:
    """Let every third unit that is reached by work only go by its name, and counted grids name their community."""
    spoken = {uid for answer in sample.answers for uid in (answer.subject, *answer.includes)}
    reached = [row["unit"] for row in sample.tables["WorkCoverage"] if row["unit"] not in spoken]
    nameless = set(reached[::_EVERY])
    names = {unit["uid"]: unit["name"] for unit in sample.tables["Unit"] if unit["uid"] in nameless}
    units = [_without_uid(row) if row["uid"] in nameless else row for row in sample.tables["Unit"]]
    work = [row | {"unit": names.get(row["unit"], row["unit"])} for row in sample.tables["WorkCoverage"]]
    counted = {row["uid"]: row["name"] for row in sample.tables["Area"] if row["level"] == "community"}
    areas = [_by_name(row, counted) for row in sample.tables["Area"]]
    return Sample(
        {**sample.tables, "Unit": units, "WorkCoverage": work, "Area": areas}, sample.answers, sample.ended, sample.on
    )


def _without_uid(row: Row) -> Row:
    return {key: value for key, value in row.items() if key != "uid"}


def _by_name(row: Row, names: dict[str, str]) -> Row:
    parents = row.get("parent", ())
    if row["level"] != "grid" or len(parents) != 1 or "valid_to" in row:
        return row
    return row | {"parent": (names.get(parents[0], parents[0]),)}
