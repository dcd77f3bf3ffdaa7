"""Reads of talent: the columns it offers to runs, and what its pages show."""
