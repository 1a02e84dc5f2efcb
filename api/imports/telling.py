"""Telling: what the pages of imports show, as plain values: batches, one check, the places of the division register.

Assumes that a page says first what stands, then what to do; sentences are made in the language of whoever looks.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from api.imports.job import SEVERITIES, Job, Said
from api.intake import taken_back
from graphmodel.divisions import find_name, path_names, subtree
from graphmodel.gaps.words import listed
from graphmodel.messages import language, mend, say
from graphmodel.registers.plan import EXAMPLES
from graphmodel.registers.records import Problem
from graphmodel.registers.sheets import HISTORY, SHEETS, sheet_named
from graphmodel.settings import CHINA
from graphmodel.store.notes import BatchSummary

STATUSES = ("new", "changed", "unchanged", "closed", "refused")
MOST_PLACES = 60
CLOSABLE = tuple(sheet for sheet in SHEETS if sheet.kind)
_NAMES = {sheet.key: sheet for sheet in (*SHEETS, HISTORY)}


def local(instant: str) -> str:
    """An instant as office time."""
    return datetime.fromisoformat(instant).astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def sheet_name(key: str) -> str:
    """What a sheet is called by whoever looks."""
    sheet = _NAMES.get(key)
    return key if sheet is None else sheet.zh if language() == "zh" else sheet.en


def said(told: Said | None) -> dict[str, str] | None:
    """A sentence with its remedy and code."""
    if told is None:
        return None
    code, data = told
    return {"code": code, "text": say(code, **data), "remedy": mend(code, **data)}


def batch_rows(batches: Sequence[BatchSummary]) -> list[dict[str, Any]]:
    """The batches, newest first, as the shell lists them."""
    undone = taken_back(batches)
    return [
        {
            "uid": batch.uid,
            "on": local(batch.on),
            "user": batch.user,
            "what": batch.what,
            "says": say(f"cli.batch_what_{batch.what}"),
            "files": list(batch.files),
            "undoes": batch.undoes,
            "changes": sum(sum(tally.values()) for tally in batch.counts.values()),
            "counts": changes_said(batch.counts),
            "state": "undone" if batch.uid in undone else batch.state,
            "state_says": say("cli.batch_state_undone" if batch.uid in undone else f"cli.batch_state_{batch.state}"),
            "can_undo": batch.uid not in undone and batch.state == "applied",
        }
        for batch in batches
    ]


def changes_said(counts: Mapping[str, Mapping[str, int]]) -> str:
    """What a batch changed, in words: so many records or ties of each sort."""
    sums = {
        status: sum(tally.get(status, 0) for tally in counts.values())
        for status in (*STATUSES[:2], "closed", "deleted")
    }
    parts = [say(f"imports.did_{status}", count=count) for status, count in sums.items() if count]
    return listed(parts)


def standing(batches: Sequence[BatchSummary]) -> str:
    """What stands in the store, in a sentence."""
    if not batches:
        return say("imports.stands_empty")
    undone = taken_back(batches)
    hold = [batch for batch in batches if batch.uid not in undone and not batch.undoes]
    last = batches[0]
    what = listed(last.files[:3]) or say(f"cli.batch_what_{last.what}")
    return say("imports.stands", count=len(hold), on=local(last.on), what=what, did=changes_said(last.counts) or "0")


def job_row(job: Job) -> dict[str, Any]:
    """A job in a list of those that wait for somebody."""
    return {
        "uid": job.uid,
        "made": local(job.made),
        "title": job_title(job),
        "stage": job.stage,
        "says": say(f"imports.stage_{job.stage}"),
    }


def job_title(job: Job) -> str:
    """What a job is about."""
    if job.what == "undo":
        return say("imports.title_undo", batch=job.undoes)
    if job.what == "areas":
        return say("imports.title_areas", places=listed(" ".join(path_names(code)[-2:]) for code in job.codes))
    if job.what == "demo":
        return say("imports.title_demo")
    return listed(file.rpartition("/")[2] for file in job.files)


def job_values(job: Job) -> dict[str, Any]:
    """How far a job is, for the script that asks again and again and for the page."""
    done, total = job.step
    return {
        "uid": job.uid,
        "what": job.what,
        "files": [file.rpartition("/")[2] for file in job.files],
        "stage": job.stage,
        "says": say(f"imports.stage_{job.stage}"),
        "under_way": job.under_way,
        "done": done,
        "total": total,
        "batch": job.batch,
        "notices": [said(notice) for notice in job.notices],
        "failure": said(job.failure),
    }


def check_values(job: Job) -> dict[str, Any]:
    """What a check found: rows by sheet, what closes, what is renamed, what may be chosen."""
    found = job.found
    if found is None:
        return {}
    closing = sum(pair[0] for pair in found.closing.values())
    return {
        "stamp": found.stamp,
        "columns": [{"key": status, "says": say(f"plan.{status}")} for status in STATUSES],
        "sheets": [
            {"key": key, "says": sheet_name(key), "counts": [tally.get(status, 0) for status in STATUSES]}
            for key, tally in found.sheets.items()
        ],
        "totals": [found.tally(status) for status in STATUSES],
        "errors": found.errors,
        "changes": found.changes,
        "mass_closing": found.mass_closing,
        "closing": closing,
        "closed": [name if name == uid else f"{name} ({uid})" for uid, name in found.closed],
        "closed_more": max(0, closing - len(found.closed)),
        "renamed": [{"uid": uid, "before": before, "after": after} for uid, before, after in found.renamed],
        "renamed_more": len(found.renamed) >= EXAMPLES,
        "strict": job.terms.strict,
        "under": job.terms.under or "",
        "close_missing": [
            {"key": sheet.key, "says": sheet_name(sheet.key), "chosen": sheet.key in job.terms.close_missing}
            for sheet in CLOSABLE
            if sheet.key in found.sheets
        ],
        "copies": [copy.rpartition("/")[2] for copy in job.copies],
    }


def answer_of(job: Job) -> str:
    """What stands with a job, in a sentence."""
    found, title = job.found, job_title(job)
    if job.stage == "done":
        return _answer_done(job, title)
    if job.stage == "failed":
        return say("imports.answer_failed", title=title)
    if found is None or job.under_way:
        return say("imports.answer_under_way", title=title, says=say(f"imports.stage_{job.stage}"))
    if not found.changes:
        return say("cli.nothing_left" if found.errors else "cli.nothing_changes")
    code = "imports.answer_refused" if found.errors else "imports.answer_clean"
    return say(code, title=title, did=_did(job), count=found.errors)


def _answer_done(job: Job, title: str) -> str:
    if job.what == "undo":
        return say("imports.answer_undone", batch=job.undoes, by=job.batch)
    if not job.batch:
        return say("cli.nothing_changes")
    return say("imports.answer_done", title=title, did=_did(job), batch=job.batch)


def _did(job: Job) -> str:
    """Rows by what becomes of them, in words."""
    found = job.found
    counts = {status: found.tally(status) for status in STATUSES[:4]} if found else {}
    parts = [say(f"imports.did_{status}", count=count) for status, count in counts.items() if count]
    return listed(parts) or "0"


def problem_row(problem: Problem) -> dict[str, Any]:
    """A problem with its place, reason and remedy; a value is in the reason only, where it may be repeated at all."""
    where = problem.where
    return {
        "severity": problem.severity,
        "says": say(f"imports.severity_{problem.severity}"),
        "file": where.file,
        "sheet": where.sheet,
        "row": where.row,
        "column": where.column,
        "reason": problem.reason,
        "remedy": problem.remedy,
        "code": problem.code,
    }


def chosen_problems(problems: Iterable[Problem], severities: Sequence[str], sheets: Sequence[str]) -> list[Problem]:
    """The problems that are asked for, errors first, else in the order of the files."""
    kept = [p for p in problems if p.severity in (severities or SEVERITIES) and (not sheets or p.where.sheet in sheets)]
    return sorted(kept, key=lambda p: SEVERITIES.index(p.severity))


def place_rows(text: str) -> tuple[list[dict[str, Any]], int]:
    """The places of that name, nearest first as the register has them, and how many more there are."""
    found = find_name(text)
    rows = []
    for division in found[:MOST_PLACES]:
        below = subtree(division.code)
        rows.append(
            {
                "code": division.code,
                "path": " ".join(path_names(division.code)),
                "tops": sum(d.level == "sub_district" for d in below),
                "communities": sum(d.level == "community" for d in below),
            }
        )
    return rows, max(0, len(found) - MOST_PLACES)


def sheet_choices() -> list[dict[str, str]]:
    """The sheets that a template may have."""
    return [{"key": sheet.key, "says": sheet_name(sheet.key)} for sheet in SHEETS]


def known_sheets(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys of the sheets that are named."""
    return tuple(dict.fromkeys(sheet.key for key in keys if (sheet := sheet_named(key))))
