"""Personal data (UU 27/2022): what is kept, why, for how long; one's own export; what is really deleted."""
