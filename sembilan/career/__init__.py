"""Layanan: what falls due in a career (KGB, pangkat, pension, satyalancana, gelar), its requirements and decisions."""
