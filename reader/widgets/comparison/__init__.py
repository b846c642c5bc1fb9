"""What the overviews are drawn with."""
