"""The same rows put into the same kind of table with nothing around them: one a commit, and ten."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import Any

import psycopg

SECONDS = 15
MAKE = "drop table if exists bench_press; create table bench_press (like attendance_press including all)"


def main(connections: int) -> dict[str, Any]:
    """Both figures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    import django

    django.setup()
    from django.db import connections as doors

    asked = doors["owner"].get_connection_params()
    asked = {key: value for key, value in asked.items() if key in ("dbname", "user", "password", "host", "port")}
    with psycopg.connect(**asked, autocommit=True) as door:
        pk = door.execute("select id from organisation_instansi limit 1").fetchone()
        door.execute("select set_config('sembilan.instansi', %s, false)", [str(pk[0] if pk else 0)])
        rows = door.execute("select * from attendance_press where day >= date_trunc('month', now())::date").fetchall()
    single, p99 = _put(asked, rows, connections, 1)
    batched, _ = _put(asked, rows, 2, 10)
    return {"bare_per_second": single, "bare_p99": p99, "bare_batched_per_second": batched}


def _put(asked: dict[str, Any], rows: list[Any], connections: int, together: int) -> tuple[float, float]:
    with psycopg.connect(**asked, autocommit=True) as door:
        door.execute(MAKE)
    rows = [tuple(json.dumps(value) if isinstance(value, dict) else value for value in row) for row in rows]
    marks = ", ".join(["%s"] * len(rows[0]))
    times: list[float] = []
    until = time.perf_counter() + SECONDS

    def work(own: list[Any]) -> None:
        with psycopg.connect(**asked) as door:
            for start in range(0, len(own), together):
                if time.perf_counter() > until:
                    return
                begun = time.perf_counter()
                door.cursor().executemany(f"insert into bench_press values ({marks})", own[start : start + together])
                door.commit()
                times.append(time.perf_counter() - begun)

    threads = [threading.Thread(target=work, args=(rows[n::connections],)) for n in range(connections)]
    begun = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    took = time.perf_counter() - begun
    times.sort()
    return round(len(times) * together / took, 1), round(times[int(len(times) * 0.99)] * 1000, 1)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
