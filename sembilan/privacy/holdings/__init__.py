"""What is kept, in plain words, by purpose: the file of a person, her work, and the traces a system leaves."""

from sembilan.privacy.holdings.file import FILE
from sembilan.privacy.holdings.performance import PERFORMANCE
from sembilan.privacy.holdings.traces import TRACES
from sembilan.privacy.holdings.work import WORK

HOLDINGS = (*FILE, *WORK, *PERFORMANCE, *TRACES)

__all__ = ["HOLDINGS"]
