"""Files that would hang, swell or crash their reader: each is named with the reason, the others are read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from corpus.library import open_paths


def zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return packed.getvalue()


CONTAINER = b'<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
PACKAGE = (
    b'<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    b'<spine><itemref idref="a"/></spine></package>'
)


def test_a_folder_of_hostile_files_is_opened_all_the_same(tmp_path: Path) -> None:
    bomb = zipped(
        {"META-INF/container.xml": CONTAINER, "c.opf": PACKAGE, "a.xhtml": b"<p>" + b" " * (60 << 20)}
    )
    files = {
        "bomb.epub": bomb,
        "cut.epub": bomb[:30_000],
        "empty.html": b"",
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(2000),
        "silent.html": b"<html><body><img src=x></body></html>",
        "old.docx": b"\xd0\xcf\x11\xe0" + bytes(600),
        "page.docx": b"<html><body><p>words</p>",
        "no-spine.epub": zipped({"META-INF/container.xml": CONTAINER, "c.opf": b"<package/>"}),
        "good.html": b"<p>Words that can be read.</p>",
        "deep.html": b"<div>" * 100_000 + b"<p>Words in the deep.</p>",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    opened = open_paths([tmp_path])
    assert {report.source for report in opened.reports} == {"good.html", "deep.html"}
    said = {problem.split(":")[0].rpartition("/")[2]: problem for problem in opened.problems}
    reasons = {
        "bomb.epub": "unpacks to more than 48 MB",
        "cut.epub": "damaged or cut off",
        "empty.html": "empty",
        "picture.html": "not a text file",
        "silent.html": "holds no words",
        "old.docx": "an old or a protected Office file",
        "page.docx": "not a Word file",
        "no-spine.epub": "holds no words",
    }
    assert said.keys() == reasons.keys()
    assert [name for name, reason in reasons.items() if reason not in said[name]] == []
    assert all("\n" not in problem and "Traceback" not in problem for problem in opened.problems)
