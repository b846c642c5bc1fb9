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
    if arguments is not None:
        return _answered(arguments)
    status = _answered(sys.argv[1:], ours=True)
    endings = sys.modules.get("reader.runtime.endings")
    if endings is not None and endings.is_watching():  # there was a screen, and threads may still work for it
        endings.end_process(status)
    return status


def _answered(arguments: Sequence[str], *, ours: bool = False) -> int:
    try:
        if ours:  # the process is
            from reader.runtime import garbage

            garbage.keep()
        from reader.cli.commands import answer

        return answer(arguments)
    except KeyboardInterrupt:
        from reader.cli.output import abandon

        abandon()
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    from corpus.errors import CorpusError
    from notes.errors import NotesError
    from reader.cli.output import complain
    from reader.cli.parser import UsageError
    from reader.errors import ReaderError

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
            from reader.runtime import logs

            logs.log_error(error, "the program")
            complain(logs.said_of(error))
    return FAILED
