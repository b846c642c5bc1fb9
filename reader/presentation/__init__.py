"""Texts, notes, tags and themes in words, as a screen or a page may show them."""
