"""Parses what people send about working time."""
