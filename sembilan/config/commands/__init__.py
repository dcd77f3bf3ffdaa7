"""The subcommands of `sembilan`, one module each: parse, call the rooms, print."""
