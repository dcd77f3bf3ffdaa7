"""The one mail a day: what a person has not read yet, in plain words.

Each mail is taken before it is sent and noted after, in transactions of their own. A job that dies in between sends no
second mail that day; what it did not tell stands in the next day's. A mail that fails is tried again an hour later.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Collection, Mapping

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from sembilan.notices import actions, queries
from sembilan.notices.models import Digest
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant

BY = "cli:worker"
FIRST_HOUR = 6  # nobody's phone rings before
Addresses = Callable[[Collection[str]], Mapping[str, str]]
log = logging.getLogger(__name__)
_finders: list[Addresses] = []


def register(finder: Addresses) -> None:
    """Say where addresses are found; who people are is known above this room."""
    _finders[:] = [finder]


def send_all(now: dt.datetime | None = None) -> int:
    """One round over every instansi, not before morning; how many mails left."""
    now = timezone.localtime(now)
    return sum(_send_of(instansi, now.date()) for instansi in Instansi.objects.order_by("pk")) if _is_day(now) else 0


def _is_day(now: dt.datetime) -> bool:
    return now.hour >= FIRST_HOUR


def _send_of(instansi: Instansi, day: dt.date) -> int:
    with tenant(instansi.pk):
        nips = queries.due(day)
        addresses = _finders[0](nips) if _finders and nips else {}
    return sum(_send(instansi, nip, addresses[nip], day) for nip in nips if addresses.get(nip))


def _send(instansi: Instansi, nip: str, address: str, day: dt.date) -> bool:
    with tenant(instansi.pk):
        digest = actions.take_digest(instansi_id=instansi.pk, nip=nip, day=day, by=BY)
        if digest is None:
            return False
        with override("id"):
            mail, told = _letter(instansi, digest, address)
    try:
        mail.send()
    except Exception as fault:  # whatever the mail server or the way to it has
        log.warning("Surel ringkasan tidak terkirim; dicoba lagi. %s", type(fault).__name__)
        with tenant(instansi.pk):
            actions.give_back_digest(digest=digest, why=type(fault).__name__, by=BY)
        return False
    with tenant(instansi.pk):
        actions.note_sent(digest=digest, notices=told, by=BY)
    return True


def _letter(instansi: Instansi, digest: Digest, address: str) -> tuple[EmailMessage, list[int]]:
    every = list(queries.unmailed(digest.nip))
    shown = every[: queries.MOST_IN_A_MAIL]
    lines = [f"- {notice.sentence}\n  {_site()}{notice.url or '/pemberitahuan/'}" for notice in shown]
    if more := len(every) - len(shown):
        lines.append(_("… dan %(count)s lagi.") % {"count": more})
    subject = ngettext("%(count)s pemberitahuan belum dibaca", "%(count)s pemberitahuan belum dibaca", len(every))
    text = "\n\n".join(
        [
            _("Ini yang belum Anda baca di Sembilan, %(region)s:") % {"region": instansi.name},
            *lines,
            _("Satu ringkasan sehari. Berhenti menerimanya: %(page)s") % {"page": f"{_site()}/pemberitahuan/"},
        ]
    )
    # The same mail has the same number, so that a mail server that has it already can tell.
    number = {"Message-ID": f"<sembilan-{digest.instansi_id}-{digest.pk}-{digest.day:%Y%m%d}@sembilan.invalid>"}
    mail = EmailMessage(f"Sembilan: {subject % {'count': len(every)}}", text + "\n", to=[address], headers=number)
    return mail, [notice.pk for notice in every]


def _site() -> str:
    return str(getattr(settings, "SITE", "")).rstrip("/")
