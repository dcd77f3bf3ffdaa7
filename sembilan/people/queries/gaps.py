"""What should stand in a person's file and does not, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.people.kinds import KINDS
from sembilan.people.labels import LABELS
from sembilan.people.models import Employee, PersonalData
from sembilan.people.queries.file import file_of
from sembilan.people.said import Said, headline, shown

NAMES = {"golongan": gettext_lazy("golongan"), "jabatan": gettext_lazy("jabatan"), "unor": gettext_lazy("unit kerja")}
Gaps = Callable[[Employee], Sequence[str]]


def identity(employee: Employee) -> list[str]:
    """A portrait, and how to reach her."""
    personal = file_of(employee)["pribadi"]
    photo = [] if personal and personal[0].get("photo_id") else [_("Foto belum ada.")]
    return photo + _unsaid(file_of(employee)["identitas"], "birth_place", "phone", "email")


def personal(employee: Employee) -> list[str]:
    """The numbers and the address the region must know."""
    said = file_of(employee)["pribadi"] or [{}]
    return _unsaid(said, "nik", "address", "marital", "npwp")


def family(employee: Employee) -> list[str]:
    """Who is married has a husband or wife in the file."""
    said = file_of(employee)
    married = any(one.get("marital") == PersonalData.Marital.KAWIN for one in said["pribadi"])
    listed = any(one["relation"] == "suami/istri" for one in said["keluarga"])
    return [_("Suami atau istri belum dicatat.")] if married and not listed else []


def education(employee: Employee) -> list[str]:
    """The education that counts, with its ijazah."""
    entries = file_of(employee)["pendidikan"]
    if not entries:
        return [_("Pendidikan terakhir belum dicatat.")]
    bare = [shown(KINDS["pendidikan"], "level", one) for one in entries if not one.get("document_id")]
    return [_("Ijazah %(which)s belum ada dokumennya.") % {"which": ", ".join(bare)}] if bare else []


def history(code: str, employee: Employee) -> list[str]:
    """At least one entry, each with the number and the document of its decision."""
    entries, kind = file_of(employee)[code], KINDS[code]
    if not entries:
        return [_("%(what)s belum dicatat.") % {"what": kind.title}]
    named = {"what": NAMES[code]}
    unnumbered = _listed(code, [one for one in entries if not one.get("sk_number")])
    bare = _listed(code, [one for one in entries if not one.get("document_id")])
    said = [_("Nomor SK %(what)s %(which)s belum dicatat.") % {**named, "which": unnumbered}] if unnumbered else []
    return said + ([_("SK %(what)s %(which)s belum ada dokumennya.") % {**named, "which": bare}] if bare else [])


def _listed(code: str, entries: Sequence[Said]) -> str:
    names = [headline(KINDS[code], one).partition(" · ")[0] for one in reversed(entries)]
    return ", ".join(dict.fromkeys(names))


def _unsaid(said: Sequence[Said], *names: str) -> list[str]:
    missing = [str(LABELS[name]) for name in names if not said[0].get(name)]
    return [_("Belum dicatat: %(what)s.") % {"what": ", ".join(missing)}] if missing else []


GAPS: Mapping[str, Gaps] = {
    "identitas": identity,
    "pribadi": personal,
    "keluarga": family,
    "pendidikan": education,
    **{code: partial(history, code) for code in ("golongan", "jabatan", "unor")},
}
