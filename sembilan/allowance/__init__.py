"""TPP: the region's amounts per kelas and the month's allowance of each person, with its explanation. Not presence, not ratings."""
