"""Pages of people: the file of a person, its entries, its papers, and the rights to them."""
