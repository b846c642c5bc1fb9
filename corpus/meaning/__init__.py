"""Nearness in meaning: a small table of word-piece vectors, and the vectors of passages made from it."""

from corpus.meaning.passage_vectors import PassageVectors
from corpus.meaning.word_pieces import WordPieces

__all__ = ["PassageVectors", "WordPieces"]
