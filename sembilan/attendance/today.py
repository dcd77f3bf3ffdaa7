"""What the room of attendance puts into the navigation and on the start page about the day and its corrections."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sembilan.attendance.queries import corrections, doubtful, faults, turns, watch
from sembilan.organisation.access import Permission
from sembilan.people.access import may_somewhere
from sembilan.web import desk
from sembilan.web.navigation import NavItem, register, signed_in


def is_reader(request: HttpRequest) -> bool:
    """Whether there is anybody beside herself whose day she may see."""
    return signed_in(request) and may_somewhere(request.user, Permission.READ)


def is_superior(request: HttpRequest) -> bool:
    """Whether she decides for anybody."""
    return signed_in(request) and turns.is_superior(request.user)


def is_judge(request: HttpRequest) -> bool:
    """Whether she judges doubtful presses."""
    return signed_in(request) and doubtful.judges(request.user)


def reads_faults(request: HttpRequest) -> bool:
    """Whether she may see the declared faults."""
    return signed_in(request) and faults.may_read(request.user)


def watches(request: HttpRequest) -> bool:
    """Whether she watches over anybody's discipline."""
    return signed_in(request) and watch.may_watch(request.user)


def waiting(request: HttpRequest) -> list[desk.Task]:
    """Requests and doubtful presses that wait for her."""
    tasks = []
    if is_superior(request):
        queue, mine = reverse("attendance:correction-queue"), corrections.mine(request.user)
        late = sum(corrections.is_overdue(one) for one in mine)
        tasks.append(desk.Task(len(mine) - late, _("permintaan perbaikan kehadiran menunggu Anda"), queue))
        text = _("permintaan perbaikan kehadiran sudah lama menunggu Anda")
        tasks.append(desk.Task(late, text, queue, _("terlambat")))
    if is_judge(request):
        presses = doubtful.doubtful(request.user)
        tasks.append(desk.Task(presses, _("ketukan diragukan belum dinilai"), reverse("attendance:doubtful")))
    return tasks


def enter() -> None:
    """Put it all in its place."""
    group = _("Kehadiran")
    register(
        NavItem(
            _("Tim hari ini"), "attendance:superior", group=group, icon="users", visible=is_superior, order=26,
            tab=True, tab_order=12,
        ),
        NavItem(_("Papan kehadiran"), "attendance:board", group=group, icon="chart-bar", visible=is_reader, order=27),
        NavItem(
            _("Antrean perbaikan"), "attendance:correction-queue", group=group, icon="list-check",
            visible=is_superior, order=28,
        ),
        NavItem(
            _("Ketukan diragukan"), "attendance:doubtful", group=group, icon="alert-triangle", visible=is_judge,
            order=29,
        ),
        NavItem(_("Pantauan disiplin"), "attendance:watch", group=group, icon="scale", visible=watches, order=31),
        NavItem(_("Gangguan"), "attendance:faults", group=group, icon="clock", visible=reads_faults, order=30),
        NavItem(_("Perbaikan kehadiran"), "attendance:corrections", group=_("Saya"), icon="calendar-check", order=21),
    )  # fmt: skip
    desk.register(waiting)
