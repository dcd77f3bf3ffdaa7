"""Whom the addresses of terminals serve."""

from __future__ import annotations

import datetime as dt

from tests import cast
from tests.architecture.reach import closed, public

SERIAL, WAITING = "ISO0001", "ISO0002"


def a_terminal():
    """A terminal of Bidang Pembinaan SD in service, and another that waits."""
    from sembilan.accounts.models import User
    from sembilan.attendance.models import Terminal
    from sembilan.exchange.terminals import actions
    from sembilan.exchange.terminals.models import Door
    from sembilan.organisation.models import Instansi, Unor

    region = Instansi.objects.get(kode=cast.REGION)
    bayu = User.objects.get(nip=cast.BAYU.nip)
    for serial in (SERIAL, WAITING):
        Door.objects.get_or_create(serial=serial)
    found = Terminal.objects.filter(serial=SERIAL).first() or actions.approve(
        instansi=region, serial=SERIAL, name="Lobi", unor=Unor.objects.get(kode="1010"), place=None,
        zone="Asia/Jakarta", by=bayu,
    )  # fmt: skip
    return {"pk": found.pk, "serial": WAITING}


def an_offset():
    """Its clock was wrong on a day."""
    from sembilan.attendance.actions import correct_clock
    from sembilan.attendance.models import Terminal

    made = a_terminal()
    terminal = Terminal.objects.get(pk=made["pk"])
    since = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    until = since + dt.timedelta(days=1)
    found = terminal.offsets.first() or correct_clock(
        terminal=terminal, since=since, until=until, seconds=60, reason="x", by="cli:test"
    )
    return {**made, "offset": found.pk}


def a_pin():
    """Sari's PIN."""
    from sembilan.attendance.actions import map_pin
    from sembilan.attendance.models import TerminalPin
    from sembilan.organisation.models import Instansi
    from sembilan.people.models import Employee

    region = Instansi.objects.get(kode=cast.REGION)
    sari = Employee.objects.get(nip=cast.SARI.nip)
    found = TerminalPin.objects.filter(pin=4711).first() or map_pin(
        instansi_id=region.pk, pin=4711, employee=sari, since=dt.date(2026, 1, 1), by="cli:test"
    )
    return {"owned": found.pk}


CASES = {
    "iclock/<path:what>": public("terminals have no login; they only send, and are answered with plain words"),
    "mesin/": closed("tono"),
    "mesin/tarikan/": closed("dewi"),
    "mesin/menunggu/<str:serial>/": closed("dewi", given=a_terminal),
    "mesin/pin/": closed("dewi"),
    "mesin/pin/<int:owned>/akhir/": closed("dewi", given=a_pin),
    "mesin/<int:pk>/": closed("tono", given=a_terminal),
    "mesin/<int:pk>/penutupan/": closed("dewi", given=a_terminal),
    "mesin/<int:pk>/perintah/": closed("dewi", given=a_terminal),
    "mesin/<int:pk>/jam/": closed("bayu", given=a_terminal),
    "mesin/<int:pk>/jam/<int:offset>/pencabutan/": closed("bayu", given=an_offset),
    "mesin/<int:pk>/tersisih/": closed("dewi", given=a_terminal),
    "mesin/<int:pk>/tersisih.csv": closed("tono", given=a_terminal),
    "mesin/<int:pk>/tarikan/": closed("dewi", given=a_terminal),
}
