"""The steps of an explanation grouped and titled for people, and each step with all its details."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.policy.explain import Explanation, Step, Used
from sembilan.web.templatetags.say import bp, rupiah

MARKS: Mapping[str, Promise] = {
    "verified": gettext_lazy("terverifikasi"),
    "recalled": gettext_lazy("dari ingatan, belum dicocokkan"),
    "inferred": gettext_lazy("disimpulkan"),
    "local": gettext_lazy("angka daerah"),
}
# What belongs together for a reader; the last of a group is what it comes to. Steps a region adds stand in the details.
PAGU = ("tpp_dasar", "tpp_maks")
PRODUKTIVITAS = ("norm_minutes", "aktivitas_bp", "predikat_bp", "produktivitas_bp")
DISIPLIN = ("tl_cut_bp", "psw_cut_bp", "tk_cut_bp", "disiplin_bp")
PENGURANG = ("negative_cut_bp", "lhkpn_cut_bp", "pengurang_bp", "lost_to_pengurang")
HUKUMAN = ("is_cut", "potongan_hukdis")
BRUTO = ("tpp_before_hukdis", "tpp_bruto")
BANDS = ("tl", "psw")


@dataclass(frozen=True)
class Part:
    """One step as the page tells it: what it comes to, how, by which law, and how sure the law's numbers are."""

    title: str
    text: str
    amount: str
    law: str
    note: str
    result: bool = False


@dataclass(frozen=True)
class Detail:
    """One rule with everything it used."""

    step: Step
    used: list[str]


def details_of(why: Explanation) -> list[Detail]:
    """Every rule of the month in its order, each number with its law and how sure we are of it."""
    shown = [step for step in why.steps if step.said]
    return [Detail(step, [_said(used) for used in step.parameters]) for step in shown]


def _said(used: Used) -> str:
    return f"{used.title}: {used.said} · {used.law} · {MARKS.get(used.mark, used.mark)}"


def told(why: Explanation, facts: Mapping[str, Any]) -> list[Part]:
    """The four or five steps from cause to amount; a group the region's rules do not have is left out."""
    found = {step.name: step for step in why.steps}
    return list(_told(found, facts))


def _told(found: Mapping[str, Step], facts: Mapping[str, Any]) -> Iterator[Part]:
    weights = {used.name: used.said for step in found.values() for used in step.parameters}
    if "tpp_maks" in found:
        title = _("Pagu kelas %(kelas)s") % {"kelas": facts.get("kelas", "")}
        yield _part(found, PAGU, title, _formulas(found, PAGU), found["tpp_maks"].said)
    if "produktivitas_bp" in found:
        value = found["produktivitas_bp"].said
        title, amount = _("Produktivitas %(share)s") % {"share": value}, _weighed(weights, "productivity_share", value)
        yield _part(found, PRODUKTIVITAS, title, _productivity(found), amount)
    if "disiplin_bp" in found:
        value = found["disiplin_bp"].said
        title, amount = _("Disiplin %(share)s") % {"share": value}, _weighed(weights, "discipline_share", value)
        yield _part(found, DISIPLIN, title, _discipline(found, facts), amount)
    if "lost_to_pengurang" in found and found["lost_to_pengurang"].value:
        amount, title = rupiah(-found["lost_to_pengurang"].value), found["pengurang_bp"].title
        yield _part(found, PENGURANG, title, _formulas(found, PENGURANG[:3]), amount)
    if "is_cut" in found and found["is_cut"].value:
        cut = rupiah(-found["potongan_hukdis"].value)
        yield _part(found, HUKUMAN, _("Hukuman disiplin sedang berjalan"), found["potongan_hukdis"].text, cut)
    if "tpp_bruto" in found:
        text = found["tpp_before_hukdis"].text if "tpp_before_hukdis" in found else found["tpp_bruto"].text
        yield _part(found, BRUTO, _("Tunjangan bruto"), text, found["tpp_bruto"].said, result=True)


def _part(
    found: Mapping[str, Step], names: Iterable[str], title: str, text: str, amount: str, *, result: bool = False
) -> Part:
    steps = [found[name] for name in names if name in found]
    laws = dict.fromkeys(step.law for step in steps)
    marks = dict.fromkeys(used.mark for step in steps for used in step.parameters)
    return Part(title, text, amount, "; ".join(laws), ", ".join(str(MARKS.get(m, m)) for m in marks), result)


def _formulas(found: Mapping[str, Step], names: Iterable[str]) -> str:
    return "; ".join(f"{found[n].text} = {found[n].said}" for n in names if n in found)


def _weighed(weights: Mapping[str, str], name: str, value: str) -> str:
    return f"{weights[name]} × {value}" if name in weights else value


def _productivity(found: Mapping[str, Step]) -> str:
    lines = [_formulas(found, ("skp_bp",))] if "skp_bp" in found and found["skp_bp"].value is not None else []
    if "aktivitas_bp" in found:
        active = found["aktivitas_bp"]
        lines.append(f"{_lower(active.title)} {active.text} → {active.said}")
    if "predikat_bp" in found:
        lines.append(f"{found['predikat_bp'].text} → {found['predikat_bp'].said}")
    return "; ".join(lines)


def _discipline(found: Mapping[str, Step], facts: Mapping[str, Any]) -> str:
    """Each kind of lateness and absence that happened, with what one day of it costs."""
    lines = []
    for kind in BANDS:
        step = found.get(f"{kind}_cut_bp")
        cuts = step.parameters[0].value if step and step.parameters else {}
        lines += [_days(facts, f"{kind}{band}", cut) for band, cut in cuts.items() if facts.get(f"{kind}{band}")]
    if facts.get("tk") and "tk_cut_bp" in found:
        lines.append(_days(facts, "tk", found["tk_cut_bp"].parameters[0].value))
    return "; ".join(lines) or _("tepat waktu setiap hari kerja, tidak ada potongan")


def _days(facts: Mapping[str, Any], name: str, cut: int) -> str:
    said = {"days": facts[name], "kind": name.upper(), "cut": bp(int(cut))}
    return _("%(days)s hari %(kind)s (−%(cut)s sehari)") % said


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
