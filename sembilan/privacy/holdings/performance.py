"""Kinerja of a person: what was agreed with her, what she did, what was said about it, and how it was judged."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sembilan.privacy.holding import Holding, Route, Table
from sembilan.privacy.holdings.file import LEADERS, OF
from sembilan.privacy.periods import PERIODS

BASIS = "UU 27/2022 ps. 20 (2) c; PP 30/2019; PermenPANRB 6/2022"
CONTRACT = Holding(
    "skp", _("SKP dan peran hasil"),
    _("Rencana hasil kerja, indikator, target, perilaku yang diharapkan, tiap langkah persetujuannya, dan peran Anda "
      "dalam hasil unit"),
    _("Menyepakati apa yang diharapkan dari Anda sebelum dinilai"),
    BASIS, PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("skp.SkpStep", "skp__employee__nip"),
        Table("skp.Measure", "rhk__skp__employee__nip"),
        Table("skp.Expectation", "skp__employee__nip"),
        Table("skp.Appendix", "skp__employee__nip"),
        Table("skp.Role", OF),
        Table("skp.Rhk", "skp__employee__nip"),
        Table("skp.Skp", OF, hidden=frozenset({"token"})),
        Table("planning.AgreementStep", "agreement__holder_nip"),
        Table("planning.Budget", "agreement__holder_nip"),
        Table("planning.Agreement", "holder_nip"),
        Table("planning.UnitResult", "by"),
    ),
    page="/skp/",
)  # fmt: skip
WORK = Holding(
    "harian", _("Aktivitas harian"),
    _("Apa yang Anda kerjakan, berapa menit, untuk hasil yang mana, buktinya, dan keputusan atasan"),
    _("Menyetujui hari kerja dan memperlihatkan pekerjaan di balik hasil"),
    BASIS, PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("worklog.Evidence", "entry__employee__nip"),
        Table("worklog.Entry", OF, hidden=frozenset({"token"}), counted=False),
    ),
    page="/harian/",
)  # fmt: skip
TALKS = Holding(
    "dialog", _("Dialog kinerja dan umpan balik"),
    _("Pembicaraan dengan atasan, catatan dan kesepakatannya, umpan balik tentang Anda, formulir bimbingan"),
    _("Membantu Anda mencapai yang disepakati sepanjang tahun"),
    BASIS, PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("dialog.Note", "talk__employee__nip"),
        Table("dialog.Pledge", "talk__employee__nip"),
        Table("dialog.Guidance", "talk__employee__nip"),
        Table("dialog.Topic", "talk__employee__nip"),
        Table("dialog.Feedback", OF, hidden=frozenset({"token"})),
        Table("dialog.Talk", OF, hidden=frozenset({"token"})),
    ),
    page="/dialog/",
)  # fmt: skip
BEHAVIOUR = Holding(
    "perilaku", _("Kuesioner perilaku dan pegawai terbaik"),
    _("Jumlah jawaban tentang Anda, siapa yang Anda diminta nilai, bahwa Anda menjawab atau memberi suara; "
      "tidak pernah siapa menjawab apa atau memilih siapa"),
    _("Memberi masukan tentang perilaku kerja tanpa membuka siapa yang mengatakannya"),
    BASIS, PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("behaviour.Invitation", "rater_nip", hidden=frozenset({"employee", "group"})),
        Table("behaviour.Tally", OF, hidden=frozenset({"counts", "remarks", "raters"})),
        Table("behaviour.Round", "opened_by", hidden=frozenset({"token", "seed"})),
        Table("behaviour.Link", OF, hidden=frozenset({"is_used"})),
        Table("behaviour.Voter", "voter_nip"),
        Table("behaviour.Candidate", OF, hidden=frozenset({"votes"})),
        Table("behaviour.Poll", "opened_by", hidden=frozenset({"token"})),
    ),
    page="/perilaku/",
)  # fmt: skip
EVALUATION = Holding(
    "evaluasi", _("Evaluasi kinerja dan keberatan"),
    _("Realisasi tiap hasil kerja dengan buktinya, penilaian dan alasannya, keberatan dan putusannya"),
    _("Menetapkan predikat kinerja dengan alasan yang dapat dibaca dan dibantah"),
    BASIS, PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("siasn.RatingSent", "evaluation__employee__nip"),
        Table("evaluation.ObjectionStep", "objection__evaluation__employee__nip"),
        Table("evaluation.Objection", "evaluation__employee__nip", hidden=frozenset({"token"})),
        Table("evaluation.EvaluationStep", "evaluation__employee__nip"),
        Table("evaluation.Conduct", "evaluation__employee__nip"),
        Table("evaluation.Outcome", "evaluation__employee__nip"),
        Table("evaluation.Evaluation", OF),
    ),
    page="/evaluasi/",
)  # fmt: skip
HELP = Holding(
    "pembinaan", _("Pembinaan kinerja"),
    _("Fakta sebuah periode yang layak dibicarakan, sebab dan langkah yang disepakati, jawaban Anda, "
      "rencana perbaikan"),
    _("Membantu yang tertinggal; tidak ada hukuman yang lahir darinya"),
    BASIS, PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("coaching.ProblemStep", "problem__employee__nip"),
        Table("coaching.Remedy", "problem__employee__nip", hidden=frozenset({"token"})),
        Table("coaching.Problem", OF),
        Table("coaching.Contradiction", OF),
        Table("coaching.Lowest", OF),
        Table("coaching.PlanStep", "plan__employee__nip"),
        Table("coaching.PlanDate", "plan__employee__nip"),
        Table("coaching.Plan", OF),
        Table("coaching.Look", "asked_by"),
    ),
    page="/pembinaan/saya/",
)  # fmt: skip
CALIBRATION = Holding(
    "kalibrasi", _("Kalibrasi rating"),
    _("Pergeseran rating yang diusulkan dan diputus dengan alasannya; bagi penilai, perkiraan "
      "seberapa ketat ratingnya"),
    _("Menyamakan ukuran antarpenilai sebelum rating ditetapkan"),
    BASIS, PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("calibration.SessionStep", "movement__evaluation__employee__nip"),
        Table("calibration.Movement", "evaluation__employee__nip", hidden=frozenset({"token"})),
        Table("calibration.Session", "leader_nip", hidden=frozenset({"token", "raters", "before", "after"})),
        Table("calibration.RaterEstimate", "rater_nip"),
        Table("calibration.Comparison", "by"),
    ),
    page="/kalibrasi/saya/",
)  # fmt: skip
PERFORMANCE = (CONTRACT, WORK, TALKS, BEHAVIOUR, EVALUATION, HELP, CALIBRATION)
