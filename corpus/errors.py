"""What can go wrong with a source, as a tree.

    CorpusError
    ├── SourceError      a file or folder that cannot be opened as a report
    ├── CatalogueError   a catalogue.toml that cannot be used
    └── ThemesError      a themes.toml of which nothing can be used

Every message is one line that says what is wrong, where, and what to do.
"""


class CorpusError(Exception):
    """Anything that corpus cannot do; its message is one line, made to be shown."""


class SourceError(CorpusError):
    """A file or folder that cannot be opened as a report."""


class CatalogueError(CorpusError):
    """A catalogue that cannot be used."""


class ThemesError(CorpusError):
    """A list of themes of which nothing can be used."""
