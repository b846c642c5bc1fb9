"""Text itself: decoded, folded, cut into sentences, searched in, and known again."""
