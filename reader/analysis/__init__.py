"""What is worked out of the reports that are open: by stages, beside the screen, and how it is asked."""
