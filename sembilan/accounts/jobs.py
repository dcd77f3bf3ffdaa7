"""The e-mail with a link for a new password, sent by the worker: nobody learns by waiting who has an address."""

from __future__ import annotations

from smtplib import SMTPException

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _

from sembilan.accounts.models import User
from sembilan.accounts.roster import roster
from sembilan.records.actions import action, tell
from sembilan.records.later import NotYet


@action("password.send_link", later=True)
def send_link(*, instansi_id: int, user_id: int, site: str, by: str) -> None:
    """Send a link for a new password, if there is such a user and an address."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    known = roster().known(user.nip) if user else None
    tell(instansi_id, f"user:{user.nip if user else ''}", was_sent=bool(known and known.email))
    if user is None or known is None or not known.email:
        return
    token = default_token_generator.make_token(user)
    link = site.rstrip("/") + reverse("accounts:renew", args=(instansi_id, user.pk, token))
    try:
        send_mail(_("Kata sandi baru untuk Sembilan"), _letter(known.name, link), None, [known.email])
    except (SMTPException, OSError) as fault:
        raise NotYet(str(fault)) from fault


def _letter(name: str, link: str) -> str:
    said = _(
        "Yth. %(name)s,\n\n"
        "Seseorang, mungkin Anda, meminta kata sandi baru. Buka tautan ini dalam satu jam untuk memilihnya:\n\n"
        "%(link)s\n\n"
        "Bila bukan Anda yang meminta, abaikan surat ini; kata sandi Anda tidak berubah."
    )
    return said % {"name": name, "link": link}
