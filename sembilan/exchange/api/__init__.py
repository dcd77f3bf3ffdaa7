"""The JSON API: the reads and actions of the pages for programs, by tokens with scopes. Holds no logic of its own."""
