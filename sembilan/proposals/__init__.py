"""Usulan: a change to one's own file, proposed with proof, checked by the unit and decided by the BKD."""
