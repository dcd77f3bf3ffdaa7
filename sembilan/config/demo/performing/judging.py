"""The periods that are over: what people reached, how differently leaders rated it, what calibration moved."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sembilan.calibration.actions import moving, sessions
from sembilan.calibration.actions.moving import Move
from sembilan.calibration.models import Session
from sembilan.config.demo.performing.circle import BY, Circle, Place
from sembilan.evaluation.actions import finalising, opening, rating, reporting
from sembilan.evaluation.models import Evaluation, State
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.skp.models import Measure, Rhk
from sembilan.terms.period import Period

Pair = tuple[int, int]
EVEN = ((2, 2), (2, 3), (3, 2), (2, 2), (1, 2), (2, 2), (3, 3), (2, 2), (2, 2), (2, 1))
MILD = ((3, 3), (3, 2), (3, 3), (2, 3), (3, 3), (3, 3), (2, 2))
STRICT = ((2, 2), (1, 2), (2, 2), (2, 1), (2, 2), (1, 1), (2, 2), (3, 2))
ALIKE = ((2, 2),)
MANNERS = (EVEN, MILD, EVEN, STRICT, EVEN, ALIKE, MILD, EVEN, STRICT, EVEN, EVEN)
REACHED = {1: (520, 610, 700), 2: (930, 980, 1_020), 3: (1_090, 1_140, 1_210)}  # thousandths of what was due
SAYINGS = {
    1: ("Baru sebagian; data dari kecamatan datang terlambat.", "Tertunda karena merangkap tugas lain.",
        "Belum tercapai, sisanya dikerjakan bulan depan."),
    2: ("Tercapai sesuai rencana, laporan terlampir.", "Selesai sesuai jadwal bersama tim.",
        "Sebagian besar selesai; sisanya menunggu tanda tangan."),
    3: ("Melampaui target, juga membantu unit lain.", "Selesai lebih cepat dengan cara kerja baru.",
        "Seluruh target selesai dan hasilnya dipakai kecamatan."),
}  # fmt: skip
RESULT = {
    1: ("Dua dari tiga target tidak tercapai sampai akhir triwulan.", "Laporan terlambat tiga kali dan perlu diulang."),
    2: ("Target tercapai, bukti sesuai.", "Sesuai rencana; mutu laporan cukup baik.", ""),
    3: (
        "Target terlampaui dan hasilnya dipakai unit lain.",
        "Menyelesaikan pekerjaan tambahan tanpa menunda tugasnya.",
    ),
}
CONDUCT = {
    1: ("Beberapa kali tidak hadir rapat tanpa kabar.", "Aduan warga dijawab terlambat walau sudah diingatkan."),
    2: ("Menurut umpan balik rekan kerja.", "Baik dalam pelayanan, dapat lebih aktif berbagi.", ""),
    3: ("Menjadi rujukan rekan dan sabar melayani warga.", "Berinisiatif memperbaiki alur layanan."),
}
ADVICE = ("", "Susun jadwal mingguan dan bahas tiap Senin.", "Ikuti pelatihan pengolahan data.", "")
FEW = 6
UNSENT, UNRATED = 1, 3  # of the accounts' own unit so many did not report yet, and so many wait for their leader


def open_past(circle: Circle) -> None:
    """Each period that is over, the oldest first; the last is not quite finished everywhere."""
    for number, period in enumerate(circle.periods):
        opening.open_period(instansi_id=circle.instansi.pk, period=period, by=BY)
        by_rater = _by_rater(circle, period)
        is_last = number == len(circle.periods) - 1
        for place, (rater, mine) in enumerate(sorted(by_rater.items())):
            held = UNSENT + UNRATED if is_last and rater == circle.accounts[1].nip and len(mine) > FEW else 0
            manner = _manner(circle, rater, place)
            for step, one in enumerate(mine[: len(mine) - UNSENT] if held else mine):
                hasil, perilaku = manner[(step + number * 3) % len(manner)]
                is_told = is_last or rater == circle.accounts[1].nip
                sent = report(circle, one, hasil, step + number) if is_told else one
                if step < len(mine) - held:
                    _rate(circle, sent, (hasil, perilaku), step + place)
        _finish(circle, period, sorted(by_rater), is_last=is_last)
    opening.open_period(instansi_id=circle.instansi.pk, period=circle.periods[-1].plus(1), by=BY)


def _manner(circle: Circle, rater: str, place: int) -> tuple[Pair, ...]:
    """How a leader rates: one whose unit did poorly is mild all the same; the first account's leader is even."""
    if rater == circle.accounts[1].nip:
        return EVEN
    return MANNERS[place % len(MANNERS)]


def _by_rater(circle: Circle, period: Period) -> dict[str, list[Evaluation]]:
    """The evaluations of a period by who rates, the account's own first, with their results."""
    rows = Evaluation.objects.filter(cycle=period.cycle, first__gte=period.first, until__lte=period.until)
    found = defaultdict(list)
    for one in rows.select_related("employee__instansi", "skp__unor").order_by("skp_id"):
        if one.penilai_nip in circle.who and one.employee.nip in circle.who:
            found[one.penilai_nip].append(one)
    for mine in found.values():
        mine.sort(key=lambda one: one.employee.nip != circle.accounts[0].nip)
    return found


def report(circle: Circle, one: Evaluation, hasil: int, step: int) -> Evaluation:
    """What she reached, in words and as a figure that fits the rating it will have."""
    realised = {}
    for rhk in Rhk.objects.filter(skp=one.skp_id, ended_on=None).prefetch_related("measures"):
        measure = next(iter(rhk.measures.all()), None)
        share = REACHED[hasil][(step + rhk.number) % 3]
        text = SAYINGS[hasil][(step + rhk.number) % 3]
        link = f"https://contoh.example/bukti/{one.pk}-{rhk.number}"
        realised[rhk.pk] = reporting.Realised(text=text, value_milli=_reached(measure, share), link=link)
    return reporting.send(evaluation=one, realised=realised, by=circle.who[one.employee.nip])


def _reached(measure: Measure | None, share: int) -> int | None:
    """A share of what is due in a quarter: of a number a fourth, in whole units; of a share all of it."""
    if measure is None or measure.target_milli is None:
        return None
    if measure.aspect == Measure.Aspect.QUANTITY:
        return max(round(measure.target_milli * share / 4_000_000), 0) * 1_000
    return min(measure.target_milli * share // 1_000, 100_000) // 100 * 100


def _rate(circle: Circle, sent: Evaluation, pair: Pair, step: int) -> Evaluation:
    hasil, perilaku = pair
    judged = rating.Judged(
        hasil, perilaku, RESULT[hasil][step % len(RESULT[hasil])], CONDUCT[perilaku][step % len(CONDUCT[perilaku])],
        ADVICE[step % len(ADVICE)],
    )  # fmt: skip
    return rating.rate(evaluation=sent, judged=judged, by=circle.who[sent.penilai_nip])


def _finish(circle: Circle, period: Period, raters: Sequence[str], *, is_last: bool) -> None:
    """Made final by each rater, but of the last period one office is still being calibrated, another was."""
    held: set[str] = set()
    if is_last and len(circle.offices) > 1:
        office = next((one for one in circle.offices if "Dinas" in one.unor.name), circle.offices[-1])
        held = {one.leader.nip for one in circle.places if one.leader and one.unor.path.startswith(office.unor.path)}
        other = next(one for one in circle.offices[::-1] if one is not office)
        _calibrated(circle, other, period)
        _calibrating(circle, office, period)
    for nip in raters:
        rows = Evaluation.objects.filter(penilai_nip=nip, state=State.RATED, first__gte=period.first)
        if nip not in held and rows.filter(until__lte=period.until).exists():
            finalising.finalise_all(instansi_id=circle.instansi.pk, period=period, by=circle.who[nip])


PURPOSE = "Menyamakan ukuran antarpenilai sebelum hasil ditetapkan."
DOWN = (
    "Bukti setara dengan rekan yang dinilai sesuai ekspektasi; tidak ada hasil tambahan.",
    "Target tercapai, tetapi sebagian dikerjakan bersama unit lain.",
    "Angka realisasi baru diperbarui sesudah periode berakhir.",
    "Hasilnya baik, namun sama dengan tahun lalu dan belum melampaui harapan.",
)
UP = "Mengerjakan dua ruas sekaligus dan selesai lebih awal; layak di atas ekspektasi."


def _open(circle: Circle, unor: Unor, period: Period, leader: Employee) -> Session:
    return sessions.open_session(
        instansi_id=circle.instansi.pk, unor=unor, period=period, purpose=PURPOSE, token=uuid.uuid4(), by=leader
    )


def _calibrated(circle: Circle, office: Place, period: Period) -> None:
    """A session that is over: one rating moved, with who led it and what was concluded."""
    session = _open(circle, office.unor, period, circle.account(5))
    for one, move, by in _moves(circle, office, period, 1):
        made = moving.propose(session=session, evaluation=one, move=move, by=by)
        moving.accept(movement=made, text="Disepakati semua penilai yang hadir.", by=circle.account(5))
    said = "Ukuran bukti disamakan; penilai yang murah menjelaskan dasarnya."
    sessions.close_session(session=session, conclusion=said, by=circle.account(5))


def _calibrating(circle: Circle, office: Place, period: Period) -> None:
    """A session that goes on: one movement accepted, one refused, others wait."""
    leader = circle.account(3)
    session = _open(circle, office.unor, period, leader)
    for number, (one, move, by) in enumerate(_moves(circle, office, period, 5)):
        made = moving.propose(session=session, evaluation=one, move=move, by=by)
        if number == 1:
            moving.accept(movement=made, text="Bukti dibaca bersama; semua penilai setuju.", by=leader)
        elif number == 2:
            moving.refuse(movement=made, text="Hasilnya memang terbukti melampaui target.", by=leader)


def _moves(circle: Circle, office: Place, period: Period, most: int) -> Iterator[tuple[Evaluation, Move, Employee]]:
    """Ratings of an office that its raters themselves would move: down where all is above, up where it is low."""
    rows = Evaluation.objects.filter(
        skp__unor__path__startswith=office.unor.path, first__gte=period.first, until__lte=period.until,
        state=State.RATED, penilai_nip__in=circle.who,
    ).exclude(employee__nip__in=[one.nip for one in circle.accounts]).exclude(hasil_kerja=1)  # fmt: skip
    found = rows.select_related("employee").order_by("-hasil_kerja", "-perilaku", "penilai_nip", "pk")[:most]
    for number, one in enumerate(found):
        hasil, reason = (2, DOWN[number % len(DOWN)]) if one.hasil_kerja == 3 else (3, UP)
        move = Move(hasil, one.perilaku or 2, reason, one.version, uuid.uuid4())
        yield one, move, circle.who[one.penilai_nip]
