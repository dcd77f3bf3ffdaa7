"""Reads of allowance: the columns it offers to runs, and what its pages show."""
