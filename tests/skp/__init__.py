"""SKP and the matriks peran hasil."""
