"""Places in open reports: addresses, selections, anchors, hits, and where one has been."""
