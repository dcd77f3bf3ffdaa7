"""What people ask of lists and statistics, each part of it checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.directory.queries.asked import PNS, PPPK
from sembilan.directory.queries.columns import COLUMNS, SEXES
from sembilan.organisation.models import Grant, Jabatan
from sembilan.people.models import Employee
from sembilan.terms import golongan
from sembilan.terms.education import EDUCATION_LABELS

LONGEST = 100
NOT_FILTERS = ("urut", "halaman")
RANKS = [("", _("Semua")), *((name, name) for name in (*PNS, *PPPK))]
LEVELS = [("", _("Semua")), *((str(int(code)), label) for code, label in EDUCATION_LABELS.items())]
SORTS = [("", _("Nama")), *((f"{sign}{name}", name) for name in COLUMNS for sign in ("", "-"))]
FEWER = ("q", "unit", "kategori")  # those always in sight
UNITS = forms.TextInput({"list": "unit-pilihan", "autocomplete": "off"})


def _number(label: Any, top: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=top)


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=choices)


def _level(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, required=False, choices=LEVELS, coerce=int, empty_value=None)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class SearchForm(forms.Form):
    """Whom to find; every part may be left out."""

    q = forms.CharField(label=_("Nama atau NIP"), required=False, max_length=LONGEST)
    unit = forms.CharField(label=_("Unit kerja"), required=False, max_length=200, widget=UNITS)
    kategori = _choice(_("Jenis pegawai"), [("", _("Semua")), *Employee.Kind.choices])
    jabatan = forms.CharField(label=_("Jabatan"), required=False, max_length=LONGEST)
    jenis_jabatan = _choice(_("Jenis jabatan"), [("", _("Semua")), *Jabatan.Kind.choices])
    gol_dari = _choice(_("Golongan dari"), RANKS)
    gol_sampai = _choice(_("Golongan sampai"), RANKS)
    pendidikan_dari = _level(_("Pendidikan dari"))
    pendidikan_sampai = _level(_("Pendidikan sampai"))
    usia_dari = _number(_("Usia dari"), 100)
    usia_sampai = _number(_("Usia sampai"), 100)
    masa_dari = _number(_("Masa kerja dari (tahun)"), 60)
    masa_sampai = _number(_("Masa kerja sampai (tahun)"), 60)
    pensiun_dari = _day(_("TMT pensiun dari"))
    pensiun_sampai = _day(_("TMT pensiun sampai"))
    status = forms.CharField(label=_("Kedudukan"), required=False, max_length=40)
    jk = _choice(_("Jenis kelamin"), [("", _("Semua")), *SEXES.items()])
    urut = forms.ChoiceField(required=False, choices=SORTS, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, auto_id="saring_%s")

    def clean(self) -> dict[str, Any]:
        """What ends may not lie before what begins, and golongan of PNS and PPPK make no range."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("gol_dari"), given.get("gol_sampai")
        if first and last and golongan.ALL[first].is_pppk != golongan.ALL[last].is_pppk:
            self.add_error("gol_sampai", _("Golongan PNS dan PPPK tidak dapat menjadi satu rentang."))
        elif first and last and golongan.ALL[first].order > golongan.ALL[last].order:
            self.add_error("gol_sampai", _("Golongan sampai lebih rendah daripada golongan dari. Tukar keduanya."))
        for name in ("pendidikan", "usia", "masa", "pensiun"):
            begin, end = given.get(f"{name}_dari"), given.get(f"{name}_sampai")
            if begin is not None and end is not None and begin > end:
                self.add_error(f"{name}_sampai", _("Batas akhir mendahului batas awal. Tukar keduanya."))
        return given

    @property
    def plain(self) -> list[forms.BoundField]:
        """The filters always in sight."""
        return [self[name] for name in FEWER]

    @property
    def finer(self) -> list[forms.BoundField]:
        """The filters to unfold."""
        return [self[name] for name in self.fields if name not in (*FEWER, *NOT_FILTERS)]

    @property
    def uses_finer(self) -> bool:
        """Whether any of those to unfold is filled in, or wrong."""
        return any(field.value() or field.errors for field in self.finer)


class StatisticsForm(forms.Form):
    """Of whom, and as of which day."""

    unit = forms.CharField(label=_("Unit kerja"), required=False, max_length=200)
    kategori = _choice(_("Jenis pegawai"), [("", _("Semua")), *Employee.Kind.choices])
    tanggal = _day(_("Keadaan per"))


class KeepForm(forms.Form):
    """A name for a search."""

    name = forms.CharField(label=_("Nama saringan"), max_length=60)
    query = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Bagikan kepada"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, roles: frozenset[str] = frozenset()) -> None:
        super().__init__(data, auto_id="simpan_%s")
        held = [(value, label) for value, label in Grant.Role.choices if value in roles]
        self.fields["role"].choices = [("", _("Hanya saya")), *held]  # type: ignore[attr-defined]
