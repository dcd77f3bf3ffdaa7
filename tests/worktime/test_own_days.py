"""What a day asks of whom: which decision comes first, and that only what differs is told."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.terms.frames.attendance import Roster
from sembilan.worktime.queries import own_days
from tests import cast
from tests.worktime.conftest import day

pytestmark = pytest.mark.django_db

MONDAY, SATURDAY, SUNDAY = day("2026-11-02"), day("2026-11-07"), day("2026-11-08")
CHRISTMAS = day("2026-12-25")  # a Friday
COLLECTIVE = day("2026-12-24")  # cuti bersama of the packs
OWN_HOLIDAY = day("2026-10-12")  # of the example region's own pack, a Monday
FEAST_SATURDAY = day("2026-03-21")  # Idul Fitri
FROM, TO = day("2026-01-01"), day("2027-01-01")
NONE, DUTY, FREE = Roster.NONE, Roster.DUTY, Roster.FREE

SIX = dict.fromkeys(range(1, 7), (450, 840))
LATER = dict.fromkeys(range(1, 6), (540, 1020))
EARLY = dict.fromkeys(range(1, 6), (400, 880, 30))
FOUR = dict.fromkeys(range(2, 6), (420, 1000))
HOME = dict.fromkeys(range(1, 5), (450, 960, 0, 1))


def told(nip, on, until=None):
    frame = own_days(_region(), on, until or on + dt.timedelta(days=1), [int(nip)])
    return [row[2:] for row in frame.iter_rows()]


def _region():
    from sembilan.organisation.models import Instansi

    return Instansi.objects.get(kode=cast.REGION)


def _give(*given):
    def arrange(desk):
        for days, unor, who, seasonal in given:
            desk.give(desk.schedule(days), FROM, TO, unor, desk.person() if who else None, seasonal)

    return arrange


def _and(*steps):
    def arrange(desk):
        for step in steps:
            step(desk)

    return arrange


def _special(on, kind, unor=None, starts=None, ends=None):
    return lambda desk: desk.special(on, kind, unor, starts, ends)


def _duty(on, hours):
    return lambda desk: desk.duty(on, desk.shift("M", *hours) if hours else None)


REGION, UNIT, UPPER = (None, False), ("1010", False), ("1000", False)
region = lambda days, seasonal=False: (days, None, False, seasonal)  # noqa: E731
unit = lambda days, seasonal=False: (days, "1010", False, seasonal)  # noqa: E731
upper = lambda days, seasonal=False: (days, "1000", False, seasonal)  # noqa: E731
other = lambda days, seasonal=False: (days, "2000", False, seasonal)  # noqa: E731
person = lambda days, seasonal=False: (days, None, True, seasonal)  # noqa: E731

PRECEDENCE = {
    "nothing was decided": (MONDAY, _give(), []),
    "the region's schedule holds": (MONDAY, _give(region(LATER)), [(NONE, 540, 1020, 0, 0, 0)]),
    "a unit under which she works comes before the region": (
        MONDAY,
        _give(region(LATER), upper(EARLY)),
        [(NONE, 400, 880, 30, 0, 0)],
    ),
    "her own unit comes before the one above": (MONDAY, _give(upper(EARLY), unit(LATER)), [(NONE, 540, 1020, 0, 0, 0)]),
    "another unit's schedule is not hers": (MONDAY, _give(other(LATER)), []),
    "her own schedule comes before her unit's": (
        MONDAY,
        _give(unit(LATER), person(EARLY)),
        [(NONE, 400, 880, 30, 0, 0)],
    ),
    "a season comes before the plain one at the same place": (
        MONDAY,
        _give(region(LATER), region(EARLY, True)),
        [(NONE, 400, 880, 30, 0, 0)],
    ),
    "a nearer plain one comes before the region's season": (
        MONDAY,
        _give(unit(LATER), region(EARLY, True)),
        [(NONE, 540, 1020, 0, 0, 0)],
    ),
    "a day the schedule lacks is free": (MONDAY, _give(region(FOUR)), [(FREE, None, None, 0, 0, 0)]),
    "a sixth day is a duty": (SATURDAY, _give(unit(SIX)), [(DUTY, 450, 840, 0, 0, 0)]),
    "a Sunday nobody works stays ordinary": (SUNDAY, _give(unit(SIX)), []),
    "a schedule that says what the packs say says nothing": (MONDAY, _give(region({1: (450, 960)})), []),
    "a sixth day that is a national holiday is not worked": (FEAST_SATURDAY, _give(unit(SIX)), []),
    "work from home by schedule": (MONDAY, _give(unit(HOME)), [(NONE, None, None, 0, 1, 0)]),
    "a duty comes before every schedule": (
        MONDAY,
        _and(_give(person(EARLY)), _duty(MONDAY, (1260, 1860))),
        [(DUTY, 1260, 1860, 0, 0, 0)],
    ),
    "a free line of the roster frees": (
        MONDAY,
        _and(_give(unit(LATER)), _duty(MONDAY, None)),
        [(FREE, None, None, 0, 0, 0)],
    ),
    "a duty stands on a holiday": (CHRISTMAS, _duty(CHRISTMAS, (420, 840)), [(DUTY, 420, 840, 0, 0, 0)]),
    "a duty stands on a holiday of the region": (
        MONDAY,
        _and(_special(MONDAY, "libur"), _duty(MONDAY, (420, 840))),
        [(DUTY, 420, 840, 0, 0, 0)],
    ),
    "a duty is not cut to a half day": (
        MONDAY,
        _and(_special(MONDAY, "setengah hari", ends=690), _duty(MONDAY, (420, 840))),
        [(DUTY, 420, 840, 0, 0, 0)],
    ),
    "a holiday of the region frees": (MONDAY, _special(MONDAY, "libur"), [(FREE, None, None, 0, 0, 0)]),
    "a holiday of another unit does not": (MONDAY, _special(MONDAY, "libur", "2000"), []),
    "a holiday of the region frees a sixth day": (SATURDAY, _and(_give(unit(SIX)), _special(SATURDAY, "libur")), []),
    "a half day ends earlier": (MONDAY, _special(MONDAY, "setengah hari", ends=690), [(NONE, 450, 690, 0, 0, 0)]),
    "a half day cuts the schedule": (
        MONDAY,
        _and(_give(unit(LATER)), _special(MONDAY, "setengah hari", ends=690)),
        [(NONE, 540, 690, 0, 0, 0)],
    ),
    "a half day does not reach who begins after it": (
        MONDAY,
        _and(_give(unit({1: (780, 1260)})), _special(MONDAY, "setengah hari", ends=690)),
        [(NONE, 780, 1260, 0, 0, 0)],
    ),
    "the nearer unit's half day comes before the region's holiday": (
        MONDAY,
        _and(_special(MONDAY, "libur"), _special(MONDAY, "setengah hari", "1010", 480, 720)),
        [(NONE, 480, 720, 0, 0, 0)],
    ),
    "a day from home": (MONDAY, _special(MONDAY, "wfh"), [(NONE, None, None, 0, 1, 0)]),
    "the nearer unit says from where": (
        MONDAY,
        _and(_special(MONDAY, "wfh"), _special(MONDAY, "wfa", "1010")),
        [(NONE, None, None, 0, 2, 0)],
    ),
    "her own letter says from where before her unit": (
        MONDAY,
        _and(_special(MONDAY, "wfh"), lambda d: d.remote(FROM, TO, 2)),
        [(NONE, None, None, 0, 2, 0)],
    ),
    "a letter for other days of the week says nothing": (MONDAY, lambda d: d.remote(FROM, TO, 1, [2, 3]), []),
    "a letter for this day of the week": (MONDAY, lambda d: d.remote(FROM, TO, 1, [1]), [(NONE, None, None, 0, 1, 0)]),
    "a letter that ended the day before": (MONDAY, lambda d: d.remote(FROM, MONDAY), []),
    "an apel whose roll was not called": (MONDAY, _special(MONDAY, "apel"), []),
}
HERE = {"work from home by schedule", "a day from home", "the nearer unit says from where",
        "her own letter says from where before her unit", "a letter for this day of the week"}  # fmt: skip


@pytest.mark.parametrize("name", PRECEDENCE)
def test_the_nearest_decision_holds(desk, name):
    on, arrange, expected = PRECEDENCE[name]
    if name in HERE:  # whoever stays in the ordinary hours still has them told, for only the place differs
        expected = [(state, 450, 960, *rest) for state, _s, _e, *rest in expected]

    arrange(desk)

    assert told(cast.SARI.nip, on) == expected
