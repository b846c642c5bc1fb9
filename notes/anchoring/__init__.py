"""Finding a quote again in a text that has changed."""
