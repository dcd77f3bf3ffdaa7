"""What an entry says, in words: read from the fields as the database kept them, so that former versions read alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.labels import LABELS
from sembilan.records.fields import RupiahField
from sembilan.terms import golongan
from sembilan.terms.education import EDUCATION_LABELS
from sembilan.web.templatetags import say

Said = Mapping[str, Any]
Text = str | Promise
MONTHS = {"golongan": ("mk_years", "mk_months"), "kgb": ("mk_years", "mk_months"), "masa-kerja": ("years", "months")}
MK = "mk"
# The columns of each kind in a table, beside its dates and its proof.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "golongan": ("golongan", "kind", MK),
    "jabatan": ("jabatan",),
    "unor": ("unor",),
    "plt": ("kind", "unor"),
    "kgb": ("gaji_pokok", "golongan", MK),
    "pendidikan": ("level", "study", "school", "year", "ijazah_number"),
    "angka-kredit": ("total_milli", "kind", "jabatan"),
    "penghargaan": ("name", "kind"),
    "tugas-belajar": ("study", "level", "school", "kind"),
    "masa-kerja": ("experience", MK),
    "organisasi": ("name", "role"),
    "keluarga": ("name", "relation", "birth_date", "job", "is_dependant"),
}
DATED = {"kgb": "tmt", "masa-kerja": "tmt", "penghargaan": "given_on", "pendidikan": "finished_on"}


def label(name: str) -> Text:
    """What a column is called."""
    return gettext_lazy("Masa kerja") if name == MK else LABELS[name]


def span(kind: EntryKind, said: Said) -> tuple[dt.date | None, dt.date | None]:
    """Since when until when an entry holds, or the one day it is of."""
    if not kind.span:
        return day_of(said.get(DATED.get(kind.code, ""))), None
    since, _comma, until = str(said.get(kind.span) or "").strip("[()").partition(",")
    return day_of(since), day_of(until)


def day_of(text: Any) -> dt.date | None:
    """A day as the database writes it."""
    return dt.date.fromisoformat(text) if text else None


def shown(kind: EntryKind, name: str, said: Said) -> str:
    """One field of an entry as people read it; nothing where nothing was said."""
    if name == MK:
        return length(*(said.get(part) for part in MONTHS[kind.code]))
    if name in ("since", "until"):
        return say.day(span(kind, said)[name == "until"])
    value = said.get(name)
    if value is None or value == "":
        return ""
    if name in WORDS:
        return WORDS[name](value)
    return _of_field(kind.model._meta.get_field(name), value)


def _of_field(field: Any, value: Any) -> str:
    if isinstance(field, models.BooleanField):
        return _("ya") if value else _("tidak")
    if isinstance(field, models.DateField):
        return say.day(day_of(value))
    if isinstance(field, RupiahField):
        return say.rupiah(value)
    if isinstance(field, models.CharField) and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def length(years: int | None, months: int | None) -> str:
    """A length of service in words."""
    if years is None and not months:
        return ""
    said = _("%(years)s tahun") % {"years": years or 0}
    return said + (" " + _("%(months)s bulan") % {"months": months} if months else "")


def thousandths(value: int) -> str:
    """12,5 of 12500 thousandths."""
    whole, rest = divmod(value, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")


def ranked(name: str) -> str:
    """III/b with its pangkat."""
    found = golongan.ALL.get(name)
    return f"{name} · {found.pangkat}" if found and found.pangkat else name


WORDS: Mapping[str, Callable[[Any], str]] = {
    "level": lambda value: EDUCATION_LABELS.get(value, str(value)),
    "total_milli": thousandths,
    "golongan": ranked,
    "nip": say.nip,
}


def proof(said: Said) -> str:
    """The decision that proves an entry: number and date."""
    parts = (said.get("sk_number"), say.day(day_of(said.get("sk_date"))))
    return ", ".join(part for part in parts if part)


def headline(kind: EntryKind, said: Said) -> str:
    """An entry in a few words."""
    names = COLUMNS.get(kind.code, ())[:1]
    return next((text for name in names if (text := shown(kind, name, said))), str(kind.title))


def kind_of(code: str) -> EntryKind | None:
    """The kind with this code, if there is one."""
    return KINDS.get(code)
