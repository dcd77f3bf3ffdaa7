"""What the rules in force make of the facts of a period: who is to be helped and why, and what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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
    """Of a look: how many people, the found problems, contradictions and lowest names, each as rows to keep.

    Facts, signs and outcomes stand in them as JSON: of a whole region they go to the database as they are.
    """

    people: int
    problems: pl.DataFrame
    contradictions: pl.DataFrame
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


def problems_in(plan: Plan, facts: Facts, *, all_of: Collection[int] = ()) -> pl.DataFrame:
    """Those who are to be helped, with their signs and facts; those of `all_of` whether they are or not."""
    frames = facts.coaching()
    judged = plan.evaluate(frames)
    found = judged.filter(pl.col("falls_behind") | pl.col("nip").is_in(list(all_of)))
    rows = found.join(frames["month"], on="nip").join(facts.people, on="nip")
    rows = rows.join(_outcomes(frames["outcome"]), on="nip", how="left")
    signs = pl.concat_list(pl.when(pl.col(name)).then(pl.lit(f'"{name}"')) for name in coaching.SIGNS).list.drop_nulls()
    return rows.select(
        "id", "nip", "unor", "kind", signs=_listed(signs.list.join(",")),
        facts=_json(name for name in coaching.MONTH.schema if name != "nip"),
        outcomes=pl.col("outcomes").fill_null("[]"),
    )  # fmt: skip


def _json(names: Iterable[str]) -> pl.Expr:
    return pl.struct(list(names)).struct.json_encode()


def _listed(joined: pl.Expr) -> pl.Expr:
    return pl.lit("[") + joined + pl.lit("]")


def _outcomes(frame: pl.DataFrame) -> pl.DataFrame:
    said = frame.select("nip", said=_json(name for name in coaching.OUTCOME.schema if name != "nip"))
    return said.group_by("nip", maintain_order=True).agg(outcomes=_listed(pl.col("said").str.join(",")))


def _contradictions(plan: Plan, facts: Facts) -> pl.DataFrame:
    frame = facts.crosscheck()["month"]
    judged = plan.evaluate({"month": frame}).join(frame, on="nip").join(facts.people, on="nip").drop_nulls("unor")
    of_person = [name for name in crosscheck.MONTH.schema if name != "nip"]
    found = [
        _told(kind, judged.filter(pl.col(kind)), of_person, pl.col("id"))
        for kind in (*crosscheck.OF_PERSON, *crosscheck.OF_RATER)
    ]
    for kind in crosscheck.OF_UNIT:
        once = judged.filter(pl.col(kind)).unique("unor", keep="first", maintain_order=True)
        found.append(_told(kind, once, UNIT, pl.lit(None, pl.Int64)))
    return pl.concat(found)


def _told(kind: str, rows: pl.DataFrame, names: Sequence[str], employee: pl.Expr) -> pl.DataFrame:
    return rows.select(kind=pl.lit(kind), id=employee, unor=pl.col("unor"), facts=_json(names))


UNIT = ("unit_rated", "unit_alike")


def _lowest(frame: pl.DataFrame) -> list[dict[str, Any]]:
    offices = composite.offices()
    return [
        {"id": row["id"], "office": offices[row["office"]][0], "rank": row["rank"], "index_bp": row["index_bp"],
         "facts": row["facts"]}
        for row in frame.iter_rows(named=True) if row["office"] in offices
    ]  # fmt: skip
