"""Bad input through the real program: one clear line, an exit code, the store as it was."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.rdf import n_quads
from tests.damage import EXAMPLE, Said, run, run_alone

PROGRAM = [sys.executable, "-c", "from kg.cli import main; main()"]
NAME = EXAMPLE.name
TEXT = EXAMPLE.read_text("utf-8")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "store"
    done = kg(folder, "load", str(EXAMPLE))
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def store(original: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(original, tmp_path / "store"))


pytest.importorskip("resource", reason="limits as on POSIX")


def kg(store: Path, *arguments: str | bytes, limit: int | None = None, **more: str) -> Said:
    """Run the program. limit: bytes after which a file refuses to grow, as on a full disk."""
    if limit is None:
        return run(store, *(os.fsdecode(each) for each in arguments), **more)
    # What it says is no file here, so the limit is not of that.
    tight = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    return run_alone(store, *(os.fsdecode(each) for each in arguments), before=tight)


def state(store: Path) -> str:
    """A hash over all quads, and over every file beside RocksDB's.

    RocksDB numbers its files anew when it is opened for writing, whatever is written then, and
    they are sealed anew; a reader of the mirror touches that engine's books.
    """
    found = hashlib.sha256()
    for path in sorted(store.rglob("*")):
        name = path.relative_to(store)
        own = name.parts[0] in {"rdf", "rdf.seal"}
        own = own or path.name in {"statistics.json", "last-tx-id.bin"}
        if path.is_file() and not own:
            found.update(str(name).encode() + b"\0" + path.read_bytes())
    found.update(n_quads(ox.Store.read_only(str(store / "rdf"))))
    return found.hexdigest()


def one_line(done: Said) -> str:
    """The only line of the error; nothing on standard output."""
    assert done.code == 1, done.err
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert line.startswith("kg: ")
    return line


def zipped(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "<a/>")
    return buffer.getvalue()


BAD: dict[str, tuple[bytes | None, str]] = {
    "missing.txt": (None, "does not exist"),
    "empty.txt": (b"", "is empty"),
    "blank.txt": (" \n\t\r\n\u3000\n".encode(), "nothing but white space"),
    "marked.txt": (b"\xef\xbb\xbf \n", "nothing but white space"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG picture"),
    "letter.docx": (zipped("word/document.xml"), "a Word document"),
    "archive.zip": (zipped("a.txt"), "a zip archive"),
    "paper.pdf": (b"%PDF-1.4\n%\xe2\xe3\n", "a PDF"),
    "no-units.txt": (
        TEXT.replace("牵头单位", "备注").replace("配合单位", "说明").encode(),
        "no column of units",
    ),
    "cut.txt": (TEXT.replace("\t区统计局、各街道（镇）\n", "", 1).encode(), "the row has 4 cells"),
    "huge-cell.txt": (TEXT.replace("年度数据尚未公布", "字" * (50 << 20)).encode()[: 60 << 20], ""),
    "big5.txt": (TEXT.encode("big5", "replace"), "neither UTF-8"),
    "broken.txt": (TEXT.encode()[:500] + b"\xff\xfd" + TEXT.encode()[500:], "neither UTF-8"),
    "nul.txt": (TEXT.encode()[:600] + b"\0" + TEXT.encode()[600:], "NUL"),
    "escape.txt": (TEXT.replace("青溪", "\x1b[31m青溪").encode(), "control character U+001B"),
    "prose.txt": ("今天开会。\n明天也开会。\n".encode() * 20, "kind of document"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read(original: Path, tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    before = state(original)
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    line = one_line(kg(original, "load", str(path)))
    assert name in line
    assert words in line
    assert state(original) == before


def test_one_bad_file_among_good_ones_loads_none(original: Path, tmp_path: Path) -> None:
    before = state(original)
    shutil.copy(EXAMPLE, tmp_path / "good.txt")
    (tmp_path / "bad.txt").write_bytes(b"")
    assert "bad.txt" in one_line(kg(original, "load", str(tmp_path)))
    assert state(original) == before


def test_the_same_name_with_other_content(original: Path, tmp_path: Path) -> None:
    before = state(original)
    (tmp_path / NAME).write_text(TEXT.replace("115%", "116%"), "utf-8", newline="")
    assert "--replace" in one_line(kg(original, "load", str(tmp_path / NAME)))
    assert state(original) == before


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_other_encodings_are_read_and_said(
    tmp_path: Path, encoding: str, mark: bytes, original: Path
) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(mark + TEXT.encode(encoding))
    done = kg(original, "load", str(path), "--dry-run")
    assert done.code == 0, done.err
    (record,) = json.loads(done.out)
    assert f"read as {encoding[:6].upper().rstrip('-')}" in record["notices"][0]
    (plain,) = json.loads(kg(original, "load", str(EXAMPLE), "--dry-run").out)
    assert record["account"] == plain["account"]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(
    tmp_path: Path, original: Path, ends: str
) -> None:
    path = tmp_path / "ends.txt"
    path.write_bytes(TEXT.replace("\n", ends).encode())
    (record,) = json.loads(kg(original, "load", str(path), "--dry-run").out)
    (plain,) = json.loads(kg(original, "load", str(EXAMPLE), "--dry-run").out)
    assert record["stated"] == plain["stated"]


@pytest.mark.parametrize(
    "name",
    [
        *("=1+1.txt", "<b>.txt", "a\nb.txt", "字" * 80),
        *(pytest.param(n, marks=pytest.mark.slow) for n in ("a b.txt", "😀.txt", "a#b?c%20d.txt")),
    ],
)
def test_a_name_is_only_a_name(store: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT.replace("2024年", "2022年"), "utf-8")
    assert kg(store, "load", str(path)).code == 0
    page = json.loads(kg(store, "show", name).out)
    assert page["properties"]["documentName"] == name
    removed = kg(store, "remove", name)
    assert removed.code == 0
    assert len(removed.err.splitlines()) == 1


def test_a_file_name_that_is_no_text(original: Path, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff.txt"
    Path(os.fsdecode(path)).write_text(TEXT, "utf-8")
    before = state(original)
    assert "not text" in one_line(kg(original, "load", path))
    assert "nothing has the name" in one_line(kg(original, "show", b"bad\xff.txt"))
    assert "not text" in one_line(kg(original, "query", "unit-portfolio", "-p", b"unit=\xff"))
    assert state(original) == before


def test_links_that_lead_nowhere_or_around(original: Path, tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to("self.txt")
    assert "symbolic links" in one_line(kg(original, "load", str(tmp_path / "self.txt")))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "up").symlink_to("..")
    shutil.copy(EXAMPLE, folder / "x.txt")
    assert kg(original, "load", str(folder), "--dry-run").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("query", "nosuch"), "no question «nosuch»"),
        (("query", "unit-portfolio"), "needs unit"),
        (("query", "unit-portfolio", "-p", "unit"), "write -p name=value"),
        (("query", "unit-portfolio", "-p", "unit=无此局"), "no Unit or UnitGroup"),
        (("query", "unit-portfolio", "-p", "unit=x", "-p", "y=1"), "no parameter y"),
        (("query", "progress", "-p", "verdict=good"), "is not one of"),
        (("query", "bridges", "-p", "top=many"), "whole number"),
        (("query", "--cypher", "CREATE (n:Unit)"), "only read"),
        (("query", "--sparql", "DROP ALL"), "read-only"),
        (("query", "--cypher", "LOAD CSV FROM 'file:///etc/hosts' AS x RETURN x"), "refused"),
        (("query", "--sparql", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"), "SERVICE"),
        (("query", "unmet", "-o", "/no/such/folder/x.csv"), "does not exist"),
        (("show", "无此局"), "nothing has the name"),
        (("remove", "无此文件.txt"), "no document"),
        (("export", "x.docx"), "ending .docx is unknown"),
    ],
)
def test_a_question_that_cannot_be_answered(
    original: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = state(original)
    assert words in one_line(kg(original, *arguments))
    assert state(original) == before


def test_a_store_of_a_newer_version_is_left_alone(store: Path) -> None:
    meta = json.loads((store / "store.json").read_text("utf-8"))
    (store / "store.json").write_text(json.dumps({**meta, "format": 99}), "utf-8")
    before = state(store)
    for arguments in (("load", str(EXAMPLE)), ("query", "unmet"), ("status",), ("remove", NAME)):
        assert "newer kg" in one_line(kg(store, *arguments))
    assert state(store) == before


def wipe(pattern: str, data: bytes | None) -> Callable[[Path], None]:
    """Fill all files of a pattern with other bytes, or remove them."""

    def damage(store: Path) -> None:
        found = list(store.glob(pattern))
        assert found or data is not None
        for path in found or [store / pattern]:
            if data is None:
                path.unlink()
            else:
                path.write_bytes(data)

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        wipe("store.json", b""),
        wipe("store.json", b"[]"),
        wipe("store.json", b'{"format": 1}'),
        wipe("store.json", b'{"format": 1, "generation": 1, "graphs": {"a": {}}}'),
        wipe("journal.nq", b"rubbish"),
        wipe("journal.nq", b"# {}\n"),
        wipe("rdf/*.sst", b"rubbish"),
        wipe("rdf/*.sst", None),
        wipe("rdf/CURRENT", None),
    ],
)
def test_a_damaged_store_says_so(store: Path, damage: Callable[[Path], None]) -> None:
    damage(store)
    # Among others the same document again, which an undamaged store holds already.
    for arguments in (("load", str(EXAMPLE)), ("show", "区统计局"), ("status",)):
        assert "move the" in one_line(kg(store, *arguments))


@pytest.mark.parametrize(
    "damage",
    [
        wipe("graph/db/*.bucket", b"x"),
        wipe("graph/db/*.bucket", None),
        wipe("graph/db/schema.json", b"x"),
        wipe("graph/mirrors", None),
    ],
)
def test_a_damaged_mirror_is_made_again(
    original: Path, store: Path, damage: Callable[[Path], None]
) -> None:
    damage(store)
    assert kg(store, "query", "unmet").out == kg(original, "query", "unmet").out
    assert json.loads(kg(store, "query", "unmet").out)


@pytest.mark.parametrize("limit", [1 << 12, 1 << 16, 1 << 18, 1 << 20])
@pytest.mark.slow
def test_a_disk_that_refuses_to_hold_more(store: Path, tmp_path: Path, limit: int) -> None:
    """Old or new, never in between: what the next command finds is whole."""
    path = tmp_path / "more.txt"  # of another year: a copy would be the same document
    path.write_text(EXAMPLE.read_text("utf-8").replace("2024年", "2022年"), "utf-8")
    done = kg(store, "load", str(path), limit=limit)
    if done.code:
        one_line(done)
    names = {each["document"] for each in json.loads(kg(store, "status").out)["documents"]}
    assert names in ({NAME}, {NAME, "more.txt"})
    assert kg(store, "validate").code == 0
    assert kg(store, "load", str(path)).code == 0
    assert len(json.loads(kg(store, "query", "goals").out)) > 0


def test_output_that_cannot_be_written(original: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "query", "progress"],
            env={**os.environ, "KG_STORE": str(original)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == "kg: standard output: No space left on device\n"


def test_names_and_numbers_that_look_like_nothing(store: Path, tmp_path: Path) -> None:
    """A unit called null is a unit; a number beyond all bounds stays JSON."""
    path = tmp_path / "odd.txt"
    odd = TEXT.replace("2024年", "2025年").replace("区统计局", "null").replace("8.2%", "1e400%")
    path.write_text(odd, "utf-8", newline="")
    assert kg(store, "load", str(path)).code == 0
    found = json.loads(kg(store, "query", "unit-portfolio", "-p", "unit=null").out)
    assert found
    answer = kg(store, "query", "--cypher", "RETURN 1.0/0.0 AS a, 0.0/0.0 AS b").out
    assert json.loads(answer, parse_constant=pytest.fail) == [{"a": "INF", "b": "NaN"}]
