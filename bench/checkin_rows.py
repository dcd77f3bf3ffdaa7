"""How many presses that came since a moment are in the database, and in how many transactions they came."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from typing import Any


def counted(since: dt.datetime) -> dict[str, Any]:
    """Counted by the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    import django

    django.setup()
    from sembilan.attendance.models import Press
    from sembilan.organisation.models import Instansi
    from sembilan.records.models import Event
    from sembilan.records.tenancy import tenant

    with tenant(Instansi.objects.get().pk):
        # A month far enough ahead is read as well, for a measure that runs over its end.
        rows = Press.objects.filter(day__gte=since.date() - dt.timedelta(1), received_at__gte=since).count()
        return {"rows": rows, "batches": Event.objects.filter(verb="presence.press", at__gte=since).count()}


if __name__ == "__main__":
    print(json.dumps(counted(dt.datetime.fromtimestamp(float(sys.argv[1]), dt.UTC))))
