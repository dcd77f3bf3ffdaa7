"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.presence.isolation_phones import CASES as OF_PHONES
from tests.presence.isolation_places import CASES as OF_PLACES
from tests.presence.isolation_sending import CASES as OF_SENDING

CASES = {**OF_PHONES, **OF_PLACES, **OF_SENDING}
