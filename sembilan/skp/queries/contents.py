"""What an SKP says, as one document: its page, its PDF and what is kept when it is agreed are read from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.formats import number_format

from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.skp.models import Appendix, Expectation, Measure, Rhk, Skp

Contents = dict[str, Any]
SCALE = 1_000


def contents_of(skp: Skp, people: Mapping[str, Employee] | None = None) -> Contents:
    """All that one SKP says now; `people` by NIP, where they are known already."""
    return contents_of_many([skp], people)[skp.pk]


def contents_of_many(skps: Collection[Skp], people: Mapping[str, Employee] | None = None) -> dict[int, Contents]:
    """The same of many, by as many statements."""
    ids = [one.pk for one in skps]
    rhks: dict[int, list[Contents]] = {pk: [] for pk in ids}
    by_id: dict[int, Contents] = {}
    rows = Rhk.objects.filter(skp__in=ids, ended_on=None).select_related("serves", "goal", "indicator")
    for rhk in rows.order_by("-kind", "number", "pk"):
        by_id[rhk.pk] = _rhk(rhk)
        rhks[rhk.skp_id].append(by_id[rhk.pk])
    for measure in Measure.objects.filter(rhk__in=list(by_id)).order_by("pk"):
        by_id[measure.rhk_id]["measures"].append(_measure(measure))
    expected = _gathered(ids, Expectation.objects.filter(skp__in=ids).order_by("value"))
    appendix = _gathered(ids, Appendix.objects.filter(skp__in=ids).order_by("pk"))
    if people is None:
        people = named({one.penilai_nip for one in skps}, today())
    return {
        one.pk: _head(one, people)
        | {
            "rhks": sorted(rhks[one.pk], key=lambda rhk: (rhk["kind"] != Rhk.Kind.MAIN, rhk["number"], rhk["id"])),
            "expectations": {str(row.value): row.text for row in expected[one.pk]},
            "appendix": [{"id": row.pk, "kind": row.kind, "text": row.text} for row in appendix[one.pk]],
        }
        for one in skps
    }


def said(milli: int | None) -> str:
    """Thousandths as a number for people: 12500 is 12,5."""
    if milli is None:
        return ""
    whole, rest = divmod(abs(milli), SCALE)
    decimals = f"{rest:03d}".rstrip("0")
    text = str(number_format(whole, force_grouping=True)) + (f",{decimals}" if decimals else "")
    return f"-{text}" if milli < 0 else text


def _head(skp: Skp, people: Mapping[str, Employee]) -> Contents:
    rater = people.get(skp.penilai_nip)
    return {
        "adendum": skp.adendum, "year": skp.year, "form": skp.form, "approach": skp.approach,
        "jabatan": skp.jabatan, "unor": skp.unor.name, "acting": skp.acting,
        "first": str(skp.valid.lower), "until": str(skp.valid.upper or ""),
        "penilai_nip": skp.penilai_nip, "penilai": rater.full_name if rater else "",
        "penilai_jabatan": skp.penilai_jabatan,
    }  # fmt: skip


def _rhk(rhk: Rhk) -> Contents:
    goal = rhk.indicator.name if rhk.indicator else rhk.goal.text if rhk.goal else ""
    return {
        "id": rhk.pk, "number": rhk.number, "kind": rhk.kind, "text": rhk.text, "perspective": rhk.perspective,
        "serves": rhk.serves.text if rhk.serves else rhk.serves_text, "goal": goal,
        "is_collaboration": rhk.is_collaboration, "partners": rhk.partners, "measures": [],
    }  # fmt: skip


def _measure(row: Measure) -> Contents:
    until = f" – {said(row.target_until_milli)}" if row.target_until_milli is not None else ""
    figure = f"{said(row.target_milli)}{until} {row.unit}".strip() if row.target_milli is not None else ""
    target = row.target_text or figure
    return {"id": row.pk, "aspect": row.aspect, "text": row.text, "target": target, "direction": row.direction}


def _gathered(ids: Iterable[int], rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {pk: [] for pk in ids}
    for row in rows:
        found[row.skp_id].append(row)
    return found
