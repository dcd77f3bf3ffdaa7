"""What the rules in force make of the facts of a period: who is to be helped and why, and what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from sembilan.coaching.queries import composite
from sembilan.coaching.queries.facts import Facts
from sembilan.coaching.queries.laws import Laws
from sembilan.coaching.span import Span
from sembilan.policy.plan import Plan
from sembilan.terms.frames import coaching, crosscheck


@dataclass(frozen=True)
class Judged:
    """Of a look: how many people, the found problems, contradictions and lowest names, each as rows to keep."""

    people: int
    problems: list[dict[str, Any]]
    contradictions: list[dict[str, Any]]
    lowest: list[dict[str, Any]]
    release_hash: str


def judge(laws: Laws, span: Span, facts: Facts, asked: pl.DataFrame | None) -> Judged:
    """All that is found in the facts; the index only where the questionnaire's answers are given, for a region."""
    index = laws.index(span) if asked is not None else None
    return Judged(
        facts.people.height,
        problems_in(laws.help(span), facts),
        _contradictions(laws.checks(span), facts),
        _lowest(composite.lowest(index, facts, asked)) if index is not None and asked is not None else [],
        laws.release(span).hash,
    )


def problems_in(plan: Plan, facts: Facts, *, all_of: Collection[int] = ()) -> list[dict[str, Any]]:
    """Those who are to be helped, with their signs and facts; those of `all_of` whether they are or not."""
    frames = facts.coaching()
    judged = plan.evaluate(frames)
    found = judged.filter(pl.col("falls_behind") | pl.col("nip").is_in(list(all_of)))
    rows = found.join(frames["month"], on="nip").join(facts.people, on="nip")
    told = _outcomes(frames["outcome"].filter(pl.col("nip").is_in(found["nip"].to_list())))
    return [_problem(row, told.get(row["nip"], [])) for row in rows.iter_rows(named=True)]


def _problem(row: Mapping[str, Any], outcomes: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": row["id"], "nip": row["nip"], "unor": row["unor"], "kind": row["kind"],
        "falls_behind": row["falls_behind"],
        "signs": [name for name in coaching.SIGNS if row[name]],
        "facts": {name: row[name] for name in coaching.MONTH.schema if name != "nip"},
        "outcomes": outcomes,
    }  # fmt: skip


def _outcomes(frame: pl.DataFrame) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row.pop("nip"), []).append(row)
    return found


def _contradictions(plan: Plan, facts: Facts) -> list[dict[str, Any]]:
    frame = facts.crosscheck()["month"]
    judged = plan.evaluate({"month": frame}).join(frame, on="nip").join(facts.people, on="nip").drop_nulls("unor")
    found: list[dict[str, Any]] = []
    for kind in (*crosscheck.OF_PERSON, *crosscheck.OF_RATER):
        found += [_told(kind, row, row["id"]) for row in judged.filter(pl.col(kind)).iter_rows(named=True)]
    for kind in crosscheck.OF_UNIT:
        once = judged.filter(pl.col(kind)).unique("unor", keep="first", maintain_order=True)
        found += [_told(kind, row, None) for row in once.iter_rows(named=True)]
    return found


def _told(kind: str, row: Mapping[str, Any], employee: int | None) -> dict[str, Any]:
    names = UNIT if kind in crosscheck.OF_UNIT else [one for one in crosscheck.MONTH.schema if one != "nip"]
    return {"kind": kind, "id": employee, "unor": row["unor"], "facts": {name: row[name] for name in names}}


UNIT = ("unit_rated", "unit_alike")


def _lowest(frame: pl.DataFrame) -> list[dict[str, Any]]:
    offices = composite.offices()
    return [
        {"id": row["id"], "office": offices[row["office"]][0], "rank": row["rank"], "index_bp": row["index_bp"],
         "facts": row["facts"]}
        for row in frame.iter_rows(named=True) if row["office"] in offices
    ]  # fmt: skip
