"""Dialog kinerja: talks, what was agreed in them, feedback at any time, bimbingan and konseling. Not the rating."""
