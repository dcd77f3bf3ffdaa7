"""SKP: what is expected of one person in a post and a year, agreed with the penilai. Not how it was judged."""
