"""Pegawai and their dated history: golongan, jabatan, unor. What they did or earned lives in the areas."""
