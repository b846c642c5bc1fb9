"""The program's entry: every way in which it can end, each with its exit code and at most one line.

It imports nothing before ``main`` runs, so that an interrupt is quiet from the first moment on.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; every fault is one line on standard error.

    Args:
        arguments: the command line without the program's name; the process's own if None.
    """
    try:
        if arguments is None:  # the process is ours
            from reader import garbage

            garbage.keep()
        from reader.answers import answer

        return answer(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        from reader.output import abandon

        abandon()
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    from corpus.errors import CorpusError
    from notes.errors import NotesError
    from reader.errors import ReaderError
    from reader.output import complain
    from reader.parser import UsageError

    match error:
        case UsageError():
            complain(str(error))
            return WRONG
        case CorpusError() | NotesError() | ReaderError():
            complain(str(error))
        case OSError(filename=str()):
            complain(f"{error.filename}: {error.strerror}")
        case OSError():
            complain(str(error))
        case _ if sys.flags.dev_mode:
            raise error
        case _:
            complain(_fault(error))
    return FAILED


def _fault(error: Exception) -> str:
    """What to say of an error that nobody foresaw: what it is and where, for whoever mends it."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_globals['__name__']}, line {frame.tb_lineno}" if frame else "nowhere"
    what = f"{type(error).__name__}: {error}"
    return f"a fault in the program, please report it: {what} ({where}; python -X dev shows more)"


if __name__ == "__main__":
    sys.exit(main())
