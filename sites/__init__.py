"""Where it is built: the plots that come with the program, site files, and importers. Knows no element."""
