"""Where a point lies, for any point and any outline."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sembilan.presence.geometry import (
    Spot,
    crosses_itself,
    flat,
    in_indonesia,
    metres,
    metres_outside,
    metres_to_border,
    middle,
    reach,
    spot,
    within,
)

LATITUDES = st.floats(-11, 6)
LONGITUDES = st.floats(95, 141)
SPOTS = st.tuples(LATITUDES, LONGITUDES)
METRE = 1 / 111_195.08  # degrees of latitude


def at(origin: Spot, east: float, north: float) -> Spot:
    """The point so many metres away."""
    return origin[0] + north * METRE, origin[1] + east * METRE / math.cos(math.radians(origin[0]))


@st.composite
def compounds(draw: st.DrawFn) -> list[Spot]:
    """An outline that never crosses itself: corners around a point, each farther round than the one before."""
    origin = draw(SPOTS)
    sizes = draw(st.lists(st.floats(20, 300), min_size=3, max_size=9))
    turns = [2 * math.pi * n / len(sizes) for n in range(len(sizes))]
    return [at(origin, r * math.cos(t), r * math.sin(t)) for r, t in zip(sizes, turns, strict=True)]


def square(origin: Spot, half: float = 50) -> list[Spot]:
    """A square of corners around a point."""
    return [at(origin, x * half, y * half) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


BANDUNG = (-6.9025, 107.6188)


@given(SPOTS, SPOTS)
def test_the_way_there_is_the_way_back(one: Spot, other: Spot) -> None:
    assert metres(one, other) == pytest.approx(metres(other, one))
    assert metres(one, one) == 0


def test_jakarta_to_bandung_is_what_a_map_says() -> None:
    assert metres((-6.1754, 106.8272), (-6.9218, 107.6071)) == pytest.approx(119_600, rel=0.01)


@given(SPOTS, st.floats(0, 2 * math.pi), st.floats(1, 900))
def test_a_circle_holds_what_is_nearer_than_its_radius(centre: Spot, turn: float, radius: float) -> None:
    inner = at(centre, radius * 0.99 * math.cos(turn), radius * 0.99 * math.sin(turn))
    outer = at(centre, radius * 1.05 * math.cos(turn), radius * 1.05 * math.sin(turn))

    assert metres_outside(inner, centre, radius) == 0
    assert metres_outside(outer, centre, radius) == pytest.approx(radius * 0.05, rel=0.1, abs=0.05)


@given(compounds(), st.floats(-600, 600), st.floats(-600, 600))
def test_the_order_of_corners_does_not_matter(corners: list[Spot], east: float, north: float) -> None:
    point = at(corners[0], east, north)
    assume(metres_to_border(point, corners) > 0.01)

    turned = [*corners[2:], *corners[:2]]

    assert within(point, corners) == within(point, corners[::-1]) == within(point, turned)


@given(compounds())
def test_an_outline_drawn_round_a_point_crosses_nothing(corners: list[Spot]) -> None:
    assert not crosses_itself(corners)
    assert not crosses_itself(corners[::-1])


@given(compounds(), st.floats(0, 1), st.integers(0, 8))
def test_a_point_on_a_side_is_no_way_outside(corners: list[Spot], share: float, which: int) -> None:
    (lat, lon), (lat2, lon2) = corners[which % len(corners)], corners[(which + 1) % len(corners)]
    point = (lat + share * (lat2 - lat), lon + share * (lon2 - lon))

    assert metres_outside(point, middle(corners), 0, corners) < 0.01
    assert metres_to_border(point, corners) < 0.01


@given(compounds(), SPOTS)
def test_nothing_farther_than_the_farthest_corner_is_within(corners: list[Spot], far: Spot) -> None:
    assume(metres(far, middle(corners)) > reach(corners) + 1)

    assert not within(far, corners)
    assert (
        metres_outside(far, middle(corners), 0, corners) > 0.9 * (metres(far, middle(corners)) - reach(corners)) - 0.1
    )


@given(SPOTS, st.floats(1, 40))
def test_the_distance_to_a_side_is_measured_at_right_angles(origin: Spot, beyond: float) -> None:
    corners = square(origin)

    assert metres_outside(at(origin, 50 + beyond, 10), origin, 0, corners) == pytest.approx(beyond, abs=0.05)
    assert metres_to_border(at(origin, 50 - beyond, 0), corners) == pytest.approx(beyond, abs=0.05)
    assert metres_outside(at(origin, 50 + beyond, 50 + beyond), origin, 0, corners) == pytest.approx(
        beyond * math.sqrt(2), abs=0.05
    )


def test_corners_in_the_wrong_order_cross() -> None:
    one, two, three, four = square(BANDUNG)

    assert not crosses_itself([one, two, three, four])
    assert crosses_itself([one, three, two, four])


def test_a_corner_twice_and_a_side_that_goes_back_cross() -> None:
    one, two, three, four = square(BANDUNG)

    assert crosses_itself([one, two, three, one])
    assert crosses_itself([one, two, at(BANDUNG, 0, -50), three, four])
    assert crosses_itself([one, two, at(BANDUNG, 20, -50)])


def test_a_corner_on_a_straight_side_is_no_crossing() -> None:
    one, two, three, four = square(BANDUNG)

    assert not crosses_itself([one, at(BANDUNG, 0, -50), two, three, four])


def test_a_bay_in_an_outline_is_outside() -> None:
    one, two, three, four = square(BANDUNG)
    corners = [one, two, three, BANDUNG, four]

    assert not within(at(BANDUNG, 0, 20), corners)
    assert within(at(BANDUNG, 0, -20), corners)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(math.nan, 107.0), (-6.0, math.nan), (math.inf, 107.0), (91.0, 0.0), (0.0, 180.5), (-90.001, 0.0)],
)
def test_what_is_no_place_on_earth_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="tidak ada"):
        spot(latitude, longitude)
    with pytest.raises(ValueError, match="tidak ada"):
        metres((latitude, longitude), BANDUNG)
    with pytest.raises(ValueError, match="tidak ada"):
        within((latitude, longitude), square(BANDUNG))
    with pytest.raises(ValueError, match="tidak ada"):
        in_indonesia(latitude, longitude)


def test_the_country_ends_where_it_ends() -> None:
    assert in_indonesia(5.9, 95.2)
    assert in_indonesia(-8.5, 140.4)
    assert not in_indonesia(-33.9, 151.2)
    assert flat(BANDUNG, BANDUNG) == (0, 0)
