"""What is typed on the pages of planning: a goal, an indicator, figures, a word about a unit, a sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sembilan.documents.actions import handed_in
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.planning.actions import Figure, GoalSaid, IndicatorSaid
from sembilan.planning.forms.fields import AREA_TEXT, PAPERS, MilliField, Seen
from sembilan.planning.models import YEAR, Goal, Indicator
from sembilan.planning.queries.goals import standing
from sembilan.terms.capaian import Capaian

QUARTERS = [(1, _("Triwulan I")), (2, _("Triwulan II")), (3, _("Triwulan III")), (4, _("Triwulan IV"))]
PERIODS = [(YEAR, _("Setahun")), *QUARTERS]


class GoalForm(Seen):
    """A goal of a unit."""

    level = forms.ChoiceField(label=_("Jenjang"), choices=Goal.Level.choices)
    kode = forms.CharField(label=_("Kode"), max_length=40, help_text=_("Nomor di dokumennya, misalnya 1.2.1."))
    text = forms.CharField(label=_("Sasaran"), max_length=500, widget=AREA_TEXT)
    parent = forms.ModelChoiceField(
        label=_("Menunjang sasaran"),
        queryset=Goal.objects.none(),
        required=False,
        empty_label=_("Tidak ada di atasnya"),
    )
    year_from = forms.IntegerField(label=_("Mulai tahun"), min_value=2000, max_value=2200)
    last_year = forms.IntegerField(label=_("Sampai tahun"), min_value=2000, max_value=2200)
    source = forms.CharField(label=_("Dokumen"), max_length=200, help_text=_("RPJMD, Renstra, atau dokumen lainnya."))

    def __init__(self, *args: Any, unor: Unor, year: int, goal: Goal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year_from", year)
        self.initial.setdefault("last_year", year)
        codes = [code for code in unor.path.split(".") if code]
        offered = Q(unor__kode__in=codes) & ~Q(pk=goal.pk if goal else 0)
        kept = Q(pk=goal.parent_id) if goal and goal.parent_id else Q(pk__in=[])
        field = self.fields["parent"]
        assert isinstance(field, forms.ModelChoiceField)
        rows = standing(year).filter(offered) | Goal.objects.filter(kept)
        field.queryset = rows.select_related("unor").order_by("unor__path", "kode")
        field.label_from_instance = lambda obj: f"{obj.kode} {obj.text[:90]} ({obj.unor.name})"  # type: ignore[method-assign]

    def clean(self) -> dict[str, Any]:
        """The last year is not before the first."""
        data = super().clean() or {}
        if {"year_from", "last_year"} <= set(data) and data["last_year"] < data["year_from"]:
            self.add_error("last_year", _("Tahun terakhir lebih awal dari tahun mulai. Perbaiki salah satunya."))
        return data

    @property
    def said(self) -> GoalSaid:
        """It, as the action takes it."""
        given = self.cleaned_data
        return GoalSaid(given["level"], given["kode"], given["text"], given["year_from"], given["last_year"] + 1,
                        given["source"], given["parent"])  # fmt: skip


class IndicatorForm(Seen):
    """An indicator of a goal."""

    name = forms.CharField(label=_("Indikator"), max_length=300, widget=AREA_TEXT)
    measure = forms.CharField(label=_("Satuan"), max_length=60, help_text=_("Persen, indeks, hari, juta rupiah, …"))
    direction = forms.ChoiceField(label=_("Arah"), choices=Indicator.Direction.choices)
    is_key = forms.BooleanField(label=_("Indikator kinerja utama (IKU)"), required=False, initial=True)
    definition = forms.CharField(label=_("Definisi"), max_length=1000, required=False, widget=AREA_TEXT)
    formula = forms.CharField(label=_("Rumus"), max_length=500, required=False, widget=AREA_TEXT)
    data_source = forms.CharField(label=_("Sumber data"), max_length=300, required=False)
    owner = forms.ModelChoiceField(
        label=_("Penanggung jawab"), queryset=Unor.objects.none(), required=False, empty_label=_("Unit pemilik sasaran")
    )

    def __init__(self, *args: Any, unor: Unor, indicator: Indicator | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        assert isinstance(field, forms.ModelChoiceField)
        kept = Q(pk=indicator.owner_id) if indicator and indicator.owner_id else Q(pk__in=[])
        field.queryset = Unor.objects.filter(Q(pk=unor.pk) | Q(parent=unor) | kept).order_by("path")
        field.label_from_instance = lambda obj: str(obj.name)  # type: ignore[method-assign]

    @property
    def said(self) -> IndicatorSaid:
        """It, as the action takes it."""
        return IndicatorSaid(**{name: self.cleaned_data[name] for name in IndicatorSaid.__dataclass_fields__})


class TargetsForm(Seen):
    """The targets of a year and of its quarters."""

    t0 = MilliField(label=_("Target setahun"))
    t1 = MilliField(label=_("Triwulan I"))
    t2 = MilliField(label=_("Triwulan II"))
    t3 = MilliField(label=_("Triwulan III"))
    t4 = MilliField(label=_("Triwulan IV"))

    @property
    def values(self) -> dict[int, int | None]:
        """By quarter."""
        return {quarter: self.cleaned_data[f"t{quarter}"] for quarter in range(5)}


class StepForm(Seen):
    """A step of the rencana aksi."""

    quarter = forms.TypedChoiceField(label=_("Triwulan"), choices=QUARTERS, coerce=int)
    text = forms.CharField(label=_("Langkah"), max_length=500, widget=AREA_TEXT)
    done_percent = forms.IntegerField(
        label=_("Kemajuan (persen)"), min_value=0, max_value=200, required=False,
        help_text=_("0 bila belum ada kemajuan; di atas 100 bila melampaui."),
    )  # fmt: skip


class ReachedForm(Seen):
    """What was reached by the end of a period."""

    quarter = forms.TypedChoiceField(label=_("Masa"), choices=PERIODS, coerce=int)
    value = MilliField(label=_("Realisasi"), required=True)
    note = forms.CharField(label=_("Catatan"), max_length=500, required=False, widget=AREA_TEXT)
    document = forms.FileField(label=_("Bukti"), required=False, widget=forms.FileInput(attrs={"accept": PAPERS}),
                               help_text=_("PDF, JPEG atau PNG."))  # fmt: skip

    @property
    def figure(self) -> Figure:
        """It, as the action takes it."""
        given = self.cleaned_data
        return Figure(given["quarter"], given["value"], given["note"], handed_in(given.get("document")))


class ResultForm(Seen):
    """What a unit reached, with the reason."""

    capaian = forms.TypedChoiceField(
        label=_("Capaian organisasi"),
        coerce=int,
        choices=[("", _("Pilih")), *((one.value, one.label) for one in reversed(Capaian))],
    )
    reason = forms.CharField(label=_("Alasan"), max_length=500, widget=AREA_TEXT)


class WordForm(forms.Form):
    """A word on an agreement: what is to be changed, or why it is revised."""

    text = forms.CharField(label=_("Catatan"), max_length=500, required=False, widget=AREA_TEXT)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class SheetForm(forms.Form):
    """A sheet of goals, indicators and targets."""

    sheet = forms.FileField(label=_("Berkas Excel"), widget=forms.FileInput(attrs={"accept": ".xlsx"}))
    year = forms.IntegerField(label=_("Target untuk tahun"), min_value=2023, max_value=2200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year", today().year)
