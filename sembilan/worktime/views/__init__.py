"""Pages of working time: one's own days, the calendar of the year, and what officers set."""
