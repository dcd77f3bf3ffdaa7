"""The frames of every area: what goes into the rules and what comes out, one module an area."""
