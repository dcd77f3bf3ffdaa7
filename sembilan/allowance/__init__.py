"""TPP: the region's amounts per kelas and each person's allowance of a month, explained. Not presence, not ratings."""
