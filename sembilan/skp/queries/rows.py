"""The rows of an SKP as they stand, kept when an adendum is opened so that they can be put back as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet

from sembilan.planning.models import Goal, Indicator
from sembilan.skp.models import WITH_OWNER, Appendix, Expectation, Measure, Rhk, Role, Skp, SkpStep, State

Rows = dict[str, Any]
HEAD = ("form", "approach", "penilai_nip", "penilai_jabatan")
UNSAID = ("instansi_id", "recorded_at")
NAMED: dict[str, type[Model]] = {"goal_id": Goal, "indicator_id": Indicator, "serves_id": Rhk}


def lines_of(skp: Skp) -> dict[str, QuerySet[Any]]:
    """Each kind of line of an SKP, in the order in which they are put back."""
    return {
        "rhk": Rhk.objects.filter(skp=skp),
        "measure": Measure.objects.filter(rhk__skp=skp),
        "expectation": Expectation.objects.filter(skp=skp),
        "appendix": Appendix.objects.filter(skp=skp),
    }


def rows_of(skp: Skp) -> Rows:
    """Its head, each of its lines, and which roles of the matrix its RHK were drafted from."""
    found: Rows = {"head": {name: getattr(skp, name) for name in HEAD}}
    found |= {kind: [_said(one) for one in rows.order_by("pk")] for kind, rows in lines_of(skp).items()}
    roles = Role.objects.filter(draft__skp=skp).order_by("pk").values_list("pk", "draft")
    return found | {"roles": [list(one) for one in roles]}


def opening_of(skp: Skp) -> SkpStep | None:
    """The step that opened the adendum being written, with the rows of before; none where none is open."""
    if not skp.adendum or skp.state == State.AGREED:
        return None
    return SkpStep.objects.filter(skp=skp, state=State.DRAFT, contents__has_key="rows").order_by("-pk").first()


def may_give_up(skp: Skp, opened_by: str, name: str, *, rates: bool) -> bool:
    """Whether this person gives an adendum up: her penilai, and whoever opened it while it is not with the penilai."""
    return rates or (name == opened_by and skp.state in WITH_OWNER)


def still_there(rhks: Iterable[Rows]) -> set[tuple[str, int]]:
    """Of the goals, indicators and leaders' RHK that these name, those that are there."""
    found: set[tuple[str, int]] = set()
    for name, model in NAMED.items():
        keys = {row[name] for row in rhks} - {None}
        if keys:
            there = model._default_manager.filter(pk__in=keys).values_list("pk", flat=True)
            found |= {(name, pk) for pk in there}
    return found


def _said(row: Model) -> Rows:
    """The columns of a row, as JSON can hold them."""
    columns = [one.attname for one in row._meta.concrete_fields if one.attname not in UNSAID]
    said = {name: getattr(row, name) for name in columns}
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in said.items()}
