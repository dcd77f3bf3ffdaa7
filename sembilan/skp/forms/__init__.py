"""What people send about an SKP: its head, its lines, a word to it, a new one."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.people.models import Employee
from sembilan.planning.models import Goal, Indicator
from sembilan.skp.actions import MeasureText, RhkText
from sembilan.skp.models import Appendix, Measure, Rhk, Skp
from sembilan.skp.queries.contents import SCALE, said

NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{3})*(?:,\d{1,3})?")
AREA = {"rows": 3}


class MilliField(forms.CharField):
    """A number as people write it, 1.204,5; kept in thousandths."""

    def to_python(self, value: Any) -> Any:
        """The number in thousandths; nothing for nothing."""
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        if not NUMBER.fullmatch(text):
            raise forms.ValidationError(_("Tulis angka saja, misalnya 12 atau 97,5."))
        whole, _comma, rest = text.replace(".", "").partition(",")
        sign = -1 if whole.startswith("-") else 1
        return sign * (abs(int(whole)) * SCALE + int(rest.ljust(3, "0") or 0))

    def prepare_value(self, value: Any) -> Any:
        """Thousandths as people write them."""
        return said(value).replace(".", "") if isinstance(value, int) else value


class SeenForm(forms.Form):
    """A form that says which version of the SKP it was opened on."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class HeadForm(SeenForm):
    """The form, the approach and the penilai."""

    form = forms.ChoiceField(label=_("Bentuk SKP"), choices=Skp.Form.choices)
    approach = forms.ChoiceField(
        label=_("Pendekatan"), choices=Skp.Approach.choices,
        help_text=_("Kuantitatif memakai aspek dan target; kualitatif memakai ukuran keberhasilan dalam kata."),
    )  # fmt: skip
    penilai_nip = forms.ChoiceField(label=_("Pejabat penilai"), required=False)

    def __init__(self, *args: Any, raters: list[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(one.nip, f"{one.full_name} · {getattr(one, 'jabatan_name', None) or '–'}") for one in raters]
        self.fields["penilai_nip"].choices = [("", _("Belum dipilih")), *chosen]  # type: ignore[attr-defined]


class RhkForm(SeenForm):
    """An RHK; perspective for a JPT, the leader's RHK for everybody else."""

    text = forms.CharField(label=_("Rencana hasil kerja"), max_length=500, widget=forms.Textarea(attrs=AREA))
    kind = forms.ChoiceField(label=_("Jenis"), choices=Rhk.Kind.choices)
    perspective = forms.ChoiceField(
        label=_("Perspektif"), choices=[("", _("Belum dipilih")), *Rhk.Perspective.choices], required=False
    )
    serves = forms.ModelChoiceField(
        Rhk.objects.none(),
        label=_("RHK pimpinan yang diintervensi"),
        required=False,
        empty_label=_("Tidak ada di daftar"),
    )
    serves_text = forms.CharField(
        label=_("RHK pimpinan dalam kata"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bila SKP pimpinan belum ada di sini."),
    )  # fmt: skip
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(), label=_("Indikator unit yang dituju"), required=False, empty_label=_("Tidak ada")
    )
    is_collaboration = forms.BooleanField(
        label=_("Kolaborasi: perlu orang di luar unit atau masyarakat"), required=False
    )
    partners = forms.CharField(
        label=_("Mitra kolaborasi"), max_length=300, required=False,
        help_text=_("Sebut siapa saja, misalnya Dinas Kesehatan, kader posyandu, komunitas."),
    )  # fmt: skip

    def __init__(self, *args: Any, skp: Skp, serves: Any, indicators: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["serves"].queryset = serves  # type: ignore[attr-defined]
        self.fields["serves"].label_from_instance = lambda one: one.text  # type: ignore[attr-defined]
        self.fields["indicator"].queryset = indicators  # type: ignore[attr-defined]
        self.fields["indicator"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]
        for name in ("serves", "serves_text") if skp.form == Skp.Form.JPT else ("perspective",):
            del self.fields[name]
        if not indicators:
            del self.fields["indicator"]

    @property
    def said(self) -> RhkText:
        """It, as the action takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        indicator: Indicator | None = given.get("indicator")
        goal: Goal | None = indicator.goal if indicator else None
        return RhkText(**given, goal=goal)


class MeasureForm(SeenForm):
    """A measure: aspect and target by figures where the approach is quantitative, else words."""

    aspect = forms.ChoiceField(
        label=_("Aspek"), choices=[("", _("Belum dipilih")), *Measure.Aspect.choices], required=False
    )
    text = forms.CharField(
        label=_("Indikator kinerja individu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    target_milli = MilliField(label=_("Target"), required=False)
    target_until_milli = MilliField(label=_("Sampai"), required=False, help_text=_("Isi bila targetnya rentang."))
    unit = forms.CharField(label=_("Satuan"), max_length=60, required=False)
    target_text = forms.CharField(
        label=_("Target dalam kata"), max_length=200, required=False,
        help_text=_("Bila tidak dapat dengan angka, misalnya «setiap akhir triwulan»."),
    )  # fmt: skip
    direction = forms.ChoiceField(label=_("Arah"), choices=Indicator.Direction.choices)

    def __init__(self, *args: Any, skp: Skp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("direction", Indicator.Direction.UP)
        if skp.form == Skp.Form.JPT:
            del self.fields["aspect"]
        if skp.approach == Skp.Approach.QUALITATIVE:
            for name in ("target_milli", "target_until_milli", "unit", "target_text", "direction", "aspect"):
                self.fields.pop(name, None)
            self.fields["text"].label = _("Ukuran keberhasilan")

    def clean(self) -> dict[str, Any]:
        """A range does not end before it begins."""
        given: dict[str, Any] = super().clean() or {}
        first, until = given.get("target_milli"), given.get("target_until_milli")
        if until is not None and (first is None or until <= first):
            self.add_error("target_until_milli", _("Akhir rentang harus lebih besar daripada awalnya."))
        return given

    @property
    def said(self) -> MeasureText:
        """It, as the action takes it."""
        return MeasureText(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class ExpectationForm(SeenForm):
    """What the leader expects beyond the guides of a value."""

    text = forms.CharField(
        label=_("Ekspektasi khusus pimpinan"), max_length=500, required=False, widget=forms.Textarea(attrs=AREA)
    )


class AppendixForm(SeenForm):
    """A line of the lampiran."""

    kind = forms.ChoiceField(label=_("Bagian"), choices=Appendix.Kind.choices)
    text = forms.CharField(label=_("Isi"), max_length=500, widget=forms.Textarea(attrs=AREA))


class WordForm(forms.Form):
    """A word to an SKP: what is to be mended, why it is opened again."""

    text = forms.CharField(label=_("Catatan"), max_length=900, required=False, widget=forms.Textarea(attrs=AREA))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class NewForm(forms.Form):
    """A new SKP: for which post, measured how, empty or as an earlier one."""

    post = forms.ChoiceField(label=_("Jabatan"), widget=forms.RadioSelect)
    copied = forms.ChoiceField(label=_("Isi awal"), required=False)
    approach = forms.ChoiceField(label=_("Pendekatan"), choices=Skp.Approach.choices)
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, posts: list[tuple[str, str]], earlier: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())
        self.fields["post"].choices = posts  # type: ignore[attr-defined]
        self.fields["copied"].choices = [("", _("Mulai kosong")), *earlier]  # type: ignore[attr-defined]
        if len(posts) == 1:
            self.initial.setdefault("post", posts[0][0])
        if earlier:
            self.initial.setdefault("copied", earlier[0][0])
