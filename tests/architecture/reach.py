"""Whom each address of the house serves.

Every room writes its own down, one line an address, in `tests/<room>/isolation.py`:

    CASES = {
        "data-ditahan/": closed("bayu"),
        "pegawai/<nip:nip>/": closed("budi"),
        "usulan/<int:pk>/": closed("dewi", given=a_proposal_of_sari),
        "tunjangan/<month:month>/": own(),
        "talenta/": everyone("leads each to her own place"),
        "masuk/": public("the sign-in page itself"),
    }

`tests/architecture/test_isolation.py` asks each as a stranger, as another unit and as another region.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.urls import URLPattern, get_resolver

from tests import cast
from tests.architecture.source import ROOT

Values = Mapping[str, Any]
# What stands in an address unless its case says otherwise.
SAMPLES: Values = {"month": "2026-10", "nip": cast.SARI.nip, "area": "allowance", "box": "9", "n": "9"}


class Reach(Enum):
    """How far an address reaches."""

    CLOSED = "who has no right here is told that it does not exist"
    OWN = "whoever asks sees only what is her own"
    EVERYONE = "whoever has signed in sees it, for a reason"
    PUBLIC = "whoever comes sees it, for a reason"


@dataclass(frozen=True)
class Case:
    """One address: how far it reaches and why, who gets through, and what must be there before it is asked.

    `given` makes what the address names, in Kabupaten Contoh, and gives the values of its parts. `headers` takes a
    user and signs her in by other means than a session, as an API does.
    """

    reach: Reach
    why: str = ""
    insider: str = "bayu"
    given: Callable[[], Values] | None = None
    sent: Values | None = None
    headers: Callable[[Any], Mapping[str, str]] | None = None
    part: Values | None = None


def closed(insider: str = "bayu", **more: Any) -> Case:
    """Agus of another unit gets 404, whatever he asks; the insider, named by her fixture, gets through."""
    return Case(Reach.CLOSED, insider=insider, **more)


def own(insider: str = "agus", **more: Any) -> Case:
    """Each sees only her own here: Agus may ask, and nothing of Sari is in the answer."""
    return Case(Reach.OWN, insider=insider, **more)


def everyone(why: str, **more: Any) -> Case:
    """Whoever has signed in may see it, names of colleagues included; say why."""
    return Case(Reach.EVERYONE, why=why, **more)


def public(why: str) -> Case:
    """Whoever comes may see it, signed in or not; say why."""
    return Case(Reach.PUBLIC, why=why)


def cases() -> dict[str, Case]:
    """The cases of every room; an address written down twice is refused."""
    found: dict[str, Case] = {}
    for path in sorted((ROOT / "tests").glob("*/isolation.py")):
        mine = importlib.import_module(f"tests.{path.parent.name}.isolation").CASES
        assert not set(mine) & set(found), f"{sorted(set(mine) & set(found))} stand twice; once in {path}"
        found |= mine
    return found


def addresses(patterns: Any = None, before: str = "") -> Iterator[str]:
    """Every address of the house as its resolver knows it."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield before + str(one.pattern)
        else:
            yield from addresses(one.url_patterns, before + str(one.pattern))


def filled(address: str, values: Values | None = None) -> str:
    """An address with its parts filled in, from the values given or the samples."""
    known = {**SAMPLES, **(values or {})}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(known.get(part[1], "1")), address)
