"""Parses a request for correction and its answer."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.privacy.models import CorrectionAnswer

WORDS, REASON = 1000, 500


class CorrectionForm(forms.Form):
    """What is wrong on which page."""

    words = forms.CharField(
        label=_("Apa yang salah, dan apa yang benar?"),
        max_length=WORDS,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Sebut butirnya dan isi yang benar. Jangan tulis kata sandi."),
        error_messages={
            "required": _("Tulis dulu apa yang salah."),
            "min_length": _("Terlalu singkat; sebut butir yang salah dan isi yang benar."),
            "max_length": _("Terlalu panjang: paling banyak 1.000 huruf."),
        },
    )
    dari = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    token = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Formulir ini tidak lengkap. Buka lagi halamannya, lalu kirim ulang."),
            "invalid": _("Formulir ini tidak lengkap. Buka lagi halamannya, lalu kirim ulang."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())


class AnswerForm(forms.Form):
    """What an officer found, and why."""

    verdict = forms.ChoiceField(
        label=_("Hasil pemeriksaan"),
        choices=CorrectionAnswer.Verdict.choices,
        error_messages={
            "required": _("Pilih hasil pemeriksaan."),
            "invalid_choice": _("Pilih hasil pemeriksaan."),
        },
    )
    reason = forms.CharField(
        label=_("Penjelasan untuk pegawai"),
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Jelaskan apa yang diperbaiki, atau mengapa data sudah benar."),
            "max_length": _("Terlalu panjang: paling banyak 500 huruf."),
        },
    )
