"""The few lowest of each office by a composite index, where the pack has one; of everybody else nothing is kept."""

from __future__ import annotations

import polars as pl
from django.utils.translation import get_language

from sembilan.coaching.queries.facts import Facts
from sembilan.organisation.models import Unor
from sembilan.policy.explain import Explanation
from sembilan.policy.plan import Plan
from sembilan.terms.column import Frame
from sembilan.terms.frames.composite import MONTH

DEEP = 2  # an office (perangkat daerah) is a unit right under the root


def offices() -> dict[str, tuple[int, str]]:
    """The offices by path: their id and name."""
    found = Unor.objects.values_list("path", "pk", "name")
    return {path: (pk, name) for path, pk, name in found if path.count(".") == DEEP}


def office_path() -> pl.Expr:
    """The path of the office a unit belongs to."""
    return pl.col("path").str.extract(r"^([^.]+\.[^.]+\.)")


def lowest(plan: Plan, facts: Facts, asked: pl.DataFrame) -> pl.DataFrame:
    """The lowest of each office with their facts and rank; who has no index is not among them.

    `asked` has nip and asked: what the questionnaire on behaviour said.
    """
    frame = facts.month.join(asked, on="nip", how="left").with_columns(office=office_path()).drop_nulls("office")
    frame = frame.with_columns(unit_people=pl.len().over("office").cast(pl.Int64))
    judged = plan.evaluate({"month": typed(frame, MONTH)})
    found = frame.select("id", "nip", "office").join(judged, on="nip").join(_facts(frame), on="nip")
    known = found.drop_nulls("index_bp").sort("index_bp", "nip")
    ranked = known.with_columns(rank=pl.int_range(1, pl.len() + 1).over("office"))
    return ranked.filter(pl.col("rank") <= pl.col("names"))


def _facts(frame: pl.DataFrame) -> pl.DataFrame:
    names = [one for one in MONTH.schema if one != "nip"]
    return frame.select("nip", facts=pl.struct(names))


def typed(frame: pl.DataFrame, as_in: Frame) -> pl.DataFrame:
    """The columns of a frame in its types."""
    return frame.select(pl.col(name).cast(dtype) for name, dtype in as_in.schema.items())


def explained(plan: Plan, nip: str, facts: dict[str, object]) -> Explanation:
    """One person's index step by step."""
    row = pl.DataFrame([{"nip": int(nip), **facts}], schema=MONTH.schema)
    return plan.explain({"month": row}, ["index_bp"], lang=(get_language() or "id")[:2])
