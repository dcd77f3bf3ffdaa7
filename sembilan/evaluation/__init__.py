"""Evaluasi kinerja: what was reached against an SKP in a period, how it was judged, the predikat, and the keberatan."""
