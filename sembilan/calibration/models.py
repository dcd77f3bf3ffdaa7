"""Calibration of ratings."""
