"""A month struck twenty times at moments drawn by lot, by power cut or Ctrl-C, ends as if nothing had been."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys

import pytest

from sembilan.runs.models import Area, Run
from sembilan.runs.part import part_of
from sembilan.runs.queries import latest_done
from tests.runs.month import OCTOBER
from tests.runs.test_death import region  # noqa: F401

pytestmark = pytest.mark.slow
MOMENTS = range(1, 4 * (2 * 5 + 1) + 1)
NEVER = 10_000


def disturbed(environment, blows):
    done = subprocess.run(
        [sys.executable, "-m", "tests.runs.disturbed"],
        env=environment, input=json.dumps(blows), capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def hashes():
    runs = [latest_done(area, OCTOBER) for area in Area.values]
    return [(run.release.hash, run.snapshot_sha256, run.results_sha256) for run in runs]


@pytest.mark.parametrize(("blow", "end"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)], ids=["kill", "ctrl-c"])
def test_twenty_blows_change_no_hash_and_leave_nothing_half(region, own_database, blow, end):  # noqa: F811
    from sembilan.records.tenancy import tenant

    drawn = sorted(random.Random(f"{blow}").sample(MOMENTS, 20))

    assert disturbed(own_database, [(blow, NEVER)]) == [0]
    with tenant(region.pk):
        undisturbed = hashes()
    assert disturbed(own_database, [(blow, moment) for moment in drawn]) == [end] * 20
    assert disturbed(own_database, [(blow, NEVER)]) == [0]

    with tenant(region.pk):
        assert hashes() == undisturbed
        assert set(Run.objects.values_list("step", flat=True)) == {Run.Step.DONE, Run.Step.FAILED}
        for area in Area.values:
            kept = part_of(area).model.objects.values_list("run_id", flat=True).distinct()
            assert set(kept) == set(Run.objects.filter(area=area, step=Run.Step.DONE).values_list("id", flat=True))
