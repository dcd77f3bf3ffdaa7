"""The codes officers hand out for a first sign-in or a forgotten password."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sembilan.accounts import actions, queries
from sembilan.accounts.forms import GiveCodeForm
from sembilan.accounts.models import EntryCode, User
from sembilan.accounts.roster import Known, roster


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """Make a code for someone of one's own units; it is shown once, to be printed or read out."""
    me, who = cast(User, request.user), roster()
    if not who.may_invite(me):
        raise Http404
    is_all = who.may_invite_all(me)
    form = GiveCodeForm(request.POST or None, initial={"nip": request.GET.get("nip", "")}, is_all=is_all)
    made = _given(me, form, is_all) if request.method == "POST" else None
    if made is None:
        return render(request, "accounts/codes.html", {"form": form, "given": queries.codes_given(me)})
    code, given, known = made
    return render(request, "accounts/slip.html", {"code": code, "given": given, "known": known})


_NOBODY = gettext_lazy("Tidak ada pegawai dengan NIP ini di unit yang Anda layani.")


def _given(me: User, form: GiveCodeForm, is_all: bool) -> tuple[str, EntryCode, Known] | None:
    if not form.is_valid():
        return None
    nip = form.cleaned_data["nip"]
    known = roster().to_invite(me, nip)
    sentence = _why_not(me, nip, is_all) if known or nip == me.nip else _NOBODY
    if known is None or sentence:
        form.add_error("nip", sentence)
        return None
    forgets = form.cleaned_data.get("forgets_factors", False)
    code, given = actions.give_code(
        instansi_id=me.instansi_id, nip=nip, name=known.name, forgets_factors=forgets, by=me
    )
    return code, given, known


def _why_not(me: User, nip: str, is_all: bool) -> str:
    """A code is a way into an account: not into one's own, nor by a unit's officer into one of wider rights."""
    if nip == me.nip:
        return _("Untuk diri sendiri, ganti kata sandi di halaman Akun saya.")
    if User.objects.filter(nip=nip, is_active=False).exists():
        return _("Akun orang ini sudah ditutup. Hubungi BKD bila itu keliru.")
    if not is_all and queries.is_guarded(nip):
        return _("Orang ini memegang peran di tingkat daerah; kodenya dibuat oleh BKD atau admin sistem.")
    return ""
