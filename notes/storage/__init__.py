"""The file of the notes: written so that nothing is lost, locked, backed up, checked, with its history."""
