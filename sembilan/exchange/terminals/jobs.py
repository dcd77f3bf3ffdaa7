"""What the worker does about terminals by itself: asks who does not push, misses the quiet, forgets strangers."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone
from procrastinate.contrib.django import app

from sembilan.accounts.sealed import unseal
from sembilan.attendance.actions import note_heard
from sembilan.exchange.terminals import actions, queries, soap, telling
from sembilan.exchange.terminals import lines as wire
from sembilan.exchange.terminals.models import Door, Pull
from sembilan.organisation.models import Instansi
from sembilan.records import later
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant

WORKER = "cli:worker"
FORGOTTEN = dt.timedelta(days=30)


@app.periodic(cron="*/5 * * * *")
@app.task(name="terminals.round", queue=QUEUE, queueing_lock="terminals.round")
def round_of_all(timestamp: int) -> None:
    """Every few minutes, by whichever worker is first, for every instansi."""
    for instansi in Instansi.objects.order_by("pk"):
        with tenant(instansi.pk):
            ask_due(instansi, timezone.now())
            for terminal in queries.to_tell(instansi):
                today = timezone.now().astimezone(ZoneInfo(instansi.zone)).date()
                telling.tell_quiet(terminal=terminal, day=today, by=WORKER)
    forget_strangers(timezone.now() - FORGOTTEN)


def forget_strangers(before: dt.datetime) -> None:
    """Forget serial numbers that were never approved and have long been silent. They belong to nobody."""
    strangers = Door.objects.filter(state=Door.State.WAITING, seen_at__lt=before)
    strangers.filter(pk__in=list(strangers.values_list("pk", flat=True)[:500])).delete()


def ask_due(instansi: Instansi, now: dt.datetime) -> None:
    """Have every terminal asked whose turn it is."""
    for one in Pull.objects.filter(terminal__ended_at=None).order_by("pk"):
        if one.tried_at is None or now - one.tried_at >= dt.timedelta(minutes=one.every_minutes):
            ask(one)


def ask(pull: Pull) -> None:
    """Have one terminal asked, unless that is under way."""
    lock = f"terminals.pull:{pull.pk}"
    if not later.is_under_way(lock):
        later.defer("terminals.pull", instansi_id=pull.instansi_id, lock=lock, pull_id=pull.pk)


def pull_log(*, instansi_id: int, pull_id: int) -> None:
    """Ask one terminal for its log, outside any transaction, and keep what is new of it."""
    with tenant(instansi_id):
        one = Pull.objects.select_related("terminal").filter(pk=pull_id).first()
    if one is None:
        return
    try:
        body = soap.log_of(soap.Place(one.host, one.port, str(unseal(one.key))))
    except soap.Unreached as refused:
        with tenant(instansi_id):
            actions.note_pull(one, str(refused), is_well=False)
        return
    with tenant(instansi_id):
        found = wire.punches(body, one.terminal.zone)
        taken = actions.take(terminal=one.terminal, found=found, by=f"mesin:{one.terminal.kode}", now=timezone.now())
        note_heard(one.terminal)
        actions.note_pull(one, telling.pulled(len(found.punches), taken.new), is_well=True)


def give_up(*, instansi_id: int, pull_id: int, sentence: str) -> None:
    """The terminal's page says why there is nothing new."""
    for one in Pull.objects.filter(pk=pull_id):
        actions.note_pull(one, sentence, is_well=False)


later.register("terminals.pull", pull_log, give_up)
