"""Checking the event log of an instansi against itself, its signed heads, and heads kept elsewhere.

The first fault found names the place: which leaf, which event, which head.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from sembilan.records.merkle import EMPTY, Frontier, leaf_hash
from sembilan.records.models import Event, Head, Leaf
from sembilan.records.sealer import canonical
from sembilan.records.signing import Keeper, SignedHead

# A transaction may last as long as a large load; an event dated still earlier than the head it follows was put in.
LATE = dt.timedelta(hours=24)


@dataclass(frozen=True)
class Fault:
    """One thing that does not fit: where, and what a person should know about it."""

    place: str
    sentence: str


def verify_log(instansi_id: int, kode: str, handed: Iterable[SignedHead] = ()) -> Iterator[Fault]:
    """What does not fit in the log of an instansi, first things first; nothing when all is well.

    `handed` are heads given out earlier: each must be the beginning of today's log.
    """
    heads = list(Head.objects.filter(instansi_id=instansi_id).order_by("size"))
    roots: dict[int, bytes] = {0: EMPTY}
    outside = [*Keeper(settings.HOME).remembered(kode), *handed]
    sizes = {head.size for head in heads} | {head.size for head in outside}
    yield from _walk(instansi_id, heads, sizes, roots)
    yield from _heads(kode, heads, roots)
    yield from _outside(kode, outside, roots)


def _walk(instansi_id: int, heads: list[Head], sizes: set[int], roots: dict[int, bytes]) -> Iterator[Fault]:
    """Each leaf in its place, made from its event; remembers the roots at the wanted sizes."""
    frontier = Frontier()
    follows = _Floors(heads)
    leaves = Leaf.objects.filter(instansi_id=instansi_id).order_by("position").select_related("event")
    for leaf in leaves.iterator(chunk_size=5_000):
        if leaf.position != frontier.size:
            yield Fault(
                f"leaf {frontier.size}", _("Daun ke-%(n)d hilang dari log: ada yang dihapus.") % {"n": frontier.size}
            )
            return
        found = leaf_hash(canonical(leaf.event))
        if found != bytes(leaf.hash):
            yield Fault(
                f"event {leaf.event_id}",
                _("Peristiwa %(id)d (%(verb)s, daun ke-%(n)d) tidak lagi sama dengan saat disegel.")
                % {"id": leaf.event_id, "verb": leaf.event.verb, "n": leaf.position},
            )
        elif leaf.event.at < follows(leaf.position):
            yield Fault(
                f"event {leaf.event_id}",
                _("Peristiwa %(id)d bertanggal jauh sebelum segel yang mendahuluinya: disisipkan kemudian.")
                % {"id": leaf.event_id},
            )
        frontier.append(bytes(leaf.hash))
        if frontier.size in sizes:
            roots[frontier.size] = frontier.root()
    roots[frontier.size] = frontier.root()
    yield from _unsealed(instansi_id, heads)


def _unsealed(instansi_id: int, heads: list[Head]) -> Iterator[Fault]:
    floor = heads[-1].at - LATE if heads else None
    if floor is None:
        return
    for event in Event.objects.filter(instansi_id=instansi_id, leaf__isnull=True, at__lt=floor).order_by("id")[:10]:
        yield Fault(
            f"event {event.pk}",
            _("Peristiwa %(id)d (%(verb)s) bertanggal sebelum segel terakhir tetapi tidak ada di log.")
            % {"id": event.pk, "verb": event.verb},
        )


class _Floors:
    """The earliest date an event at a position may bear: that of the head before it, less the time a load may last."""

    def __init__(self, heads: list[Head]) -> None:
        self.heads = heads
        self.index = 0

    def __call__(self, position: int) -> dt.datetime:
        while self.index < len(self.heads) and self.heads[self.index].size <= position:
            self.index += 1
        if self.index == 0:
            return dt.datetime.min.replace(tzinfo=dt.UTC)
        return self.heads[self.index - 1].at - LATE


def _heads(kode: str, heads: list[Head], roots: dict[int, bytes]) -> Iterator[Fault]:
    key = Keeper(settings.HOME).public()
    for head in heads:
        signed = SignedHead.from_json(bytes(head.signature).decode())
        says = (signed.log, signed.size, signed.root)
        ours = signed.holds() and signed.key == key
        if not ours or says != (kode, head.size, bytes(head.root).hex()):
            yield Fault(f"head {head.size}", _("Tanda tangan kepala log ke-%(n)d tidak sah.") % {"n": head.size})
        elif roots.get(head.size) != bytes(head.root):
            yield Fault(f"head {head.size}", _("Isi log tidak cocok dengan kepala log ke-%(n)d.") % {"n": head.size})
    last = max(roots)
    sealed = heads[-1].size if heads else 0
    if last > sealed:
        yield Fault(f"leaf {sealed}", _("Ada daun setelah kepala log terakhir: disisipkan tanpa segel."))


def _outside(kode: str, outside: list[SignedHead], roots: dict[int, bytes]) -> Iterator[Fault]:
    for head in outside:
        if not head.holds() or head.log != kode:
            yield Fault(f"witness {head.size}", _("Kepala log titipan ke-%(n)d tidak sah.") % {"n": head.size})
        elif head.size not in roots:
            yield Fault(
                f"witness {head.size}",
                _("Log lebih pendek daripada kepala titipan ke-%(n)d: log dipotong atau diputar mundur.")
                % {"n": head.size},
            )
        elif roots[head.size].hex() != head.root:
            yield Fault(
                f"witness {head.size}",
                _("Log bukan lanjutan dari kepala titipan ke-%(n)d: isinya pernah diganti.") % {"n": head.size},
            )
