"""What the worker does by itself for every instansi, one after another: a fault of one stops no other's."""

from __future__ import annotations

import logging
from collections.abc import Callable

from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant

log = logging.getLogger(__name__)


def over_all(said: str, act: Callable[[Instansi], int | None]) -> int:
    """Do it in each instansi as its own tenant; the sum of what it counts. `said` names it where it fails."""
    done = 0
    for instansi in list(Instansi.objects.order_by("pk")):
        try:
            with tenant(instansi.pk):
                done += act(instansi) or 0
        except Exception:
            log.exception("%s %s gagal; dicoba lagi pada putaran berikutnya.", said, instansi.kode)
    return done
