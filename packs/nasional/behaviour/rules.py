"""The questionnaire on behaviour: means of each side and value, what stays unsaid, and what it suggests."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, count_if, half_up, lit, nothing, rule, steps, sum_if, when
from sembilan.terms.column import Unit

LAW = "PermenPANRB 6/2022; Perpres 21/2023; SE PANRB 20/2021"
SAID = "UU 27/2022; keputusan daerah"


def _mean(answers: Column, count: Column, least: Column) -> Column:
    """In hundredths; where fewer answered than the least nothing is said, not even of one value."""
    return when(count >= least).then(half_up(answers * 100, count)).otherwise(nothing())


def _weighed(mean: Column, weight: int) -> tuple[Column, Column]:
    """A mean times its weight, and its weight; nothing of both where there is no mean."""
    return (mean * weight).fill_null(0), when(mean.is_not_null()).then(lit(weight)).otherwise(0)


@rule(law=LAW, title="Rata-rata atasan", title_en="Mean of the superior", unit=Unit.SCORE, grain="seen", nullable=True,
      shows="{superior_sum} ÷ {superior_count}")  # fmt: skip
def superior_mean(superior_sum: Column, superior_count: Column) -> Column:
    """What the superior answered about a value; she is known by name."""
    return _mean(superior_sum, superior_count, lit(1))


@rule(law=SAID, title="Rata-rata rekan", title_en="Mean of the peers", unit=Unit.SCORE, grain="seen", nullable=True,
      shows="{peers_sum} ÷ {peers_count}, sedikitnya {p.least_raters} jawaban",
      shows_en="{peers_sum} ÷ {peers_count}, from {p.least_raters} answers on")  # fmt: skip
def peers_mean(peers_sum: Column, peers_count: Column, p: Parameters) -> Column:
    """What the peers answered about a value, said only where enough of them did."""
    return _mean(peers_sum, peers_count, lit(p.least_raters))


@rule(law=SAID, title="Rata-rata yang dilayani", title_en="Mean of the served", unit=Unit.SCORE, grain="seen",
      nullable=True, shows="{served_sum} ÷ {served_count}, sedikitnya {p.least_raters} jawaban",
      shows_en="{served_sum} ÷ {served_count}, from {p.least_raters} answers on")  # fmt: skip
def served_mean(served_sum: Column, served_count: Column, p: Parameters) -> Column:
    """What the served answered about a value, said only where enough of them did."""
    return _mean(served_sum, served_count, lit(p.least_raters))


@rule(law=LAW, title="Rata-rata nilai", title_en="Mean of the value", unit=Unit.SCORE, grain="seen", nullable=True,
      shows="atasan {superior_mean}, rekan {peers_mean}, yang dilayani {served_mean} menurut bobotnya",
      shows_en="superior {superior_mean}, peers {peers_mean}, served {served_mean} by their weights")  # fmt: skip
def value_mean(superior_mean: Column, peers_mean: Column, served_mean: Column, p: Parameters) -> Column:
    """The sides that may be said are weighed against each other; the weight of a silent side falls to the others."""
    above, below = lit(0), lit(0)
    for mean, weight in (
        (superior_mean, p.superior_weight), (peers_mean, p.peers_weight), (served_mean, p.served_weight)
    ):  # fmt: skip
        amount, share = _weighed(mean, weight)
        above, below = above + amount, below + share
    return when(below > 0).then(half_up(above, below)).otherwise(nothing())


@rule(law=SAID, title="Jawaban rekan ditampilkan", title_en="Peers are shown", unit=Unit.FLAG,
      shows="{peers_raters} menjawab, sedikitnya {p.least_raters}",
      shows_en="{peers_raters} answered, {p.least_raters} at least")  # fmt: skip
def peers_shown(peers_raters: Column, p: Parameters) -> Column:
    """What peers answered and wrote is shown only where enough of them answered that none can be told apart."""
    return peers_raters >= lit(p.least_raters)


@rule(law=SAID, title="Jawaban yang dilayani ditampilkan", title_en="The served are shown", unit=Unit.FLAG,
      shows="{served_raters} menjawab, sedikitnya {p.least_raters}",
      shows_en="{served_raters} answered, {p.least_raters} at least")  # fmt: skip
def served_shown(served_raters: Column, p: Parameters) -> Column:
    """What the served answered and wrote is shown only where enough of them answered."""
    return served_raters >= lit(p.least_raters)


@rule(law=LAW, title="Rata-rata perilaku", title_en="Mean of behaviour", unit=Unit.SCORE, nullable=True,
      shows="rata-rata nilai yang terjawab", shows_en="the mean of the values that were answered")  # fmt: skip
def overall(value_mean: Column) -> Column:
    """All values that may be said count alike."""
    known = count_if(value_mean.is_not_null())
    return when(known > 0).then(half_up(sum_if(value_mean), known)).otherwise(nothing())


@rule(law=LAW, title="Saran rating perilaku", title_en="Suggested rating of behaviour", unit=Unit.CODE, nullable=True,
      shows="{overall} menurut batasnya", shows_en="{overall} by its edges")  # fmt: skip
def suggested(overall: Column, p: Parameters) -> Column:
    """The mean suggests a rating of behaviour; it decides nothing."""
    return when(overall.is_not_null()).then(steps(overall, p.suggestion_steps)).otherwise(nothing())
