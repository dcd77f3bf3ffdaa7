"""The kinds of entry a person's file has: what each is called, who may see it, and how it is filled in.

Whatever changes an entry (a page, a proposal, a file, the API, SIASN) names its kind here and gives its fields as text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.models import Jabatan, Unor
from sembilan.people import models as people
from sembilan.people.labels import LABELS

PROOF = ("sk_number", "sk_date", "sk_by")
# Days of what has happened; a TMT may lie ahead.
HAPPENED = frozenset({"sk_date", "finished_on", "given_on", "birth_date", "married_on"})


@dataclass(frozen=True)
class EntryKind:
    """A kind of entry. `span` names its range of dates, filled in as `since` and `until`.

    With `closes` a new entry ends the one before it; a `single` kind stands once a person and is only corrected.
    `personal` ones are shown only to who may read personal data. By `key` files know the same entry of a person again.
    """

    code: str
    title: str | Promise
    model: type[models.Model]
    fields: tuple[str, ...]
    span: str = ""
    closes: bool = False
    single: bool = False
    personal: bool = False
    proven: bool = True
    key: tuple[str, ...] = ()

    @property
    def filled(self) -> tuple[str, ...]:
        """Every field a person fills in, in the order of the form."""
        dates = ("since", "until") if self.span else ()
        return (*dates, *self.fields, *(PROOF if self.proven else ()))

    def form(self, texts: Mapping[str, Any] | None = None, *, entry: models.Model | None = None) -> EntryForm:
        """A form of this kind: empty, of an entry as it stands, or filled with texts to be checked."""
        initial = self.texts(entry) if entry is not None else None
        return EntryForm(self, texts, initial=initial)

    def texts(self, entry: models.Model) -> dict[str, str]:
        """The fields of an entry as the texts its form takes."""
        span = getattr(entry, self.span) if self.span else None
        dates = {"since": span.lower, "until": span.upper} if span else {}
        values = dates | {name: getattr(entry, name) for name in self.filled if name not in ("since", "until")}
        return {name: written(value) for name, value in values.items()}


def written(value: Any) -> str:
    """One value as the text a form takes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else ""
    if isinstance(value, Jabatan | Unor):
        return value.kode
    return value.isoformat() if isinstance(value, dt.date) else str(value)


class EntryForm(forms.Form):
    """The fields of one kind; `values()` are those of the model once it is valid."""

    def __init__(self, kind: EntryKind, data: Mapping[str, Any] | None, *, initial: dict[str, str] | None) -> None:
        super().__init__(data, initial=initial)
        self.kind = kind
        for name in kind.filled:
            self.fields[name] = _field(kind, name)

    def values(self) -> dict[str, Any]:
        """What was filled in, as the model's own fields take it."""
        given = dict(self.cleaned_data)
        if self.kind.span:
            given[self.kind.span] = (given.pop("since"), given.pop("until"))
        return given

    def clean(self) -> dict[str, Any]:
        """What ends must not end before it began."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until <= since:
            self.add_error("until", _("Tanggal akhir harus sesudah TMT."))
        for name in HAPPENED & set(self.fields):
            if (day := given.get(name)) and day > timezone.localdate():
                self.add_error(name, _("Tanggal ini belum terjadi. Periksa tahunnya."))
        return given


def _field(kind: EntryKind, name: str) -> forms.Field:
    label: Any = LABELS[name]
    if name in ("since", "until"):
        return forms.DateField(label=label, required=name == "since", widget=day_input())
    field = kind.model._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        return by_kode(field.related_model, label)
    if isinstance(field, models.DateField):
        return forms.DateField(label=label, required=not field.blank, widget=day_input())
    made: forms.Field | None = field.formfield(label=label)  # type: ignore[union-attr]
    if made is None:
        raise TypeError(f"{kind.code}.{name} cannot be filled in")
    if isinstance(made, forms.IntegerField):
        made.error_messages["invalid"] = _("Tulis bilangan bulat tanpa titik dan koma, misalnya 3500000.")
    return made


def day_input() -> forms.DateInput:
    """A day, picked by the browser."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def by_kode(model: Any, label: Any) -> forms.ModelChoiceField[Any]:
    """A unit or post named by its code, since there are thousands; the page offers the list beside it."""
    name = model._meta.model_name
    lists = {
        "list": f"daftar-{name}", "autocomplete": "off", "hx-get": f"/pegawai/pilihan/{name}/",
        "hx-trigger": "input changed delay:200ms", "hx-target": f"#daftar-{name}",
    }  # fmt: skip
    return forms.ModelChoiceField(
        model.objects.all(), to_field_name="kode", label=label, widget=forms.TextInput(attrs=lists)
    )


ALL = (
    EntryKind(
        "identitas", _("Identitas"), people.Employee,
        ("name", "gelar_depan", "gelar_belakang", "birth_place", "phone", "email"), single=True, proven=False,
    ),
    EntryKind(
        "pribadi", _("Data pribadi"), people.PersonalData,
        ("nik", "religion", "marital", "address", "postal_code", "email_gov", "npwp", "bpjs", "taspen", "karpeg",
         "karis_karsu", "bank", "bank_account"),
        single=True, personal=True, proven=False,
    ),
    EntryKind("golongan", _("Riwayat golongan"), people.RiwayatGolongan,
              ("golongan", "kind", "mk_years", "mk_months"), span="valid", closes=True, key=("since",)),
    EntryKind("jabatan", _("Riwayat jabatan"), people.RiwayatJabatan, ("jabatan",), span="valid", closes=True,
              key=("since",)),
    EntryKind("unor", _("Riwayat unit kerja"), people.RiwayatUnor, ("unor",), span="valid", closes=True,
              key=("since",)),
    EntryKind("plt", _("Penugasan Plt/Plh"), people.Acting, ("kind", "unor"), span="valid",
              key=("kind", "unor", "since")),
    EntryKind("kgb", _("Kenaikan gaji berkala"), people.Kgb,
              ("tmt", "golongan", "mk_years", "mk_months", "gaji_pokok"), key=("tmt",)),
    EntryKind("pendidikan", _("Pendidikan"), people.Pendidikan,
              ("level", "study", "school", "year", "finished_on", "ijazah_number", "gelar_depan", "gelar_belakang",
               "is_first", "is_recognised"), key=("level", "study", "year")),
    EntryKind("angka-kredit", _("Angka kredit"), people.AngkaKredit, ("kind", "jabatan", "total_milli"),
              span="period", key=("kind", "since")),
    EntryKind("penghargaan", _("Penghargaan"), people.Penghargaan, ("kind", "name", "given_on"),
              key=("name", "given_on")),
    EntryKind("tugas-belajar", _("Tugas belajar"), people.TugasBelajar, ("kind", "level", "study", "school"),
              span="period", key=("study", "since")),
    EntryKind("masa-kerja", _("Peninjauan masa kerja"), people.MasaKerja,
              ("tmt", "experience", "years", "months"), key=("tmt", "experience")),
    EntryKind("organisasi", _("Organisasi"), people.Organisasi, ("name", "role"), span="period",
              key=("name", "since")),
    EntryKind("keluarga", _("Keluarga"), people.Keluarga,
              ("relation", "name", "nik", "nip", "birth_place", "birth_date", "job", "is_alive", "is_dependant",
               "married_on"), personal=True, key=("relation", "name")),
)  # fmt: skip
KINDS: Mapping[str, EntryKind] = {kind.code: kind for kind in ALL}
