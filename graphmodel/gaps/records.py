"""Records: codes that are wrong, facts that are missing, statements that do not agree.

Assumes that a code which is wrong is still shown: the place or unit exists, its code is to be checked.
"""

import polars as pl
from stdnum.cn import uscc

from graphmodel.discretion import is_few
from graphmodel.divisions import registered
from graphmodel.gaps import given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.pact_fields import pact_fields
from graphmodel.gaps.paths import by_paths
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.schema import NODES
from graphmodel.vocabulary import UNIT_STATUS

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WORTH = pl.Series([_ALPHABET.find(chr(byte)) for byte in range(128)], dtype=pl.Int32)
"""What each ASCII character is worth in a credit code."""
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1)
_SHAPE = r"^[0-9]{8}[0-9A-HJ-NP-RTUW-Y]{10}$"
_DIVISION = r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$"
_FICTIONAL = "99"
_WIDTHS = (2, 4, 6, 9)
"""Widths of division codes where only zeros follow; else all twelve digits say something."""


def code(view: View, rule: Rule) -> list[Hit]:
    """Find codes that cannot be right."""
    return _credit_codes(view) if given.text(rule, "of") == "uscc" else _division_codes(view)


def _credit_codes(view: View) -> list[Hit]:
    """Hold credit codes against their check digit: a sieve over columns first, ``stdnum`` for what it leaves."""
    codes = view.network.live_nodes("Unit").select("uid", "uscc").drop_nulls("uscc")
    shaped = codes.filter(pl.col("uscc").str.contains(_SHAPE))
    right = shaped.filter(_checks(shaped["uscc"])) if shaped.height else shaped
    left = codes.join(right, on="uid", how="anti").sort("uid")
    return [
        Hit(uid, (Clue(uid, "gaps.uscc_wrong", {"code": text}),), value=text)
        for uid, text in left.iter_rows()
        if not uscc.is_valid(text)
    ]


def _checks(shaped: pl.Series) -> pl.Series:
    """Whether the digit of each code checks; all characters are one column on the way, as slices are far slower."""
    characters = shaped.cast(pl.Binary).bin.reinterpret(dtype=pl.Array(pl.UInt8, len(_WEIGHTS))).explode()
    worth = _WORTH.gather(characters)
    weighed = [worth.gather_every(len(_WEIGHTS), at) * weight for at, weight in enumerate(_WEIGHTS)]
    return pl.DataFrame([column.alias(str(at)) for at, column in enumerate(weighed)]).sum_horizontal() % len(
        _ALPHABET
    ) == 0  # fmt: skip


def _division_codes(view: View) -> list[Hit]:
    """Hold division codes against their shape (2, 4, 6, 9 or 12 digits) and the register; prefix 99 is in none."""
    codes = view.territory.areas.select("uid", "code").drop_nulls("code").sort("uid")
    shaped = codes.filter(pl.col("code").str.contains(_DIVISION))
    asked = shaped.filter(~pl.col("code").str.starts_with(_FICTIONAL))["code"].to_list()
    known = registered(asked) if asked else frozenset()
    misshapen = set(codes.join(shaped, on="uid", how="anti")["uid"])
    hits = []
    for uid, text in codes.iter_rows():
        if uid in misshapen:
            hits.append(Hit(uid, (Clue(uid, "gaps.division_shape", {"code": text}),), value=text))
        elif text not in known and not text.startswith(_FICTIONAL):
            hits.append(Hit(uid, (Clue(uid, "gaps.division_unknown", {"code": text}),), value=text))
    return hits


def padded(text: pl.Expr) -> pl.Expr:
    """Twelve digits of a division code."""
    return text.str.pad_end(12, "0")


def significant(text: pl.Expr) -> pl.Expr:
    """The digits of a division code that say something, as :func:`graphmodel.divisions.significant`."""
    full = padded(text)
    said = full
    for width in reversed(_WIDTHS):
        said = pl.when(full.str.slice(width).str.strip_chars("0") == "").then(full.str.slice(0, width)).otherwise(said)
    return said


def mismatch(view: View, rule: Rule) -> list[Hit]:
    """Find statements that do not agree with each other."""
    of = given.text(rule, "of")
    if of == "code":
        return _codes_apart(view)
    return _sums_apart(view, rule) if of == "households" else _covered_though(view, rule)


def _codes_apart(view: View) -> list[Hit]:
    """Areas whose code does not begin with the significant digits of a parent's."""
    codes = view.territory.areas.select("uid", "code").drop_nulls("code")
    pairs = view.territory.parents.join(codes, left_on="child", right_on="uid").join(
        codes.select("uid", above="code"), left_on="parent", right_on="uid"
    )
    apart = pairs.filter(~padded(pl.col("code")).str.starts_with(significant(pl.col("above"))))
    rows = apart.sort("child", "parent").group_by("child", maintain_order=True).agg(
        pl.col("code").first(), "parent", "above"
    )  # fmt: skip
    return [
        Hit(
            uid,
            tuple(Clue(p, "gaps.code_apart", {"code": own, "above": a}) for p, a in zip(parents, aboves, strict=True)),
            value=own,
            threshold=aboves[0],
        )
        for uid, own, parents, aboves in rows.iter_rows()
    ]


def _sums_apart(view: View, rule: Rule) -> list[Hit]:
    """Areas whose declared households differ from the sum of their child areas, all of which are known."""
    share, number = given.number(rule, "share") or 0, given.number(rule, "number") or 0
    stated = view.territory.areas.select("uid", "households").filter(pl.col("households") > 0)
    sums = (
        view.territory.parents.join(view.territory.counts, left_on="child", right_on="uid")
        .group_by(uid="parent")
        .agg(sum=pl.col("households").sum(), partial=pl.col("households").has_nulls(), children=pl.len())
        .filter(~pl.col("partial"))
    )
    gap = (pl.col("households") - pl.col("sum")).abs()
    found = stated.join(sums, on="uid").filter(gap / pl.col("households") > share, gap > number).sort("uid")
    return [
        Hit(
            uid,
            (
                Clue(uid, "gaps.sum_apart", {
                    "stated": words.households(own), "sum": words.households(total), "children": children,
                }),
            ),
            value=words.households(total) if is_few(total) else total,
            threshold=words.households(own) if is_few(own) else own,
        )
        for uid, own, total, children in found.select("uid", "households", "sum", "children").iter_rows()
    ]  # fmt: skip


def _covered_though(view: View, rule: Rule) -> list[Hit]:
    """Units of some statuses that still have a live cover."""
    units = view.presence.units.filter(pl.col("status").is_in(given.texts(rule, "statuses"))).select("uid", "status")
    covers = view.presence.covers.select("start", "end").unique()
    rows = covers.join(units, left_on="end", right_on="uid").sort("end", "start")
    grouped = rows.group_by("end", maintain_order=True).agg(pl.col("status").first(), "start")
    return [
        Hit(
            uid,
            tuple(Clue(org, "gaps.still_covers", {"status": UNIT_STATUS.label(status)}) for org in orgs),
            value=status,
        )
        for uid, status, orgs in grouped.iter_rows()
    ]


def fields(view: View, rule: Rule) -> list[Hit]:
    """Find nodes of a kind that lack one of the facts; ``place`` is a live LOCATED_IN."""
    label, facts = given.text(rule, "of") or "Unit", given.texts(rule, "facts")
    if label == "Pact":
        return pact_fields(view, facts)
    located = view.network.live_ties("LOCATED_IN")["start"].implode()
    missing = {
        fact: ~pl.col("uid").is_in(located) if fact == "place" else pl.col(fact).is_null() for fact in facts
    }  # fmt: skip
    nodes = view.network.live_nodes(label).select("uid", **missing).filter(pl.any_horizontal(*facts)).sort("uid")
    names = {f: words.place() if f == "place" else NODES[label].property(f).label() for f in facts}
    hits = []
    for uid, *lacks in nodes.iter_rows():
        lacking = words.listed(names[fact] for fact, lack in zip(facts, lacks, strict=True) if lack)
        hits.append(Hit(uid, (Clue(uid, "gaps.facts_missing", {"facts": lacking}),)))
    return hits


def partition(view: View, rule: Rule) -> list[Hit]:
    """Find targets on none or several of the paths given; without these, with more than one cover marked as the main one."""
    return by_paths(view, rule) if given.texts(rule, "paths") else _main_covers(view, rule)


def _main_covers(view: View, rule: Rule) -> list[Hit]:
    """Ties count, not organisations."""
    rows = (
        view.presence.covers.filter(pl.col("primary"), pl.col("end_kind").is_in(given.texts(rule, "targets")))
        .sort("end", "start")
        .group_by("end", maintain_order=True)
        .agg("start", pl.col("valid_from").max())
        .filter(pl.col("start").list.len() > 1)
    )
    return [
        Hit(
            uid,
            tuple(Clue(org, "gaps.main_cover") for org in dict.fromkeys(orgs)),
            value=len(orgs),
            threshold=1,
            since=since,
        )
        for uid, orgs, since in rows.iter_rows()
    ]
