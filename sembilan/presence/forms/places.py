"""A place of work as it is written down: a circle or an outline of corners; and whom it is given to."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from math import ceil
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import today
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.presence.geometry import CORNERS_AT_LEAST, Spot, crosses_itself, in_indonesia, middle, reach

SMALLEST, LARGEST = 20, 2_000  # metres: what a phone can tell apart, and what is still one place
FARTHEST = 5_000  # metres from the middle of an outline to a corner
MOST_CORNERS = 60
SIX_PLACES = Decimal("0.000001")
ZONES = [("", _("Zona daerah")), ("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
CIRCLE, POLYGON = "lingkaran", "poligon"
SHAPES = [(CIRCLE, _("Lingkaran: satu titik dan jaraknya")), (POLYGON, _("Poligon: sudut-sudut batasnya"))]
NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
CORNER = re.compile(rf"\s*({NUMBER})\s*[,;\s]\s*({NUMBER})\s*")
ABROAD = _("Koordinat itu di luar Indonesia. Lintang ditulis lebih dahulu, misalnya -6,902500 dan 107,618800.")


class Degrees(forms.DecimalField):
    """A coordinate, with a comma or a point."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        """The number meant, whichever way its decimals are set off."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class PlaceForm(forms.Form):
    """One place of work."""

    name = forms.CharField(max_length=160, label=_("Nama"))
    kode = forms.CharField(max_length=60, label=_("Kode"), help_text=_("Singkat dan tetap, misalnya KANTOR-BKD."))
    zone = forms.ChoiceField(required=False, choices=ZONES, label=_("Zona waktu"))
    shape = forms.ChoiceField(choices=SHAPES, label=_("Bentuk"), initial=CIRCLE)
    latitude = Degrees(required=False, label=_("Lintang"))
    longitude = Degrees(required=False, label=_("Bujur"))
    radius_metres = forms.IntegerField(required=False, label=_("Jarak dari titik (meter)"), initial=100)
    corners = forms.CharField(
        required=False,
        label=_("Sudut-sudut"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu sudut satu baris, berurutan menyusuri batas: lintang, bujur."),
    )

    def __init__(self, *args: Any, place: WorkPlace | None = None, **kwargs: Any) -> None:
        self.place = place
        if place is not None:
            kwargs.setdefault("initial", _written(place))
        super().__init__(*args, **kwargs)

    def clean_kode(self) -> str:
        """A code that no other place has."""
        kode = str(self.cleaned_data["kode"])
        others = WorkPlace.objects.exclude(pk=self.place.pk) if self.place else WorkPlace.objects.all()
        if others.filter(kode__iexact=kode).exists():
            raise forms.ValidationError(_("Kode ini sudah dipakai tempat lain. Pilih kode yang belum dipakai."))
        return kode

    def clean_corners(self) -> list[Spot]:
        """The corners, each read from its line."""
        found = []
        for line in filter(str.strip, str(self.cleaned_data["corners"]).splitlines()):
            match = CORNER.fullmatch(line)
            if match is None:
                raise forms.ValidationError(_("Baris “%s” bukan lintang, bujur. Contoh: -6.902500, 107.618800") % line)
            found.append((float(match[1]), float(match[2])))
        return found

    def clean(self) -> dict[str, Any]:
        """A circle or an outline that can be judged by."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("shape") == POLYGON:
            self._check_outline(given)
        elif given.get("shape") == CIRCLE:
            self._check_circle(given)
        return given

    def _check_circle(self, given: dict[str, Any]) -> None:
        latitude, longitude, radius = (given.get(name) for name in ("latitude", "longitude", "radius_metres"))
        for name in ("latitude", "longitude", "radius_metres"):
            if given.get(name) is None and name not in self.errors:
                self.add_error(name, _("Isi, atau ketuk titiknya di peta."))
        if latitude is not None and longitude is not None and not _is_here(float(latitude), float(longitude)):
            self.add_error("latitude", ABROAD)
        if radius is not None and not SMALLEST <= radius <= LARGEST:
            said = {"least": SMALLEST, "most": LARGEST}
            self.add_error("radius_metres", _("Jaraknya %(least)s sampai %(most)s meter.") % said)

    def _check_outline(self, given: dict[str, Any]) -> None:
        corners = given.get("corners")
        if corners is None:
            return  # its own error is told already
        fault = _fault_of(corners)
        if fault:
            self.add_error("corners", fault)

    @property
    def written(self) -> dict[str, Any]:
        """The fields of the place as they are kept: an outline has its middle and reach beside it."""
        given = self.cleaned_data
        kept = {name: given[name] for name in ("name", "kode", "zone")}
        if given["shape"] == CIRCLE:
            point = {name: given[name].quantize(SIX_PLACES) for name in ("latitude", "longitude")}
            return {**kept, **point, "radius_metres": given["radius_metres"], "outline": []}
        corners = [(round(lat, 6), round(lon, 6)) for lat, lon in given["corners"]]
        latitude, longitude = (Decimal(str(value)).quantize(SIX_PLACES) for value in middle(corners))
        size = {"latitude": latitude, "longitude": longitude, "radius_metres": max(SMALLEST, ceil(reach(corners)))}
        return {**kept, **size, "outline": [list(corner) for corner in corners]}


def _is_here(latitude: float, longitude: float) -> bool:
    try:
        return in_indonesia(latitude, longitude)
    except ValueError:
        return False


def _fault_of(corners: list[Spot]) -> Any:
    """Why no place can be judged by these corners; nothing where it can."""
    if len(set(corners)) < CORNERS_AT_LEAST:
        return _("Poligon memerlukan sedikitnya 3 sudut yang berbeda.")
    if len(corners) > MOST_CORNERS:
        return _("Poligon paling banyak %s sudut; sederhanakan batasnya.") % MOST_CORNERS
    if not all(_is_here(*corner) for corner in corners):
        return ABROAD
    if reach(corners) > FARTHEST:
        return _("Poligon ini terlalu luas: sudutnya lebih dari 5 km dari tengahnya. Periksa tiap baris.")
    if crosses_itself(corners):
        return _("Garis batas ini saling memotong. Urutkan sudutnya menyusuri batas, searah atau melawan jarum jam.")
    return None


def _written(place: WorkPlace) -> dict[str, Any]:
    kept = ("name", "kode", "zone", "latitude", "longitude", "radius_metres")
    corners = "\n".join(f"{lat:.6f}, {lon:.6f}" for lat, lon in place.outline)
    shape = POLYGON if place.outline else CIRCLE
    return {**{name: getattr(place, name) for name in kept}, "shape": shape, "corners": corners}


class GiveForm(forms.Form):
    """Whom a place is given to, and for how long."""

    unor = forms.ModelChoiceField(Unor.objects.none(), required=False, label=_("Unit kerja dan bawahannya"))
    nip = forms.CharField(required=False, max_length=18, label=_("NIP seorang pegawai"))
    everybody = forms.BooleanField(required=False, label=_("Semua pegawai daerah"))
    first = forms.DateField(label=_("Mulai"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    last = forms.DateField(
        required=False, label=_("Hari terakhir"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Kosongkan bila belum berakhir."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Any, may_all: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"first": today()})
        super().__init__(*args, **kwargs)
        self.fields["unor"].queryset = units  # type: ignore[attr-defined]
        self.fields["unor"].label_from_instance = lambda unor: unor.name  # type: ignore[attr-defined]
        self.fields["unor"].empty_label = _("Pilih unit")  # type: ignore[attr-defined]
        if not may_all:
            del self.fields["everybody"]

    def clean(self) -> dict[str, Any]:
        """Exactly one whom, and a period that does not end before it begins."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        if sum(bool(given.get(name)) for name in ("unor", "nip", "everybody")) != 1:
            raise forms.ValidationError(_("Pilih satu: sebuah unit, seorang pegawai, atau semua."))
        if given["last"] and given["last"] < given["first"]:
            raise forms.ValidationError(_("Hari terakhir tidak boleh sebelum hari mulai."))
        return given

    @property
    def until(self) -> dt.date | None:
        """The day after the last, or nothing."""
        last: dt.date | None = self.cleaned_data["last"]
        return last + dt.timedelta(1) if last else None
