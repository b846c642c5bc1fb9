"""What can go wrong with notes, as a tree.

    NotesError
    ├── StoreError              a store that cannot be used as it is
    │   ├── DamagedStoreError   it cannot be read
    │   ├── ForeignStoreError   it is a file of something else
    │   └── NewerStoreError     a later Syntopic wrote it
    ├── SaveError               a change that was not saved
    ├── RecordError             a record that cannot be kept, or is not there
    ├── ExportError             what was not written, or not read for it
    └── ImportFileError         a file that cannot be imported

Every message is one line that says what is wrong, where, and what to do.
"""


class NotesError(Exception):
    """Anything that notes cannot do; its message is one line, made to be shown."""


class StoreError(NotesError):
    """A store that cannot be used as it is; it is never written to."""


class DamagedStoreError(StoreError):
    """A store that cannot be read."""


class ForeignStoreError(StoreError):
    """A file that is no store of ours."""


class NewerStoreError(StoreError):
    """A store that a later Syntopic wrote."""


class SaveError(NotesError):
    """A change that was not saved, or not surely; what was typed must be kept elsewhere."""


class RecordError(NotesError):
    """A record that cannot be kept, or that is not there."""


class ExportError(NotesError):
    """What could not be written, or not read to be written; nothing was changed."""


class ImportFileError(NotesError):
    """A file that cannot be imported; nothing of it was."""
