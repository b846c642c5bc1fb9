"""Stores of generated notes, relations and other records, with text that has broken other programs."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Record = dict[str, Any]
Tables = dict[str, list[Record]]

HOSTILE = (
    "\0", "a\r\nb\rc", "‮‮evil", "é", "😀👩‍👩‍👧", "=cmd|' /C calc'!A0", "<script>&amp;]]>", '"},{"id":"n-1"}',
    "urn:x-syntopic:note:n-1", "[[x]] ^n-1", "\u2028\u2029\x85", "\ufeff", " ", "\U0010ffff", "\x1b[31m",
    "%00/../",
)  # fmt: skip
words = st.one_of(st.text(st.characters(exclude_categories=("Cs",)), max_size=40), st.sampled_from(HOSTILE))
names = words.filter(str.strip)
idents = st.one_of(st.from_regex(r"[a-z]{1,2}-[0-9]{8}-[a-z2-9]{6}", fullmatch=True), names)
tags = st.lists(names.map(lambda name: f"t/{name}"), min_size=1, max_size=3).map("/".join)
times = st.one_of(
    st.datetimes().map(lambda at: f"{at.year:04}-{at:%m-%dT%H:%M:%SZ}"),
    st.sampled_from(["yesterday", "", "2026"]),
)
loose = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**60), 2**60), words),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)),
    max_leaves=6,
)


@st.composite
def quotes(draw: st.DrawFn) -> Record:
    exact, start = draw(names), draw(st.integers(0, 10**6))
    return {
        "exact": exact,
        "prefix": draw(words),
        "suffix": draw(words),
        "start": start,
        "end": start + len(exact),
        "cleaning": draw(st.integers(0, 9)),
    }


@st.composite
def notes(draw: st.DrawFn) -> Record:
    """A note as the program makes it: on a quote, on a whole report, a finding, or on a theme alone."""
    on_report = draw(st.booleans())
    return {
        "report": draw(names) if on_report else None,
        "title": draw(words) if on_report else None,
        "prints": ["b" * 8, draw(words)] if on_report else None,
        "quote": draw(st.none() | quotes()) if on_report else None,
        "text": draw(words),
        "tags": draw(st.lists(tags, max_size=3)),
        "holder": draw(st.none() | names),
        "theme": draw(st.none() | names),
        "created": draw(times),
        "updated": draw(times),
    }


@st.composite
def edited_by_hand(draw: st.DrawFn) -> Record:
    """A note of which a field has a wrong type, is missing, or is none of ours."""
    note = draw(notes())
    for key in draw(
        st.lists(st.sampled_from([*note, "annotation", "conflict", "mine", "quote"]), max_size=3)
    ):
        if draw(st.booleans()):
            note.pop(key, None)
        else:
            note[key] = draw(loose)
    return note


@st.composite
def stores(draw: st.DrawFn) -> Tables:
    """Tables of records with ids, some of them versions of each other, some relations leading nowhere."""
    known = draw(st.lists(idents, min_size=1, max_size=12, unique=True))
    bodies = [draw(notes() | edited_by_hand()) for _ in known]
    made = [{"id": ident, **body} for ident, body in zip(known, bodies, strict=True)]
    for note in made:
        if draw(st.integers(0, 4)) == 0:
            note["conflict"] = draw(st.sampled_from(known))
    ends = st.sampled_from([*known, "n-nowhere"])
    relations = [
        {
            "id": ident,
            "type": draw(names),
            "from": draw(ends),
            "to": draw(ends),
            "text": draw(words),
            "created": draw(times),
            "updated": draw(times),
        }
        for ident in draw(st.lists(idents, max_size=4, unique=True))
    ]
    themes = [
        {"id": ident, "name": draw(names), "aliases": draw(loose)}
        for ident in draw(st.lists(idents, max_size=2, unique=True))
    ]
    return {"notes": made, "relations": relations, "themes": themes}
