"""What terminals write, however they write it: no line is lost, none is read as another, nothing breaks the reader."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sembilan.exchange.terminals import lines, protocol
from sembilan.exchange.terminals.rate import Rate

ZONE = "Asia/Makassar"
MOMENTS = st.datetimes(dt.datetime(2015, 1, 1), dt.datetime(2035, 1, 1)).map(lambda m: m.replace(microsecond=0))
PUNCHES = st.builds(
    lines.Punch,
    st.integers(0, 10**9),
    MOMENTS.map(lambda moment: moment.replace(tzinfo=ZoneInfo(ZONE))),
    st.sampled_from([0, 1, 2, 3, 4, 5, 255]),
    st.integers(0, 25),
    st.integers(0, 99),
)


@given(st.lists(PUNCHES), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_what_is_written_is_read(sent, end, last):
    body = end.join(one.raw for one in sent) + (end if last else "")

    found = lines.punches(body, ZONE)

    assert found.punches == sent
    assert found.torn == []


@given(PUNCHES)
def test_blanks_for_tabs_say_the_same(sent):
    assert lines.punches(sent.raw.replace("\t", " "), ZONE).punches == [sent]


@given(PUNCHES, st.integers(0, 40))
def test_a_line_cut_off_is_never_read_as_another_moment_or_person(sent, at):
    found = lines.punches(sent.raw[:at], ZONE)

    assert [(one.pin, one.moment) for one in found.punches] in ([], [(sent.pin, sent.moment)])


@given(st.text())
def test_whatever_comes_each_line_is_a_punch_or_torn(body):
    found = lines.punches(body, ZONE)

    assert len(found.punches) + len(found.torn) == len(list(lines.split(body)))
    lines.events(body, ZONE)
    lines.users(body)
    lines.options(body)
    lines.results(body)


@pytest.mark.parametrize(
    ("line", "pin", "name"),
    [
        ("USER PIN=1001\tName=Sari Anindya\tPri=0", 1001, "Sari Anindya"),
        ("USER PIN=1001 Name=Sari Anindya Pri=0", 1001, "Sari Anindya"),
        ("user pin=7\tname=Budi\tPri=14", 7, "Budi"),
    ],
)
def test_the_names_of_users(line, pin, name):
    assert lines.users(line) == {pin: name}


@pytest.mark.parametrize("line", ["FP PIN=1\tTMP=x", "OPLOG 4\t14\t2026", "USER PIN=x\tName=A", "USER PIN=1\tName="])
def test_lines_without_a_name_give_none(line):
    assert lines.users(line) == {}


def test_a_comma_may_stand_inside_an_option():
    said = lines.options("~DeviceName=X100-C,OEMVendor=Solution, Co. Ltd,FWVersion=Ver 6.60,~SerialNumber=1")

    assert said == {"DeviceName": "X100-C", "OEMVendor": "Solution, Co. Ltd", "FWVersion": "Ver 6.60"}


def test_several_answers_stand_in_one_post():
    assert lines.results("ID=12&Return=0&CMD=DATA\nID=13&Return=-1&CMD=INFO\nx") == [
        lines.Result(12, 0),
        lines.Result(13, -1),
    ]


def test_the_time_is_set_as_firmware_counts_it():
    assert protocol.encoded(dt.datetime(2000, 1, 1)) == 0
    assert protocol.encoded(dt.datetime(2000, 2, 1, 0, 0, 1)) == 31 * 86_400 + 1


def test_old_firmware_is_told_in_bits_what_is_wanted():
    now = dt.datetime(2026, 10, 5, tzinfo=dt.UTC)

    assert "TransFlag=1100101000" in protocol.options("A", "0", ZONE, "", now)
    assert "FACE" not in protocol.options("A", "0", ZONE, "2.4.1", now)
    assert "TimeZone=8" in protocol.options("A", "0", ZONE, "2.4.1", now)


def test_a_caller_gets_its_share_again_as_time_goes_by():
    rate = Rate(2, 1, most_callers=2)

    assert [rate.allows("a", 0), rate.allows("a", 0), rate.allows("a", 0)] == [True, True, False]
    assert rate.allows("a", 1)
    assert not rate.allows("a", 1)
    assert rate.allows("b", 1)
    assert rate.allows("c", 1)
    assert len(rate._left) == 2
