"""Guided distribution: what SE MenPANRB 3/2023 guides for the predikat of a unit; it warns and blocks nobody."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, floor_div, is_one_of, lit, lookup, nothing, rule, total, when
from sembilan.terms.capaian import Capaian
from sembilan.terms.column import Unit

LAW = "SE MenPANRB 3/2023"
WHOLE = 10_000


def _at_least(people: Column, share_bp: Column) -> Column:
    """A least share as whole people: a part of a person is a person more."""
    return floor_div(people * share_bp + WHOLE - 1, WHOLE)


def _at_most(people: Column, share_bp: Column) -> Column:
    """A greatest share as whole people: a part of a person is nobody."""
    return floor_div(people * share_bp, WHOLE)


def _missed(by: Column) -> Column:
    return when(by > 0).then(lit(1)).otherwise(lit(0))


@rule(law=LAW, title="Orang yang dinilai", title_en="People rated", unit=Unit.COUNT)
def people(best: Column, good: Column, mend: Column, poor: Column, worst: Column) -> Column:
    """Everybody of the unit who has a predikat counts."""
    return total(best, good, mend, poor, worst)


@rule(law=LAW, title="Predikat utama", title_en="The main predikat", unit=Unit.COUNT, nullable=True,
      shows="capaian {capaian}", shows_en="result of the unit {capaian}")  # fmt: skip
def main_count(
    capaian: Column, best: Column, good: Column, mend: Column, poor: Column, worst: Column
) -> Column:  # fmt: skip
    """Most people of a unit should have the predikat that answers what the unit reached."""
    high = when(capaian == Capaian.ISTIMEWA).then(best).when(capaian == Capaian.BAIK).then(good)
    middle = high.when(capaian == Capaian.BUTUH_PERBAIKAN).then(mend)
    low = middle.when(capaian == Capaian.KURANG).then(poor).when(capaian == Capaian.SANGAT_KURANG).then(worst)
    return low.otherwise(nothing())


@rule(law=LAW, title="Predikat utama paling sedikit", title_en="Least of the main predikat", unit=Unit.COUNT,
      nullable=True, shows="dari {people} orang, capaian {capaian}",
      shows_en="of {people} people, result {capaian}")  # fmt: skip
def main_least(capaian: Column, people: Column, p: Parameters) -> Column:
    """A majority is more than half of the people; where the circular names a least share, that many whole people."""
    majority = floor_div(people * lookup(capaian, p.majority_bp), WHOLE) + 1
    return when(people > 0).then(majority.fill_null(_at_least(people, lookup(capaian, p.main_least_bp))))


@rule(law=LAW, title="Predikat utama paling banyak", title_en="Most of the main predikat", unit=Unit.COUNT,
      nullable=True, shows="dari {people} orang, capaian {capaian}",
      shows_en="of {people} people, result {capaian}")  # fmt: skip
def main_most(capaian: Column, people: Column, p: Parameters) -> Column:
    """Where the unit reached Istimewa or Baik, at most seven in ten have the predikat that answers it."""
    return when(people > 0).then(_at_most(people, lookup(capaian, p.main_most_bp)))


@rule(law=LAW, title="Kurang dari predikat utama", title_en="Lacking of the main predikat", unit=Unit.COUNT,
      nullable=True, shows="{main_least} − {main_count}", shows_en="{main_least} − {main_count}")  # fmt: skip
def main_short(main_least: Column, main_count: Column) -> Column:
    """How many people are lacking to the fewest of the main predikat."""
    return when(main_least.is_not_null()).then(clip_low(main_least - main_count, 0))


@rule(law=LAW, title="Lebih dari predikat utama", title_en="Too many of the main predikat", unit=Unit.COUNT,
      nullable=True, shows="{main_count} − {main_most}", shows_en="{main_count} − {main_most}")  # fmt: skip
def main_over(main_most: Column, main_count: Column) -> Column:
    """How many people are beyond the most of the main predikat."""
    return when(main_most.is_not_null()).then(clip_low(main_count - main_most, 0))


@rule(law=LAW, title="Predikat pendamping", title_en="The lower predikat", unit=Unit.COUNT, nullable=True,
      shows="capaian {capaian}", shows_en="result of the unit {capaian}")  # fmt: skip
def weak_count(capaian: Column, mend: Column, poor: Column) -> Column:
    """Butuh Perbaikan and Kurang count together; for a unit that reached Kurang only Butuh Perbaikan does."""
    both = is_one_of(capaian, [Capaian.BAIK, Capaian.SANGAT_KURANG])
    return when(both).then(mend + poor).when(capaian == Capaian.KURANG).then(mend).otherwise(nothing())


@rule(law=LAW, title="Predikat pendamping paling sedikit", title_en="Least of the lower predikat", unit=Unit.COUNT,
      nullable=True, shows="dari {people} orang, capaian {capaian}",
      shows_en="of {people} people, result {capaian}")  # fmt: skip
def weak_least(capaian: Column, people: Column, p: Parameters) -> Column:
    """A unit that reached Baik has somebody with a lower predikat; one that reached less has one in ten."""
    some = lookup(capaian, p.weak_least_people)
    return when(people > 0).then(some.fill_null(_at_least(people, lookup(capaian, p.weak_least_bp))))


@rule(law=LAW, title="Kurang dari predikat pendamping", title_en="Lacking of the lower predikat", unit=Unit.COUNT,
      nullable=True, shows="{weak_least} − {weak_count}", shows_en="{weak_least} − {weak_count}")  # fmt: skip
def weak_short(weak_least: Column, weak_count: Column) -> Column:
    """How many people are lacking to the fewest of the lower predikat."""
    return when(weak_least.is_not_null()).then(clip_low(weak_least - weak_count, 0))


@rule(law=LAW, title="Sangat Baik paling banyak", title_en="Most Sangat Baik", unit=Unit.COUNT, nullable=True,
      shows="dari {people} orang, capaian {capaian}",
      shows_en="of {people} people, result {capaian}")  # fmt: skip
def best_most(capaian: Column, people: Column, p: Parameters) -> Column:
    """In a unit that reached less than Baik at most one in ten is Sangat Baik, and nobody where it reached least."""
    return when(people > 0).then(_at_most(people, lookup(capaian, p.best_most_bp)))


@rule(law=LAW, title="Lebih dari Sangat Baik", title_en="Too many Sangat Baik", unit=Unit.COUNT, nullable=True,
      shows="{best} − {best_most}", shows_en="{best} − {best_most}")  # fmt: skip
def best_over(best_most: Column, best: Column) -> Column:
    """How many people are Sangat Baik beyond the most."""
    return when(best_most.is_not_null()).then(clip_low(best - best_most, 0))


@rule(law=LAW, title="Baris yang tidak terpenuhi", title_en="Lines not met", unit=Unit.COUNT)
def missed(main_short: Column, main_over: Column, weak_short: Column, best_over: Column) -> Column:
    """Each line of the guidance counts once, by however many people it is missed."""
    return total(*[_missed(one) for one in (main_short, main_over, weak_short, best_over)])


@rule(law=LAW, title="Dapat dipenuhi", title_en="Can be met", unit=Unit.FLAG,
      shows="{people} orang", shows_en="{people} people")  # fmt: skip
def is_possible(people: Column, main_least: Column, main_most: Column, weak_least: Column) -> Column:
    """A small unit may have too few people for every line at once; whole people cannot be divided."""
    fits = main_least.fill_null(0) <= main_most.fill_null(people)
    return fits & (main_least.fill_null(0) + weak_least.fill_null(0) <= people)


@rule(law=LAW, title="Perlu diperhatikan", title_en="To be looked at", unit=Unit.FLAG,
      shows="{missed} baris; dapat dipenuhi: {is_possible}",
      shows_en="{missed} lines; can be met: {is_possible}")  # fmt: skip
def warns(missed: Column, is_possible: Column) -> Column:
    """What is missed and could be met is told before the predikat are decided; it never stops anybody."""
    return (missed > 0) & is_possible
