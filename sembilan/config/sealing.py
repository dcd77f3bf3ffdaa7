"""The loop beside the site that gives new events of every instansi their place in the signed log."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading

EVERY_SECONDS = 10
log = logging.getLogger(__name__)
stopped = threading.Event()


def seal_all() -> None:
    """One round over every instansi; a region whose sealing fails does not hold up the next."""
    from sembilan.organisation.models import Instansi
    from sembilan.records.sealer import seal
    from sembilan.records.tenancy import tenant

    for instansi in Instansi.objects.order_by("pk"):
        try:
            with tenant(instansi.pk):
                seal(instansi.pk, instansi.kode)
        except Exception:
            log.exception("Penyegelan %s gagal; dicoba lagi.", instansi.kode)


def main() -> int:
    """Seal, wait, and again, until told to stop or left alone by the site."""
    import django
    from django.db import connections

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    signal.signal(signal.SIGINT, lambda *_: stopped.set())
    django.setup()
    site = os.getppid()
    while True:
        seal_all()
        connections.close_all()
        if rest(site):
            return 0


def rest(site: int) -> bool:
    """Wait until the next round; whether to end instead, because told so or because the site has gone."""
    return any(stopped.wait(1) or os.getppid() != site for _second in range(EVERY_SECONDS))


if __name__ == "__main__":
    sys.exit(main())
