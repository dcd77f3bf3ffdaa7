"""The law once more, written slowly: row by row, in decimals, from the text of the rules and not from the packs."""
