"""Sembilan: the house. One room per area; see ARCHITECTURE.md."""
