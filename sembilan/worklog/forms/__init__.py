"""What people send about daily work: an entry, a decision, a month to look at, a table of a unit."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from sembilan.documents.actions import handed_in
from sembilan.skp.models import Rhk
from sembilan.worklog.work import Asked, Work

PRESETS = (15, 30, 60, 90, 120)
PAPERS = "application/pdf,image/jpeg,image/png"
PHOTOS = "image/jpeg,image/png"
LONGEST = 80  # letters of an RHK in a list
DIGITS = 19  # a number of the database has fewer
EARLIEST = dt.date(1900, 1, 1)  # no entry is of a day before it


class WorkForm(forms.Form):
    """An entry: what, how long, for which RHK, what proves it."""

    text = forms.CharField(
        label=_("Apa yang Anda kerjakan"), max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "done"}),
    )  # fmt: skip
    preset = forms.TypedChoiceField(
        label=_("Berapa menit"), choices=[(n, str(n)) for n in PRESETS], coerce=int, required=False, empty_value=None,
        widget=forms.RadioSelect,
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("Menit lain"), min_value=1, max_value=1_440, required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    rhk = forms.TypedChoiceField(label=_("Untuk RHK"), coerce=int, required=False, empty_value=None)
    note = forms.CharField(
        label=_("Keterangan"), max_length=200, required=False,
        help_text=_("Perlu bila di luar RHK atau pada hari bebas."),
    )  # fmt: skip
    photo = forms.FileField(
        label=_("Foto"), required=False,
        widget=forms.FileInput(attrs={"accept": PHOTOS, "capture": "environment", "data-photo": ""}),
    )  # fmt: skip
    document = forms.FileField(
        label=_("Berkas"), required=False, widget=forms.FileInput(attrs={"accept": PAPERS}),
        help_text=_("PDF, JPEG, atau PNG."),
    )  # fmt: skip
    link = forms.URLField(
        label=_("Tautan"), max_length=500, required=False, assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )  # fmt: skip
    token = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = forms.DateField(widget=forms.HiddenInput, required=False)
    person = forms.IntegerField(widget=forms.HiddenInput, required=False)  # for whom a phone kept it

    def __init__(self, *args: Any, rhks: Sequence[Rhk] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed: Any = self.fields["rhk"]
        listed.choices = [*((one.pk, _short(one.text)) for one in rhks), ("", _("Di luar RHK"))]
        self.initial.setdefault("token", uuid.uuid4())

    def clean(self) -> dict[str, Any]:
        """Some minutes are there: those of a button, or others typed."""
        given: dict[str, Any] = super().clean() or {}
        given["minutes"] = given.get("minutes") or given.get("preset")
        if not given["minutes"] and "minutes" not in self.errors:
            self.add_error("minutes", _("Pilih atau tulis berapa menit."))
        return given

    @property
    def drops(self) -> list[int]:
        """Evidence that was ticked to go, by number; what is no number is left out."""
        given: Any = self.data
        return [int(one) for one in given.getlist("drops") if one.isdecimal() and len(one) < DIGITS]

    @property
    def work(self) -> Work:
        """It, as the action takes it."""
        given = self.cleaned_data
        uploads = [one for name in ("photo", "document") if (one := handed_in(given.get(name)))]
        return Work(given["text"], given["minutes"], given["rhk"], given["note"], given["link"], uploads)


class DayForm(forms.Form):
    """Which day is looked at, and which entry is to be repeated."""

    hari = forms.DateField(required=False)
    ulang = forms.IntegerField(required=False)


class DecideForm(forms.Form):
    """What a superior says of the entries she chose, each with the version she read."""

    verdict = forms.ChoiceField(choices=[("setuju", "setuju"), ("tolak", "tolak")])
    reason = forms.CharField(max_length=300, required=False)

    def asked(self, chosen: Iterable[str]) -> Asked:
        """The entries by number with their versions; what is no number is left out."""
        parts = [one.split(":") for one in chosen]
        versions = {int(each[0]): int(each[1]) for each in parts if len(each) == 2 and "".join(each).isdecimal()}
        return Asked(versions, self.cleaned_data["verdict"] == "setuju", self.cleaned_data["reason"])


def initial_of(text: str, minutes: int, rhk_id: int | None, note: str = "") -> dict[str, Any]:
    """An entry as its form is filled with it."""
    shown: dict[str, Any] = {"preset": minutes} if minutes in PRESETS else {"minutes": minutes}
    return {"text": text, "rhk": rhk_id or "", "note": note, **shown}


def day_asked(form: DayForm, today: dt.date) -> dt.date:
    """The day that is asked for; one that is none, to come, or long gone is today."""
    asked: dt.date | None = form.cleaned_data.get("hari") if form.is_valid() else None
    return min(asked, today) if asked and asked >= EARLIEST else today


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
