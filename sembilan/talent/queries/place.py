"""One person's place in the nine-box: what it is made of, and the shortest way onwards, as the rules count it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sembilan.people import access
from sembilan.people.models import Employee
from sembilan.people.queries import with_place
from sembilan.policy.explain import Explanation
from sembilan.runs import files, releases
from sembilan.runs.explain import held_reasons
from sembilan.runs.models import Run
from sembilan.runs.part import month_of, part_of
from sembilan.talent.models import TalentMonth
from sembilan.talent.queries.board import AREA, Map
from sembilan.terms.education import EDUCATION_LABELS
from sembilan.terms.month import Month
from sembilan.terms.predikat import PREDIKAT_LABELS
from sembilan.web.templatetags.say import number, score

PATHS = (
    *("kotak_by_potensial", "kotak_by_kinerja", "predikat_for_next", "predikat_for_nine"),
    *("potensial_to_next", "jpm_to_next", "potensi_to_next", "rekam_jejak_to_next", "least_to_next"),
    *("pendidikan_to_next", "jp_to_next", "years_to_next", "integritas_to_next"),
    *("potensial_to_nine", "jpm_to_nine", "potensi_to_nine", "rekam_jejak_to_nine", "least_to_nine"),
    *("pendidikan_to_nine", "jp_to_nine", "years_to_nine", "integritas_to_nine"),
)
COMPONENTS: Mapping[str, Promise] = {
    "jpm": gettext_lazy("Kompetensi (JPM)"),
    "potensi": gettext_lazy("Potensi"),
    "rekam_jejak": gettext_lazy("Rekam jejak"),
}
WHOLE = 10_000  # 100 points in hundredths
ITEMS: Mapping[str, Promise] = {
    "pendidikan_score": gettext_lazy("Pendidikan"),
    "pelatihan_score": gettext_lazy("Pelatihan"),
    "pengalaman_score": gettext_lazy("Pengalaman"),
    "integritas_score": gettext_lazy("Integritas"),
}


@dataclass(frozen=True)
class Way:
    """One single thing that would be enough: what, how much, and whether it is the least of all."""

    title: str
    text: str
    is_least: bool = False


@dataclass(frozen=True)
class Goal:
    """A box ahead: by kinerja, by potensial, or both, each with the ways there."""

    box: int
    kinerja: str
    points: int | None
    ways: list[Way]


@dataclass(frozen=True)
class Meter:
    """One component with its points and what they come from."""

    label: str
    value: int
    text: str
    note: str


@dataclass(frozen=True)
class Place:
    """A person's place in the map of a month; `row` is nothing for who was not computed."""

    person: Employee
    map: Map
    row: TalentMonth | None
    before: int | None
    why: Explanation | None
    held: tuple[str, ...] = ()

    @property
    def meters(self) -> list[Meter]:
        """The three components of potensial and the four items of rekam jejak."""
        found = [(name, title) for name, title in {**COMPONENTS, **ITEMS}.items() if self.why and name in self.why]
        return [self._meter(name, str(title)) for name, title in found]

    def _meter(self, name: str, title: str) -> Meter:
        step = self.why[name] if self.why else None
        value = step.value if step else None
        note = step.text if step and name in ITEMS else ""
        if name == "integritas_score" and value == WHOLE:
            note = _("tidak pernah dihukum")
        return Meter(title, value or 0, score(value) or "–", note)

    @property
    def goals(self) -> list[Goal]:
        """The next box on each axis, and box 9."""
        return list(_goals(self.why)) if self.why and self.row and self.row.kotak else []

    @property
    def laws(self) -> list[str]:
        """Every paragraph the place rests on, once."""
        return list(dict.fromkeys(step.law for step in self.why.steps)) if self.why else []


def person_for(user: Any, month: Month, nip: str) -> Employee | None:
    """The person, if this reader may see her; otherwise nothing, as if she were not there."""
    return with_place(access.visible(user, month.last), month.last).filter(nip=nip).first()


def place_of(person: Employee, chosen: Map) -> Place:
    """Her place in the month's map, with what it stood on."""
    wanted = [chosen.run.pk, *([chosen.before.run_id] if chosen.before else [])]
    rows = {row.run_id: row for row in TalentMonth.objects.filter(run__in=wanted, nip=person.nip)}
    row = rows.get(chosen.run.pk)
    last = rows.get(chosen.before.run_id) if chosen.before else None
    if row is None:
        return Place(person, chosen, None, None, None, held_reasons(chosen.run, int(person.nip)))
    return Place(person, chosen, row, last.kotak if last else None, _explained(chosen.run, person.nip))


def _explained(run: Run, nip: str) -> Explanation:
    area = part_of(AREA).area
    frames = files.one_person(files.folder_of(run), area, int(nip))
    plan = releases.read(run.release).plan(area, month_of(run))
    names = [*(col.name for col in area.results), *(name for name in PATHS if name in plan.nodes)]
    return plan.explain(frames, names, lang=(get_language() or "id")[:2])


def _goals(why: Explanation) -> Iterator[Goal]:
    """The boxes one step ahead, then box 9 unless one of those is it."""
    value = {name: why[name].value for name in PATHS if name in why}
    kotak = why["kotak"].value
    seen = {kotak}
    if (box := value.get("kotak_by_kinerja")) and value.get("predikat_for_next"):
        seen.add(box)
        yield Goal(box, PREDIKAT_LABELS[value["predikat_for_next"]], None, [])
    if box := value.get("kotak_by_potensial"):
        seen.add(box)
        yield Goal(box, "", value.get("potensial_to_next"), list(_ways(value, "next")))
    if 9 not in seen:
        predikat = value.get("predikat_for_nine")
        words = PREDIKAT_LABELS[predikat] if predikat else ""
        yield Goal(9, words, value.get("potensial_to_nine"), list(_ways(value, "nine")))


def _ways(value: Mapping[str, Any], goal: str) -> Iterator[Way]:
    """Each component that alone would be enough, the least first, then single items of rekam jejak."""
    least = value.get(f"least_to_{goal}")
    found = [(value.get(f"{name}_to_{goal}"), str(title)) for name, title in COMPONENTS.items()]
    for points, title in sorted((points, title) for points, title in found if points is not None):
        yield Way(title, _("+%(points)s poin") % {"points": score(points)}, points == least)
    if level := value.get(f"pendidikan_to_{goal}"):
        yield Way(_("Pendidikan"), _("lulus %(level)s") % {"level": EDUCATION_LABELS.get(level, level)})
    if hours := value.get(f"jp_to_{goal}"):
        yield Way(_("Pelatihan"), _("%(hours)s JP lagi") % {"hours": number(hours)})
    if years := value.get(f"years_to_{goal}"):
        yield Way(_("Pengalaman"), _("%(years)s tahun lagi di jabatan ini") % {"years": number(years)})
