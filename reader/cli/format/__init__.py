"""What the commands print: as text for people, as JSON, CSV and Markdown for programs."""
