"""Pages of formation: the map, the chart, moves tried out, the seats of one post."""
