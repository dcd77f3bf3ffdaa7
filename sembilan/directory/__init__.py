"""Finding people: search, lists with chosen columns, and the statistics of a region.

Lists read one table, `directory_listing`: a row a person, as she stands today. It holds no right and no name of a unit
or post: those are joined when it is read. It can never be behind: the database itself notes whose records a statement
changed and writes their rows anew before the transaction ends; and who reads on a new day first lets in what began or
ended since the last one (`actions.renew_listing`). Two things spoke against reading the histories directly and
against an index of trigrams: joining four dated tables for 50,000 people costs more than a page may, and behind
row-level security the planner may not use an index for operators that could leak, as `%` and `@>` could.
So one narrow table is walked instead, and a name is matched by how it sounds (`directory_sound`), or, where that finds
nobody, by the nearest words that names of the region are made of.
"""
