"""Wiring and nothing else: settings, urls, the web entry, the `sembilan` command."""
