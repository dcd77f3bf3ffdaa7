"""The table says of each promise whether it is kept, and a part that fails says so."""

from __future__ import annotations

import pytest

from bench import __main__ as bench
from bench import table


def test_three_times_the_hand_is_kept_and_more_is_not():
    found = {"engine": 3.0, "cpu": 4.0, "hand": 1.0, "hand cpu": 1.0, "peak": 1.5, "frames": 1.0, "punches": 44}

    assert [line.kept for line in table.evaluation(found, 1, 4.0)] == [True, None, True]
    assert table.evaluation({**found, "engine": 3.01}, 1, 4.0)[0].kept is False
    assert table.evaluation(found, 1, 1.5)[2].kept is False


def test_a_page_that_is_not_there_is_told_and_not_judged():
    pages = {"bulan": {"ms": 1.0, "queries": 1, "kB": 1.0, "status": 404, "median": 1.0, "cpu": 1.0}}

    assert [(line.got, line.kept) for line in table.pages(pages)] == [("jawaban 404", None)]


@pytest.mark.parametrize(("name", "value"), [("ms", 100.0), ("queries", 13), ("kB", 100.0)])
def test_a_page_is_kept_only_below_every_limit(name, value):
    page = {"ms": 99.0, "queries": 12, "kB": 99.0, "status": 200, "median": 50.0, "cpu": 20.0}

    assert table.pages({"bulan": page})[0].kept is True
    assert table.pages({"bulan": {**page, name: value}})[0].kept is False


def test_an_unknown_part_is_refused(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["bench", "speed"])

    with pytest.raises(SystemExit) as stopped:
        bench.main()

    assert stopped.value.code == 2
    assert "unknown: speed" in capsys.readouterr().err


def test_wrong_results_end_with_one_and_slow_ones_do_not(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["bench", "evaluation", "--small"])
    slow = {"engine": 9.0, "cpu": 9.0, "hand": 1.0, "hand cpu": 1.0, "peak": 9.0, "frames": 1.0, "punches": 44}

    monkeypatch.setattr(bench, "child", lambda *_: slow)
    assert bench.main() == 0
    monkeypatch.setattr(bench, "child", lambda *_: None)
    assert bench.main() == 1
    assert "BELUM" in capsys.readouterr().out
