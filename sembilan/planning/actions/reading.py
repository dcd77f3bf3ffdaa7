"""The cells of a row of the sheet as a goal, an indicator and targets; what cannot be read says what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sembilan.organisation.models import Unor
from sembilan.planning.actions.goals import GoalSaid, IndicatorSaid
from sembilan.planning.models import Goal, Indicator
from sembilan.planning.numbers import read_milli
from sembilan.planning.sheet import NEEDED, Line

YES, NO = ("ya", "y", "yes", "1", "iku"), ("tidak", "t", "no", "0", "bukan")
LONGEST = {"kode": 40, "text": 500, "source": 200, "name": 300, "definition": 1000, "formula": 500, "measure": 60,
           "data_source": 300}  # fmt: skip
DIRECTIONS = {"naik": Indicator.Direction.UP, "turun": Indicator.Direction.DOWN, "": Indicator.Direction.UP}


class Wrong(Exception):
    """A cell that cannot be read; its text says what to do."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text)
        self.key = key


def goal_of(line: Line, goals: Mapping[str, list[Goal]]) -> GoalSaid:
    """The goal of a row."""
    for key in NEEDED:
        if not line[key]:
            raise Wrong(key, _("Kolom ini kosong. Isi, lalu muat lagi."))
    for key, most in LONGEST.items():
        if len(line[key]) > most:
            raise Wrong(key, _("Terlalu panjang; paling banyak %(most)s huruf.") % {"most": most})
    first, last = _year(line, "year_from"), _year(line, "last_year")
    if last < first:
        raise Wrong("last_year", _("Tahun terakhir lebih awal dari tahun mulai. Perbaiki salah satunya."))
    return GoalSaid(_level(line), line["kode"], line["text"], first, last + 1, line["source"], _parent(line, goals))


def _level(line: Line) -> str:
    asked = line["level"].lower()
    words = {word.lower(): code for code, label in Goal.Level.choices for word in (code, str(label))}
    if asked not in words:
        known = ", ".join(Goal.Level.values)
        raise Wrong("level", _("Jenjang “%(asked)s” tidak dikenal. Pakai salah satu: %(known)s.")
                    % {"asked": line["level"][:40], "known": known})  # fmt: skip
    return words[asked]


def _year(line: Line, key: str) -> int:
    text = line[key].removesuffix(".0")
    if not text.isdigit() or not 2000 <= int(text) <= 2200:
        raise Wrong(key, _("Tulis tahun dengan empat angka, misalnya 2026."))
    return int(text)


def _parent(line: Line, goals: Mapping[str, list[Goal]]) -> Goal | None:
    if not line["parent"]:
        return None
    first = _year(line, "year_from")
    covers = [goal for goal in goals.get(line["parent"], ()) if goal.year_from <= first < goal.year_until]
    if not covers:
        raise Wrong("parent", _("Sasaran induk dengan kode ini tidak ada pada tahun itu. "
                                "Taruh barisnya di atas baris ini, atau kosongkan."))  # fmt: skip
    return covers[0]


def indicator_of(line: Line, units: Mapping[str, Unor]) -> IndicatorSaid | None:
    """The indicator of a row; a row may name a goal alone."""
    if not line["name"]:
        return None
    if not line["measure"]:
        raise Wrong("measure", _("Kolom ini kosong. Isi, lalu muat lagi."))
    if line["direction"].lower() not in DIRECTIONS:
        raise Wrong("direction", _("Tulis “naik” bila makin tinggi makin baik, atau “turun” bila sebaliknya."))
    if line["owner"] and line["owner"] not in units:
        raise Wrong("owner", _("Kode unit ini tidak ada. Periksa kodenya, atau kosongkan."))
    return IndicatorSaid(
        line["name"], line["measure"], DIRECTIONS[line["direction"].lower()], line["definition"], line["formula"],
        line["data_source"], units.get(line["owner"]), _is_key(line),
    )  # fmt: skip


def _is_key(line: Line) -> bool:
    asked = line["is_key"].lower().removesuffix(".0")
    if asked in ("", *YES):
        return True
    if asked in NO:
        return False
    raise Wrong("is_key", _("Tulis “ya” atau “tidak”."))


def targets_of(line: Line) -> dict[int, int]:
    """The targets of a row; an empty cell leaves what there is."""
    found: dict[int, int] = {}
    for quarter in range(5):
        key = f"target{quarter}"
        try:
            value = read_milli(line[key])
        except ValueError as error:
            raise Wrong(key, str(error)) from None
        if value is not None:
            found[quarter] = value
    return found
