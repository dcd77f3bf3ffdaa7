"""What people ask of the map of posts, and what they decide of formation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.formation.actions import Seats
from sembilan.formation.queries.board import Asked
from sembilan.formation.queries.cells import YEARS
from sembilan.formation.queries.moves import people_like, posts_like, units_like
from sembilan.organisation.models import Jabatan, Unor

MOST = 100_000


class MapForm(forms.Form):
    """The filters of the map; every one may be left out."""

    unit = forms.CharField(required=False, max_length=40)
    jenis = forms.ChoiceField(required=False, choices=[("", _("Semua jenis jabatan")), *Jabatan.Kind.choices])
    tahun = forms.IntegerField(required=False, min_value=0, max_value=YEARS)
    celah = forms.BooleanField(required=False)
    halaman = forms.IntegerField(required=False, min_value=1, max_value=10_000)
    hal_jabatan = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    @property
    def asked(self) -> Asked:
        """The filters as the map reads them."""
        said = self.cleaned_data
        return Asked(said["jenis"], said["tahun"] or 0, said["celah"])


class ChartForm(forms.Form):
    """Where the chart begins and which units under it are opened."""

    unit = forms.CharField(required=False, max_length=40)
    buka = forms.CharField(required=False, max_length=600)

    @property
    def opened(self) -> list[str]:
        """The codes of the units to open."""
        return [kode for kode in self.cleaned_data["buka"].split(",") if kode]


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProofForm(forms.Form):
    """The decision behind a formation, and why."""

    sk_number = forms.CharField(label=_("Nomor SK"), max_length=80)
    sk_date = forms.DateField(label=_("Tanggal SK"), widget=_day())
    reason = forms.CharField(label=_("Alasan"), max_length=300)


class CorrectForm(ProofForm):
    """What a formation should have said."""

    approved = forms.IntegerField(label=_("Formasi disetujui"), min_value=0, max_value=MOST)
    need = forms.DecimalField(
        label=_("Kebutuhan menurut ABK"), required=False, min_value=0, max_value=MOST, decimal_places=2, localize=True
    )
    source = forms.CharField(label=_("Dasar atau berkas ABK"), max_length=120, required=False)
    field_order = ("since", "approved", "need", "source", "sk_number", "sk_date", "reason")

    @property
    def seats(self) -> Seats:
        """What the decision says."""
        said: dict[str, Any] = self.cleaned_data
        need = said["need"]
        return Seats(
            approved=said["approved"],
            need_hundredths=None if need is None else int(need * 100),
            sk_number=said["sk_number"],
            sk_date=said["sk_date"],
            source=said["source"],
            reason=said["reason"],
        )


class SeatsForm(CorrectForm):
    """A new decision on the formation of one post of one unit."""

    since = forms.DateField(label=_("Berlaku sejak"), widget=_day())


class EndForm(ProofForm):
    """A decision that a post has no seats from a day on."""

    until = forms.DateField(label=_("Berakhir pada"), widget=_day())
    field_order = ("until", "sk_number", "sk_date", "reason")


class WordsForm(forms.Form):
    """Who is to go where, in words."""

    nip = forms.CharField(label=_("Pegawai"), max_length=80)
    unit = forms.CharField(label=_("Unit tujuan"), max_length=120)
    jabatan = forms.CharField(label=_("Jabatan tujuan"), max_length=120)


class MoveForm(WordsForm):
    """Who is to go where: each by its number or code, or by a part of its name, then to be chosen."""

    def __init__(self, *args: Any, by: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people: list[Any] = []
        self.units: list[Unor] = []
        self.posts: list[Jabatan] = []
        self._require(False)  # what is given is looked up at once; the rest may follow
        if self.is_valid():
            said = self.cleaned_data
            self.people = people_like(by, said["nip"], day)
            self.units = units_like(by, said["unit"])
            self.posts = posts_like(said["jabatan"], self.units[0] if len(self.units) == 1 else None)
            self._tell("nip", self.people, _("Tidak ada pegawai dengan NIP atau nama ini yang boleh Anda lihat."))
            self._tell("unit", self.units, _("Tidak ada unit dengan kode atau nama ini yang boleh Anda lihat."))
            self._tell("jabatan", self.posts, _("Tidak ada jabatan dengan kode atau nama ini."))

        self._require(True)

    def _require(self, needed: bool) -> None:
        for field in self.fields.values():
            field.required = needed

    def _tell(self, name: str, found: list[Any], sentence: Any) -> None:
        if self.cleaned_data[name] and not found:
            self.add_error(name, sentence)

    def found(self) -> list[str]:
        """The move as it stands in an address, when each of the three is certain."""
        given = all(self.data.get(name) for name in self.fields)
        if not given or not len(self.people) == len(self.units) == len(self.posts) == 1:
            return []
        return [f"{self.people[0].nip}:{self.units[0].kode}:{self.posts[0].kode}"]

    @property
    def asked(self) -> list[dict[str, Any]]:
        """Each field with what may be meant; nothing once the move is certain, for the next one begins afresh."""
        choices = {
            "nip": [(one.nip, f"{one.full_name} · {one.post_name or '–'} · {one.nip}") for one in self.people],
            "unit": [(one.kode, one.name) for one in self.units],
            "jabatan": [(one.kode, f"{one.name} · {one.kelas}") for one in self.posts],
        }
        source = WordsForm() if self.found() else self
        return [{"field": source[name], "choices": [] if source is not self else choices[name]} for name in choices]


class FindForm(forms.Form):
    """Which post, by its code or a part of its name."""

    jabatan = forms.CharField(label=_("Jabatan"), required=False, max_length=120)
