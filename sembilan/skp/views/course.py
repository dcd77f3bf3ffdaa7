"""The steps of an SKP: sent, taken back, agreed, sent back, taken over, opened again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sembilan.skp import actions
from sembilan.skp.forms import WordForm
from sembilan.skp.views.answers import again, done, readable_one


@require_POST
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to the penilai."""
    found, word = readable_one(request, pk), _word(request)
    return done(
        request, found, lambda: actions.send(skp=found, seen=word["seen"], by=request.user),
        _("SKP terkirim. Penilai diberi kabar."),
    )  # fmt: skip


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back before the penilai has answered."""
    found = readable_one(request, pk)
    return done(request, found, lambda: actions.take_back(skp=found, by=request.user), _("SKP ditarik kembali."))


@require_POST
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree."""
    found, word = readable_one(request, pk), _word(request)
    return done(
        request, found, lambda: actions.agree(skp=found, text=word["text"], seen=word["seen"], by=request.user),
        _("SKP disetujui. Pegawai diberi kabar."),
    )  # fmt: skip


@require_POST
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back with what is to be mended."""
    found, word = readable_one(request, pk), _word(request)
    if not word["text"]:
        return again(request, found, _("Tulis apa yang perlu diperbaiki, supaya pegawai tahu."), 422)
    return done(
        request, found, lambda: actions.send_back(skp=found, text=word["text"], seen=word["seen"], by=request.user),
        _("SKP dikembalikan. Pegawai diberi kabar."),
    )  # fmt: skip


@require_POST
def rater(request: HttpRequest, pk: int) -> HttpResponse:
    """Become the penilai in place of one who left."""
    found = readable_one(request, pk)
    return done(
        request, found, lambda: actions.take_over(skp=found, by=request.user), _("Anda sekarang penilai SKP ini.")
    )


@require_POST
def adendum(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an agreed SKP for a change."""
    found, word = readable_one(request, pk), _word(request)
    if not word["text"]:
        return again(request, found, _("Tulis alasan adendum, misalnya target unit yang berubah."), 422)
    return done(
        request, found, lambda: actions.open_adendum(skp=found, text=word["text"], by=request.user),
        _("Adendum dibuka. Yang disetujui tetap berlaku sampai adendum disetujui."),
    )  # fmt: skip


@require_POST
def abandonment(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an open adendum up."""
    found, word = readable_one(request, pk), _word(request)
    if not word["text"]:
        return again(request, found, _("Tulis mengapa adendum ini tidak jadi."), 422)
    return done(
        request, found,
        lambda: actions.give_up_adendum(skp=found, text=word["text"], seen=word["seen"], by=request.user),
        _("Adendum dibatalkan. SKP kembali seperti yang disetujui."),
    )  # fmt: skip


def _word(request: HttpRequest) -> dict[str, Any]:
    form = WordForm(request.POST)
    form.is_valid()
    given = form.cleaned_data
    return {"text": (given.get("text") or "").strip(), "seen": given.get("seen")}
