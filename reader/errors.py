"""What can go wrong on the reader's side, as a tree.

    ReaderError
    ├── UnknownReport    an id that no open report bears
    ├── UnknownPassage   an address that leads nowhere in its report
    ├── UnknownTheme     a name by which no theme goes
    └── StreamError      a standard stream that is needed is closed or full

Every message is one line that says what is wrong, where, and what to do.
"""


class ReaderError(Exception):
    """Anything that the reader cannot do; its message is one line, made to be shown."""


class UnknownReport(ReaderError):  # noqa: N818 - says what is the matter, not that something is
    """An id that no open report bears."""


class UnknownPassage(ReaderError):  # noqa: N818 - says what is the matter, not that something is
    """An address that leads nowhere in its report."""


class UnknownTheme(ReaderError):  # noqa: N818 - says what is the matter, not that something is
    """A name by which no theme goes."""


class StreamError(ReaderError):
    """A standard stream that is needed is closed or full."""


def one_line(error: BaseException) -> str:
    """What an error says, in one line; its name where it says nothing."""
    return " ".join(str(error).split()) or type(error).__name__
