"""Front matter: what a file says of itself before its text, in YAML that JSON's readers could read too."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from notes.export.preserved_blocks import SCHEMA, digest

_DIGEST: Final = 'digest: ""'


def with_front_matter(body: str, fields: Mapping[str, Any], flavour: str) -> str:
    """A whole file: its fields, what it is of, its digest, and its text.

    Args:
        body: the text.
        fields: texts, lists of texts, or references; empty ones are left out.
        flavour: which flavour of Markdown it is.
    """
    rows = [_row(name, value) for name, value in fields.items() if value]
    head = "\n".join(["---", *rows, f'flavour: "{flavour}"', f'schema: "{SCHEMA}"', _DIGEST, "---"])
    text = f"{head}\n\n{body}"
    return text.replace(_DIGEST, f'digest: "{digest(text)}"', 1)


def _row(name: str, value: object) -> str:
    if isinstance(value, Sequence) and value and isinstance(value[0], Mapping):
        return "\n".join([f"{name}:", *(f"- {_json(item)}" for item in value)])
    return f"{name}: {_json(value)}"


def _json(value: object) -> str:
    """A value as JSON, which is YAML; what YAML does not print is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else c for c in text)
