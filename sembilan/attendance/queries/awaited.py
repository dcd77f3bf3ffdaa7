"""Who waits for a decision that may explain her absence of a day. Rooms above tell their own here.

In a room's `AppConfig.ready`:

    from sembilan.attendance.queries.awaited import register

    register(gettext_noop("menunggu keputusan cuti"), waiting)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection

import polars as pl
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_noop

from sembilan.attendance.queries.frames import Nips
from sembilan.organisation.models import Instansi
from sembilan.worktime.models import Swap, SwapStep

# Of an instansi on a day, as `known` at a moment (all that is known now): the nips, of everybody or of some.
Asks = Callable[[Instansi, dt.date, dt.datetime | None, Nips], Collection[int]]
SCHEMA = {"nip": pl.Int64, "word": pl.String}
_registered: dict[str, Asks] = {}


def register(word: str, ask: Asks) -> None:
    """Add who waits, and what it is called, marked for translation; whoever is there twice has the first word."""
    _registered[word] = ask


def words(instansi: Instansi, day: dt.date, known: dt.datetime | None = None, nips: Nips = None) -> pl.DataFrame:
    """Each person who waits, with what she waits for."""
    rows = [(nip, word) for word, ask in _registered.items() for nip in ask(instansi, day, known, nips)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").unique("nip", keep="first", maintain_order=True)


def swapping(instansi: Instansi, day: dt.date, known: dt.datetime | None, nips: Nips) -> set[int]:
    """Who asked to give her duty of the day away and is not answered, and who has agreed to give hers."""
    steps = SwapStep.objects.filter(swap=OuterRef("pk"), **({"at__lte": known} if known else {}))
    newest = Subquery(steps.order_by("-pk").values("state")[:1])
    found = Swap.objects.filter(Q(day=day) | Q(other_day=day), instansi=instansi)
    found = found.annotate(then=newest if known else F("state"))
    hers = found.filter(day=day, then__in=[Swap.State.ASKED, Swap.State.AGREED]).values_list("asker__nip", flat=True)
    others = found.filter(other_day=day, then=Swap.State.AGREED).values_list("other__nip", flat=True)
    waiting = {int(nip) for nip in (*hers, *others)}
    return waiting if nips is None else waiting & set(nips)


register(gettext_noop("menunggu keputusan tukar dinas"), swapping)
