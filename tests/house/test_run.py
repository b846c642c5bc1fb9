"""The script that sets everything up: what it asks uv for, and how it comes by uv."""

from __future__ import annotations

import base64
import hashlib
import http.server
import importlib.machinery
import importlib.util
import io
import os
import platform
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def run(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script as a module."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = importlib.machinery.SourceFileLoader("run", str(project_root / "run"))
    spec = importlib.util.spec_from_loader("run", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def script(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


# What uv is asked for


def test_arguments_go_to_syntopic_without_the_tools_of_developers(run: Any) -> None:
    command = run.uv_arguments(["reports", "--json"])
    assert command[:4] == ["run", "--frozen", "--project", str(run.ROOT)]
    assert command[-4:] == ["--no-dev", "syntopic", "reports", "--json"]


def test_no_argument_opens_the_reader(run: Any) -> None:
    assert run.uv_arguments([])[-1] == "syntopic"


def test_test_runs_pytest_with_all_tools(run: Any) -> None:
    command = run.uv_arguments(["test", "-k", "house"])
    assert command[-3:] == ["pytest", "-k", "house"]
    assert "--no-dev" not in command


def test_uv_gets_its_arguments_as_they_are(run: Any) -> None:
    assert run.uv_arguments(["uv", "lock", "--check"]) == ["lock", "--check"]


def test_the_python_at_hand_makes_the_environment_and_is_not_asked_again(run: Any, tmp_path: Path) -> None:
    run.ROOT = tmp_path
    assert run.uv_arguments([])[4:6] == ["--python", sys.executable]
    (tmp_path / ".venv").mkdir()
    assert "--python" not in run.uv_arguments([])


def test_the_script_becomes_uv_in_the_callers_folder(project_root: Path, tmp_path: Path) -> None:
    script(tmp_path / "bin" / "uv", '[ "$1" = --version ] && echo "uv 9.0" || { pwd; echo "$@"; }')
    environment = os.environ | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}

    def said(*arguments: str) -> list[str]:
        command = [sys.executable, str(project_root / "run"), *arguments]
        return subprocess.check_output(command, env=environment, cwd=tmp_path, text=True).splitlines()

    assert said("uv", "tree") == [str(tmp_path), "tree"]
    assert said("read", "a file.txt")[0] == str(tmp_path)
    assert said("test")[0] == str(project_root)


# Which uv


def test_a_usable_uv_on_the_path_is_taken(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uv = script(tmp_path / "uv", 'echo "uv 0.13.0 (x86_64-unknown-linux-gnu)"')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    found, environment = run.find_uv()
    assert found == uv
    assert environment == dict(os.environ)


@pytest.mark.parametrize("body", ['echo "uv 0.4.30"', 'echo "uv: not installed here" >&2; exit 127', ":"])
def test_an_old_or_broken_uv_is_passed_over(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    script(tmp_path / "bin" / "uv", body)
    ours = script(tmp_path / "cache" / "syntopic" / f"uv-{run.UV}" / "uv", ":")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found, environment = run.find_uv()
    assert found == ours
    assert environment["UV_SYSTEM_CERTS"] == "1"


# Which wheel


@pytest.mark.parametrize(
    ("system", "machine", "libc", "tag"),
    [
        ("Linux", "x86_64", "glibc", "manylinux2014_x86_64"),
        ("Linux", "x86_64", "", "musllinux_1_1_x86_64"),
        ("Linux", "aarch64", "glibc", "musllinux_1_1_aarch64"),
        ("Linux", "aarch64", "musl", "musllinux_1_1_aarch64"),
        ("Darwin", "x86_64", "", "macosx_10_12_x86_64"),
        ("Darwin", "arm64", "", "macosx_11_0_arm64"),
    ],
)
def test_each_machine_has_its_wheel(
    run: Any, monkeypatch: pytest.MonkeyPatch, system: str, machine: str, libc: str, tag: str
) -> None:
    _pretend(monkeypatch, system, machine, libc)
    name, checksum = run.wheel()
    assert name.startswith(f"uv-{run.UV}-py3-none-")
    assert name.endswith(f"{tag}.whl")
    assert len(bytes.fromhex(checksum)) == 32


def test_an_unknown_machine_is_told_to_install_uv(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _pretend(monkeypatch, "Plan 9", "mips", "")
    with pytest.raises(run.SetupError, match=r"Plan 9 on mips: install uv by hand") as caught:
        run.fetch()
    assert "\n" not in str(caught.value)


# Fetching and keeping it


@dataclass
class Index:
    """A package index on this machine that has one file of uv."""

    address: str = ""
    file_name: str = ""
    content: bytes = b""
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@pytest.fixture
def index(run: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    index = Index()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            index.asked.append((self.path, self.headers["Authorization"]))
            page = f'<a href="../../files/{index.file_name}?a=1&amp;b=2#sha256=0">uv</a>'.encode()
            pages = {"/simple/uv/": page, f"/files/{index.file_name}?a=1&b=2": index.content}
            self.send_response(200 if self.path in pages else 404)
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, *_: object) -> None:
            pass

    _pretend(monkeypatch, "Linux", "x86_64", "glibc")
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "*")
    index.content = _wheel_of(run.UV)
    tags, _ = run.WHEELS["Linux", "x86_64", "glibc"]
    run.WHEELS["Linux", "x86_64", "glibc"] = (tags, hashlib.sha256(index.content).hexdigest())
    index.file_name = run.wheel()[0]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        index.address = f"127.0.0.1:{server.server_port}/simple"
        monkeypatch.setenv("PIP_INDEX_URL", f"http://{index.address}")
        yield index
        server.shutdown()


def test_uv_is_fetched_once_and_kept(run: Any, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    uv, _ = run.find_uv()
    assert uv == Path(os.environ["XDG_CACHE_HOME"], "syntopic", f"uv-{run.UV}", "uv")
    assert subprocess.check_output([uv]) == b"our uv\n"
    assert list(uv.parent.iterdir()) == [uv]
    asked = len(index.asked)
    assert run.find_uv()[0] == uv
    assert len(index.asked) == asked


def test_a_changed_file_is_refused(run: Any, index: Index) -> None:
    index.content += b"!"
    with pytest.raises(run.SetupError, match="not the file that is pinned"):
        run.fetch()


def test_an_index_without_it_is_named(run: Any, index: Index) -> None:
    index.file_name = "uv-0.0.1.whl"
    with pytest.raises(run.SetupError, match=rf"{index.address}/uv/ has no uv-{run.UV}"):
        run.fetch()


def test_a_password_is_sent_and_never_shown(run: Any, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://reader:pass%40word@{index.address}")
    assert run.fetch() == index.content
    assert {sent for _, sent in index.asked} == {"Basic " + base64.b64encode(b"reader:pass@word").decode()}
    index.file_name = "gone"
    with pytest.raises(run.SetupError) as caught:
        run.fetch()
    assert "pass" not in str(caught.value)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/simple", "nonsense", "http://127.0.0.1:1 2/simple"])
def test_no_network_is_one_clear_line(
    run: Any, index: Index, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("UV_INDEX_URL", address)
    with pytest.raises(run.SetupError, match="check the network, HTTPS_PROXY and the") as caught:
        run.fetch()
    assert "\n" not in str(caught.value)


def test_a_cache_that_cannot_be_written_is_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(run.SetupError, match=r"cannot keep uv in .*file/x \(.*\): set XDG_CACHE_HOME"):
        run.install(_wheel_of(run.UV), tmp_path / "file" / "x" / "uv")


def _pretend(monkeypatch: pytest.MonkeyPatch, system: str, machine: str, libc: str) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "libc_ver", lambda: (libc, ""))


def _wheel_of(version: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(f"uv-{version}.data/scripts/uv", "#!/bin/sh\necho our uv\n")
    return content.getvalue()
