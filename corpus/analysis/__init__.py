"""What takes long of the work on a corpus, each part in short steps: here, or in a process of its own."""

from corpus.analysis.local import LocalWorker, Worker
from corpus.analysis.remote import RemoteWorker

__all__ = ["LocalWorker", "RemoteWorker", "Worker"]
