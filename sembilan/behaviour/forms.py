"""What people send of the questionnaire and of votes."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from sembilan.behaviour.models import Candidate, Poll
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.terms.period import Cycle, Period
from sembilan.web.periods import PeriodField

DAY = {"type": "date"}
FORTNIGHT = dt.timedelta(days=14)
AT_ONCE = 10
HOW_MANY = _("Tulis angka 1 sampai 10.")
SCALE = [*((str(n), str(n)) for n in range(1, 6)), ("0", _("tidak tahu"))]


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where nothing was chosen; nothing where the page is only looked at."""
    return request.POST if request.method == "POST" else None


class OpenForm(forms.Form):
    """A round or a vote: of whom, about which period, until when."""

    unor = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unor.objects.none(), required=False, empty_label=_("Seluruh daerah")
    )
    period = PeriodField(today=today)
    closes_on = forms.DateField(label=_("Ditutup pada"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())
        self.initial.setdefault("period", str(Period.of(Cycle.TRIWULAN, today()).plus(-1)))
        self.initial.setdefault("closes_on", today() + FORTNIGHT)
        units: Any = self.fields["unor"]
        units.queryset = Unor.objects.order_by("path")
        units.label_from_instance = lambda one: one.name


class AnswerForm(forms.Form):
    """The questions about one person."""

    def __init__(self, *args: Any, questions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, question in questions:
            self.fields[f"v{number}"] = forms.ChoiceField(
                label=question, choices=SCALE, widget=forms.RadioSelect,
                error_messages={"required": _("Pilih salah satu, atau tidak tahu.")},
            )  # fmt: skip
        self.fields["remark"] = forms.CharField(
            label=_("Yang ingin Anda sampaikan"), max_length=500, required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("Hindari kata atau kejadian yang menunjukkan siapa Anda."),
        )  # fmt: skip

    @property
    def marks(self) -> dict[int, int]:
        """The answers by value."""
        return {int(name[1:]): int(said) for name, said in self.cleaned_data.items() if name != "remark"}


class ServedForm(forms.Form):
    """A colleague whom somebody serves."""

    rater = forms.CharField(label=_("NIP yang dilayaninya"), max_length=30)

    def clean_rater(self) -> str:
        """It without blanks."""
        return "".join(str(self.cleaned_data["rater"]).split())


class LinksForm(forms.Form):
    """How many links to make; `seen` is how many there were on the page."""

    count = forms.IntegerField(
        label=_("Berapa tautan"), min_value=1, max_value=AT_ONCE, initial=5,
        error_messages={"min_value": HOW_MANY, "max_value": HOW_MANY, "invalid": HOW_MANY},
    )  # fmt: skip
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class VoteForm(forms.Form):
    """A vote for one of the candidates."""

    candidate = forms.ModelChoiceField(
        queryset=Candidate.objects.none(), widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu calon."), "invalid_choice": _("Pilih satu calon dari daftar ini.")},
    )  # fmt: skip

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: Any = self.fields["candidate"]
        found.queryset = poll.candidates.select_related("employee")
