"""Presence: what is decided of a press. Doubt is marked and not punished; refused is only what can surely not count."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, lit, nothing, rule, smallest, when
from sembilan.terms.column import Unit
from sembilan.terms.frames.attendance import Excused, Mode

LAW = "Perpres 21/2023 ps. 8; praktik presensi"
REMARK, REFUSED = 1, 2


@rule(
    law=LAW,
    title="Posisi ditanya?",
    title_en="Position asked?",
    unit=Unit.FLAG,
    shows="bekerja di {mode}",
    shows_en="work at {mode}",
)
def is_place_asked(mode: Column) -> Column:
    """Where the work is done at home or anywhere, nobody is asked where she is."""
    return mode == Mode.KANTOR


@rule(
    law=LAW,
    title="Ketukan ganda",
    title_en="Double press",
    unit=Unit.COUNT,
    nullable=True,
    shows="{same_seconds} ≤ {p.double_seconds} detik",
    shows_en="{same_seconds} ≤ {p.double_seconds} seconds",
)
def double(same_seconds: Column, p: Parameters) -> Column:
    """A press of the same meaning soon after another is that one again."""
    return when(same_seconds <= p.double_seconds).then(same_seconds)


@rule(
    law=LAW,
    title="Di luar lokasi",
    title_en="Outside",
    unit=Unit.COUNT,
    nullable=True,
    shows="{metres_off} m - ketelitian {accuracy} m, paling banyak {p.accuracy_metres} m",
    shows_en="{metres_off} m - accuracy {accuracy} m, at most {p.accuracy_metres} m",
)
def outside(is_place_asked: Column, metres_off: Column, accuracy: Column, p: Parameters) -> Column:
    """The metres beyond the edge of the nearest place that the accuracy does not explain."""
    beyond = metres_off - smallest(clip_low(accuracy.fill_null(0), 0), p.accuracy_metres)
    return when(is_place_asked & (beyond > 0)).then(beyond)


@rule(law=LAW, title="Tanpa posisi", title_en="No position", unit=Unit.COUNT, nullable=True)
def no_position(is_place_asked: Column, has_position: Column) -> Column:
    """A position was asked for and the phone gave none that is on the earth."""
    return when(is_place_asked & ~has_position).then(lit(1))


@rule(
    law=LAW,
    title="Tanpa lokasi",
    title_en="No place",
    unit=Unit.COUNT,
    nullable=True,
    shows="{places} lokasi, jarak {metres_off}",
    shows_en="{places} places, distance {metres_off}",
)
def no_place(is_place_asked: Column, has_position: Column, places: Column, metres_off: Column) -> Column:
    """No place is allowed to the person, or the distance to it could not be told: then nothing is taken for granted."""
    unknown = (places.fill_null(0) == 0) | (has_position & metres_off.is_null())
    return when(is_place_asked & unknown).then(lit(1))


@rule(
    law=LAW,
    title="Ketelitian janggal",
    title_en="Odd accuracy",
    unit=Unit.COUNT,
    nullable=True,
    shows="{accuracy} m; wajar 1 sampai {p.accuracy_metres} m",
    shows_en="{accuracy} m; plausible from 1 to {p.accuracy_metres} m",
)
def accuracy_odd(is_place_asked: Column, has_position: Column, accuracy: Column, p: Parameters) -> Column:
    """No phone knows its place to the metre, and one that knows it badly says nothing."""
    said = accuracy.fill_null(0)
    odd = (said <= 0) | (said > p.accuracy_metres)
    return when(is_place_asked & has_position & odd).then(said)


@rule(
    law=LAW,
    title="Kecepatan janggal",
    title_en="Odd speed",
    unit=Unit.COUNT,
    nullable=True,
    shows="{kmh} > {p.speed_kmh} km/jam",
    shows_en="{kmh} > {p.speed_kmh} km/h",
)
def speed(kmh: Column, p: Parameters) -> Column:
    """Nobody is so far away so soon."""
    return when(kmh > p.speed_kmh).then(kmh)


@rule(
    law=LAW,
    title="Telepon bersama",
    title_en="Shared phone",
    unit=Unit.COUNT,
    nullable=True,
    shows="{sharers} > {p.sharers_most} orang",
    shows_en="{sharers} > {p.sharers_most} people",
)
def shared(sharers: Column, p: Parameters) -> Column:
    """A phone belongs to one person."""
    return when(sharers > p.sharers_most).then(sharers)


@rule(
    law=LAW,
    title="Jam telepon salah",
    title_en="Wrong clock",
    unit=Unit.COUNT,
    nullable=True,
    shows="{clock_seconds} > {p.clock_seconds_most} detik",
    shows_en="{clock_seconds} > {p.clock_seconds_most} seconds",
)
def clock(clock_seconds: Column, p: Parameters) -> Column:
    """A clock far off is allowed for and marked."""
    return when(clock_seconds > p.clock_seconds_most).then(clock_seconds)


@rule(
    law=LAW,
    title="Jam telepon diubah",
    title_en="Clock changed",
    unit=Unit.COUNT,
    nullable=True,
    shows="{gap_seconds} > {p.gap_seconds_most} detik",
    shows_en="{gap_seconds} > {p.gap_seconds_most} seconds",
)
def gap(gap_seconds: Column, p: Parameters) -> Column:
    """Somebody set the clock between the press and the sending."""
    return when(gap_seconds > p.gap_seconds_most).then(gap_seconds)


@rule(
    law=LAW,
    title="Terlambat dikirim",
    title_en="Sent late",
    unit=Unit.MINUTES,
    nullable=True,
    shows="{waited_minutes} > {p.grace_minutes}",
    shows_en="{waited_minutes} > {p.grace_minutes}",
)
def late(waited_minutes: Column, p: Parameters) -> Column:
    """A message that waited longer than the grace is looked at by a superior."""
    return when(waited_minutes > p.grace_minutes).then(waited_minutes)


@rule(law=LAW, title="Telepon belum aktif", title_en="Phone not active yet", unit=Unit.COUNT, nullable=True)
def inactive(hours_early: Column) -> Column:
    """A new phone waits, or an officer lets it in."""
    return when(hours_early > 0).then(hours_early)


@rule(law=LAW, title="Telepon diakhiri", title_en="Phone ended", unit=Unit.COUNT, nullable=True)
def ended(is_ended: Column) -> Column:
    """A phone that was given up speaks for nobody."""
    return when(is_ended).then(lit(1))


@rule(law=LAW, title="Kode pintu", title_en="Code of the door", unit=Unit.COUNT, nullable=True)
def code(is_place_asked: Column, code_lacks: Column) -> Column:
    """Where the door shows a code, it is asked for."""
    return when(is_place_asked & code_lacks).then(lit(1))


@rule(law=LAW, title="Tanpa foto", title_en="No photo", unit=Unit.COUNT, nullable=True)
def photo(has_photo: Column, p: Parameters) -> Column:
    """A region may ask for a photo."""
    return when(~has_photo & (lit(p.photo_asked) == 1)).then(lit(1))


@rule(law=LAW, title="Sedang cuti atau dinas", title_en="On leave or travel", unit=Unit.COUNT, nullable=True)
def leave(excused: Column) -> Column:
    """Who presses on leave is told so."""
    return when(excused != Excused.NONE).then(excused)


@rule(law=LAW, title="Hari bebas", title_en="Free day", unit=Unit.COUNT, nullable=True)
def free(is_free: Column) -> Column:
    """Who presses on a free day is told so."""
    return when(is_free).then(lit(1))


@rule(law=LAW, title="Menunggu atasan", title_en="Waits for a superior", unit=Unit.COUNT, nullable=True)
def waits(no_position: Column, no_place: Column, late: Column, inactive: Column, code: Column) -> Column:
    """What could not be checked at all counts once a superior says so."""
    unsure = no_position.is_not_null() | no_place.is_not_null() | late.is_not_null()
    return when(unsure | inactive.is_not_null() | code.is_not_null()).then(lit(1)).otherwise(nothing())


@rule(law=LAW, title="Ada keraguan?", title_en="Any doubt?", unit=Unit.FLAG)
def is_doubted(
    outside: Column, accuracy_odd: Column, speed: Column, shared: Column, clock: Column, gap: Column, photo: Column
) -> Column:
    """What is odd is marked."""
    place = outside.is_not_null() | accuracy_odd.is_not_null() | speed.is_not_null()
    return place | shared.is_not_null() | clock.is_not_null() | gap.is_not_null() | photo.is_not_null()


@rule(
    law=LAW,
    title="Keputusan",
    title_en="Decision",
    unit=Unit.CODE,
    shows="di luar {outside} > {p.margin_metres} m, telepon diakhiri {ended}: ditolak; ragu {is_doubted}, menunggu "
    "{waits}, cuti {leave}, bebas {free}: dengan catatan",
    shows_en="outside {outside} > {p.margin_metres} m, phone ended {ended}: refused; doubt {is_doubted}, waits "
    "{waits}, leave {leave}, free {free}: with a remark",
)
def decision(
    outside: Column, ended: Column, is_doubted: Column, waits: Column, leave: Column, free: Column, p: Parameters
) -> Column:
    """Refused is a press clearly elsewhere or from a phone given up; any other doubt is a remark."""
    surely = (outside.fill_null(0) > p.margin_metres) | ended.is_not_null()
    remark = is_doubted | waits.is_not_null() | leave.is_not_null() | free.is_not_null()
    return when(surely).then(lit(REFUSED)).when(remark).then(lit(REMARK)).otherwise(lit(0))
