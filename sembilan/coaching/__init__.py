"""Analisis permasalahan: who falls behind, which facts speak for it, what helps, and whether it did."""
