"""The versions of an SKP: each step of its course, each text that was agreed, and what differs between two."""

from __future__ import annotations

import itertools
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sembilan.organisation.access import today
from sembilan.people.queries.places import named
from sembilan.skp.models import Skp, SkpStep, State
from sembilan.skp.queries.contents import Contents, contents_of
from sembilan.skp.queries.differences import Difference, differences
from sembilan.skp.queries.reach import readable
from sembilan.skp.queries.shown import Line, document_of, word_of

Told = tuple[str, str, list[Difference]]  # what is beside what, and what differs


def agreed(skp: Skp) -> QuerySet[SkpStep]:
    """The steps that agreed, the newest first, each with the text of then."""
    return SkpStep.objects.filter(skp=skp, state=State.AGREED, contents__has_key="rhks").order_by("-pk")


def history(skp: Skp) -> list[dict[str, Any]]:
    """Every step with the name of who took it, the newest first; an agreed one with what changed in it."""
    steps = list(SkpStep.objects.filter(skp=skp).order_by("-pk"))
    people = named({one.by for one in steps}, today())
    texts = {one.pk: one.contents or {} for one in steps if "rhks" in (one.contents or {})}
    before = dict(itertools.pairwise(sorted(texts, reverse=True)))
    return [
        {
            "step": one, "name": people[one.by].full_name if one.by in people else one.by,
            "jabatan": getattr(people.get(one.by), "jabatan_name", None) or "",
            "title": title_of(one), "is_agreed": one.pk in texts,
            "changes": len(differences(texts[before[one.pk]], texts[one.pk])) if one.pk in before else None,
        }
        for one in steps
    ]  # fmt: skip


def title_of(step: SkpStep) -> str:
    """What a step did, in words; an agreed one says which adendum."""
    told = step.contents or {}
    if told.get("adendum"):
        return _("Adendum %(n)s disetujui") % {"n": told["adendum"]}
    return word_of(step, given_up=told.get("given_up"), is_opening="rows" in told)


def version_page(skp: Skp, step: SkpStep) -> dict[str, Any]:
    """The page of a text that was agreed."""
    return document_of(step.contents or {}) | {
        "skp": skp,
        "step": step,
        "title": title_of(step),
        "line": Line(skp, "", skp.valid.lower, False, ""),
    }


def changes_page(by: Any, skp: Skp, asked: dict[str, str]) -> dict[str, Any]:
    """Two texts side by side: the one asked for, else the last agreed one, else the SKP of the year before."""
    now = contents_of(skp)
    texts = [(one, title_of(one), one.contents or {}) for one in agreed(skp)]
    old_title, old = _before(by, skp, now, texts, asked)
    told = differences(old, now) if old is not None else []
    return {
        "skp": skp, "old_title": old_title, "has_before": old is not None, "differences": told,
        "versions": [(one.pk, title) for one, title, _text in texts], "others": _others(by, skp),
        "asked": asked,
    }  # fmt: skip


def _before(
    by: Any, skp: Skp, now: Contents, texts: list[tuple[SkpStep, str, Contents]], asked: dict[str, str]
) -> tuple[str, Contents | None]:
    if asked["dengan"]:
        other = (
            readable(by).filter(pk=int(asked["dengan"]), employee=skp.employee_id).select_related("unor", "employee")
        )
        found = other.first()
        return (_said(found), contents_of(found)) if found else ("", None)
    chosen = next((one for one in texts if str(one[0].pk) == asked["versi"]), None)
    if chosen is None:  # the newest that says something else: of an agreed SKP the one before it
        chosen = next((one for one in texts if one[2]["adendum"] != now["adendum"]), None)
    if chosen is not None:
        return chosen[1], chosen[2]
    others = _others(by, skp)
    return (_said(others[0]), contents_of(others[0])) if others else ("", None)


def _others(by: Any, skp: Skp) -> list[Skp]:
    """Her SKP before this one."""
    rows = readable(by).filter(employee=skp.employee_id, valid__startswith__lt=skp.valid.lower).exclude(pk=skp.pk)
    return list(rows.select_related("unor", "employee").order_by("-valid")[:5])


def _said(skp: Skp) -> str:
    return _("SKP %(year)s: %(post)s") % {"year": skp.year, "post": skp.jabatan}
