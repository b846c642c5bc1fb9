"""What was worked out of reports, kept between starts: a cache that may be deleted at any time.

It is never trusted: what is damaged, foreign or of another version counts as absent, and is made again. A
folder that cannot be written only means that it is worked out again next time. docs/cache.md has the form.
"""

from corpus.kept.array_file import Part, Parts
from corpus.kept.folder import ArrayKind, has, load, nearest, save
from corpus.kept.keys import content_of, contents_of, key_of

__all__ = [
    "ArrayKind",
    "Part",
    "Parts",
    "content_of",
    "contents_of",
    "has",
    "key_of",
    "load",
    "nearest",
    "save",
]
