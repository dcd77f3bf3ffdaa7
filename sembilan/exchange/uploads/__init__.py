"""Files handed in through the page: kept beside the site, read, tried out and loaded by the worker."""
