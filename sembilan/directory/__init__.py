"""Finding people: search, lists with chosen columns, and the statistics of a region."""
