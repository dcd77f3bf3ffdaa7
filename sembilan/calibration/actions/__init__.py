"""What people do in calibration: open a session, propose, decide, close; compare raters."""

from __future__ import annotations

from sembilan.calibration.actions.comparing import ask_comparison as ask_comparison
from sembilan.calibration.actions.comparing import keep_comparison as keep_comparison
from sembilan.calibration.actions.course import name_of as name_of
from sembilan.calibration.actions.moving import accept as accept
from sembilan.calibration.actions.moving import propose as propose
from sembilan.calibration.actions.moving import refuse as refuse
from sembilan.calibration.actions.moving import withdraw as withdraw
from sembilan.calibration.actions.sessions import close_session as close_session
from sembilan.calibration.actions.sessions import open_session as open_session
from sembilan.calibration.actions.sessions import take_lead as take_lead
from sembilan.records.actions import Refused as Refused
