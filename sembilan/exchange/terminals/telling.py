"""What is told of terminals: that one is quiet, once a day, to who looks after it; how asking one went."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.attendance.models import Terminal
from sembilan.notices.actions import notify
from sembilan.organisation.access import Permission
from sembilan.people.access import rights_of
from sembilan.records.actions import action, tell

QUIET = gettext_noop("Mesin presensi %(name)s tidak terdengar. Periksa listrik dan jaringannya.")


@action("terminal.miss")
def tell_quiet(*, terminal: Terminal, day: dt.date, by: Any) -> None:
    """Tell who looks after a terminal, once a day, that it is not heard."""
    over = terminal.unor.path if terminal.unor else None
    held = rights_of(day, over=over)
    nips = [
        nip
        for nip, rights in held.items()
        if any(one.allows(Permission.ROSTER) and (over is not None or not one.path) for one in rights)
    ]
    tell(terminal.instansi_id, f"terminal:{terminal.kode}", told=len(nips))
    url = reverse("terminals:terminal", args=[terminal.pk])
    notify(instansi_id=terminal.instansi_id, nips=nips, said=QUIET, url=url, name=terminal.name or terminal.kode)
    Terminal.objects.filter(pk=terminal.pk).update(about={**terminal.about, "quiet_told": day.isoformat()})


def pulled(read: int, new: int) -> str:
    """How asking a terminal went."""
    return _("%(read)s baris dibaca, %(new)s baru.") % {"read": read, "new": new}
