"""Where this installation keeps everything of its own: SEMBILAN_HOME, or `.sembilan` beside the code."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def home() -> Path:
    """The folder of this installation; made when missing. Two installations never share one."""
    path = Path(os.environ.get("SEMBILAN_HOME") or ROOT / ".sembilan").resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path
