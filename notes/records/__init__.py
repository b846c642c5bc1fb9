"""What is kept besides notes: relations, rejected links, silences, own themes, what is said of reports."""
