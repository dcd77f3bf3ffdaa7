"""One person's result of a run, told from its own snapshot by its own frozen release: what is shown is what was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sembilan.policy.explain import Explanation
from sembilan.runs import files, releases
from sembilan.runs.models import Held, Run
from sembilan.runs.part import month_of, part_of
from sembilan.runs.sentences import held_sentence


class NotThere(Exception):
    """Someone a run knows nothing of."""


@dataclass(frozen=True)
class Told:
    """Why one person's result of a run is what it is.

    `explanation` is nothing for a person who was held; then `held` says why. `frames` are the person's rows of the
    snapshot by grain, `days` the attendance of each day with what the rules made of it.
    """

    run: Run
    nip: int
    frames: Mapping[str, pl.DataFrame]
    explanation: Explanation | None
    held: tuple[str, ...] = ()
    days: pl.DataFrame | None = None

    @property
    def results(self) -> dict[str, Any]:
        """The person's result columns by name."""
        if self.explanation is None:
            return {}
        given = self.frames["month"].row(0, named=True)
        told = given | {step.name: step.value for step in self.explanation.steps}
        return {col.name: told[col.name] for col in part_of(self.run.area).area.results if col.name in told}


def explain_person(run: Run, nip: int | str, lang: str | None = None) -> Told:
    """Why a person's result of a run is what it is."""
    number, part = int(nip), part_of(run.area)
    frames = files.one_person(files.folder_of(run), part.area, number)
    if frames["month"].is_empty():
        raise NotThere(_("NIP %(nip)s tidak ada dalam perhitungan ini.") % {"nip": nip})
    held = held_reasons(run, number)
    if held:
        return Told(run, number, frames, None, held)
    plan = releases.read(run.release).plan(part.area, month_of(run))
    explanation = plan.explain(frames, lang=lang or (get_language() or "id")[:2])
    days = plan.evaluate_grain(frames, "day") if "day" in part.area.inputs else None
    return Told(run, number, frames, explanation, (), days)


def held_reasons(run: Run, nip: int) -> tuple[str, ...]:
    """Why a run could not compute somebody; nothing when it could."""
    rows = Held.objects.filter(run=run, nip=str(nip)).order_by("column", "code")
    return tuple(held_sentence(row.code, row.column, row.params) for row in rows)


def stood_on(run: Run, area: str) -> Run | None:
    """The run of another area whose results this one read."""
    number = run.reads.get(area)
    return Run.objects.select_related("release").filter(id=number).first() if number else None
