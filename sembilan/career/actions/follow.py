"""What a signed letter enters into the person's file, so that nobody types it a second time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sembilan.career.models import Case
from sembilan.people.actions import add_entry, correct_entry
from sembilan.people.kinds import KINDS
from sembilan.people.models import Pendidikan
from sembilan.records.actions import part
from sembilan.terms.career import GOLONGAN_LABELS

YEAR = 12


@part
def follow(*, case: Case, document: int, signed_by: str, by: Any) -> None:
    """Enter what was decided, with the letter as its proof."""
    proof = {
        "sk_number": case.number,
        "sk_date": case.dated.isoformat() if case.dated else "",
        "sk_by": signed_by[:120],
    }
    given = {"document": document, "source": f"layanan:{case.pk}", "by": by}
    if case.service == "gelar":
        _recognise(case, proof, given)
    elif case.service in TEXTS:
        kind, texts = TEXTS[case.service](case)
        add_entry(employee=case.employee, kind=kind, texts=texts | proof, **given)


def _kgb(case: Case) -> tuple[str, dict[str, str]]:
    facts = case.facts
    return "kgb", {
        "tmt": case.due_on.isoformat(), "golongan": GOLONGAN_LABELS[facts["golongan"]],
        "mk_years": str(facts["kgb_step"]), "mk_months": "0", "gaji_pokok": str(facts["gaji_new"]),
    }  # fmt: skip


def _pangkat(case: Case) -> tuple[str, dict[str, str]]:
    facts = case.facts
    worked = facts["mkg_now"]
    months = {} if worked is None else {"mk_years": str(worked // YEAR), "mk_months": str(worked % YEAR)}
    return "golongan", {
        "since": case.due_on.isoformat(), "golongan": GOLONGAN_LABELS[facts["kp_to"]], "kind": str(facts["kp_kind"]),
    } | months  # fmt: skip


def _satyalancana(case: Case) -> tuple[str, dict[str, str]]:
    years = case.facts["satya_years"]
    given_on = case.dated or case.due_on
    name = f"Satyalancana Karya Satya {years} tahun"
    return "penghargaan", {"kind": f"satya-{years}", "name": name, "given_on": given_on.isoformat()}


def _recognise(case: Case, proof: Mapping[str, str], given: dict[str, Any]) -> None:
    """The education is recognised, and its degree stands with the name from now on."""
    open_ones = Pendidikan.objects.filter(employee=case.employee, is_recognised=False, level=case.facts["title_level"])
    entry = open_ones.order_by("-year", "-pk").first()
    if entry is None:
        return
    texts = KINDS["pendidikan"].texts(entry) | {"is_recognised": "ya"} | dict(proof)
    correct_entry(entry=entry, kind="pendidikan", texts=texts, reason="Pencantuman gelar", **given)
    named = KINDS["identitas"].texts(case.employee)
    for place in ("gelar_depan", "gelar_belakang"):
        degree = getattr(entry, place)
        if degree and degree not in named[place]:
            named[place] = ", ".join(filter(None, (named[place], degree))) if place == "gelar_belakang" else degree
    add_entry(employee=case.employee, kind="identitas", texts=named, **{**given, "document": None})


TEXTS: Mapping[str, Callable[[Case], tuple[str, dict[str, str]]]] = {
    "kgb": _kgb,
    "pangkat": _pangkat,
    "satyalancana": _satyalancana,
}
