"""From files and folders to reports: what is there, what is known of it, and reading it once only."""
