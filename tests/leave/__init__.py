"""Leave and official travel."""
