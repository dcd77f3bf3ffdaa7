"""Where a point lies: in a circle, within corners, and how far from the edge. Degrees in, metres out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

Spot = tuple[float, float]  # latitude, longitude
EARTH_METRES = 6_371_008.8  # the mean radius
DEGREE_METRES = math.pi * EARTH_METRES / 180
SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5  # Rote to Weh, Sabang to Merauke, with the sea around
CORNERS_AT_LEAST = 3


def spot(latitude: float, longitude: float) -> Spot:
    """A point on the earth, or a refusal: what is not a number or lies beyond the poles is no place.

    >>> spot(-6.9, 107.6)
    (-6.9, 107.6)
    """
    lat, lon = float(latitude), float(longitude)
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"Koordinat {latitude}, {longitude} tidak ada.")
    return lat, lon


def in_indonesia(latitude: float, longitude: float) -> bool:
    """Whether a point lies in the box around the country."""
    lat, lon = spot(latitude, longitude)
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def metres(one: Spot, other: Spot) -> float:
    """The way along the ground from one point to another (haversine)."""
    lat, lon = map(math.radians, spot(*one))
    lat2, lon2 = map(math.radians, spot(*other))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_METRES * math.asin(math.sqrt(min(1.0, half)))


def flat(origin: Spot, point: Spot) -> Spot:
    """A point as metres east and north of another; right to a few millimetres over the size of a compound."""
    lat, lon = spot(*point)
    east = (lon - origin[1] + 180) % 360 - 180
    return east * DEGREE_METRES * math.cos(math.radians(origin[0])), (lat - origin[0]) * DEGREE_METRES


def sides(corners: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Each corner with the next, the last with the first."""
    return zip(corners, [*corners[1:], corners[0]], strict=True)


def within(point: Spot, corners: Sequence[Spot]) -> bool:
    """Whether a point lies in an outline: a line from it to the east crosses an odd number of sides."""
    origin = spot(*point)
    inside = False
    for (x, y), (x2, y2) in sides([flat(origin, corner) for corner in corners]):
        if (y > 0) != (y2 > 0) and x - y * (x2 - x) / (y2 - y) > 0:
            inside = not inside
    return inside


def metres_to_border(point: Spot, corners: Sequence[Spot]) -> float:
    """The shortest way from a point to a side of an outline, whether it lies within or without."""
    origin = spot(*point)
    return min(_to_side(one, other) for one, other in sides([flat(origin, corner) for corner in corners]))


def _to_side(one: Spot, other: Spot) -> float:
    """How far the origin is from a side."""
    along = (other[0] - one[0], other[1] - one[1])
    length = along[0] ** 2 + along[1] ** 2
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(one[0] * along[0] + one[1] * along[1]) / length))
    return math.hypot(one[0] + share * along[0], one[1] + share * along[1])


def metres_outside(point: Spot, centre: Spot, radius: float, corners: Sequence[Spot] = ()) -> float:
    """How far a point is beyond the edge of a place; 0 within it and on its edge."""
    if not corners:
        return max(0.0, metres(point, centre) - radius)
    return 0.0 if within(point, corners) else metres_to_border(point, corners)


def crosses_itself(corners: Sequence[Spot]) -> bool:
    """Whether two sides of an outline that are no neighbours meet, so that its inside is not clear."""
    plane = list(sides([flat(corners[0], corner) for corner in corners]))
    last = len(plane) - 1
    pairs = ((i, j) for i in range(len(plane)) for j in range(i + 1, len(plane)))
    return any(_neighbours_fold(plane[i], plane[j]) if j == i + 1 or (i, j) == (0, last) else _meet(plane[i], plane[j])
               for i, j in pairs)  # fmt: skip


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    """Which way one turns from a over b to c: left above 0, right below, straight on at 0."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _meet(one: tuple[Spot, Spot], other: tuple[Spot, Spot]) -> bool:
    (a, b), (c, d) = one, other
    if _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0:
        return True
    return any(_on(*line) for line in ((a, b, c), (a, b, d), (c, d, a), (c, d, b)))


def _on(a: Spot, b: Spot, c: Spot) -> bool:
    """Whether c lies on the side from a to b."""
    is_between = min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])
    return is_between and math.isclose(_turn(a, b, c), 0, abs_tol=1e-6)


def _neighbours_fold(one: tuple[Spot, Spot], other: tuple[Spot, Spot]) -> bool:
    """Two sides with a corner in common meet elsewhere too only when one folds back over the other."""
    (a, b), (c, d) = one, other
    far, near, corner = (a, d, b) if b == c else (b, c, a)
    back = (far[0] - corner[0]) * (near[0] - corner[0]) + (far[1] - corner[1]) * (near[1] - corner[1])
    return far == corner or near == corner or (math.isclose(_turn(a, b, near), 0, abs_tol=1e-6) and back > 0)


def middle(corners: Sequence[Spot]) -> Spot:
    """The middle of the box around an outline."""
    lats, lons = [lat for lat, _ in corners], [lon for _, lon in corners]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def reach(corners: Sequence[Spot]) -> float:
    """How far the farthest corner is from the middle."""
    centre = middle(corners)
    return max(metres(centre, corner) for corner in corners)
