"""Files as they come: encodings, line ends, and everything that is no text."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from loaders.formats import read, uncovered
from loaders.formats.files import MAX_BYTES
from loaders.formats.lines import MAX_CELL
from ontology.errors import KgError, ReadError, TableError

TEXT = "青石区2024年工作\r\n一、回顾——“十四五”\r\n新增绿地8.6万平方米，比上年增长3%。\r\n"


def refusal(path: Path) -> str:
    """The message a file is refused with: one line that names the file."""
    with pytest.raises(KgError) as caught:
        read(path)
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    return message


def written(folder: Path, data: bytes, name: str = "文件.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("codec", "encoding", "said"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", False),
        ("gb18030", "gb18030", True),
        ("gbk", "gb18030", True),
        ("utf-16", "utf-16", True),
        ("utf-16-le", "utf-16-le", True),
        ("utf-16-be", "utf-16-be", True),
        ("utf-32", "utf-32", True),
    ],
)
def test_encodings(tmp_path: Path, codec: str, encoding: str, *, said: bool) -> None:
    path = written(tmp_path, TEXT.encode(codec))
    document = read(path)
    assert document.encoding == encoding
    assert bool(document.notices) == said
    with path.open(encoding=document.encoding, newline="") as file:
        assert file.read() == document.text, "offsets can be checked with Python alone"
    assert [block.piece.text for block in document.blocks] == TEXT.split("\r\n")[:3]
    assert uncovered(document) == []
    for block in document.blocks:
        assert document.text[block.piece.start : block.piece.end] == block.piece.text


@pytest.mark.parametrize("codec", ["big5", "shift_jis", "euc_kr", "cp1251", "latin-1"])
def test_other_encodings_are_refused_not_believed(tmp_path: Path, codec: str) -> None:
    words = {
        "big5": "臺灣省政府工作報告與說明會議紀錄，總統府秘書長。" * 5,
        "shift_jis": "これは日本語のテキストです。カタカナもあります。" * 5,
        "euc_kr": "이 보고서는 부서의 추진 실적을 정리한 것이다. 도로와 주택 사업은 진행 중. " * 5,
        "cp1251": "Это русский текст, который не является китайским. " * 5,
        "latin-1": "Les élèves français étaient très âgés à Nîmes, où ça? " * 5,
    }
    message = refusal(written(tmp_path, words[codec].encode(codec)))
    assert "UTF-8" in message


def test_one_damaged_byte_is_named(tmp_path: Path) -> None:
    data = TEXT.encode()
    assert "byte 9" in refusal(written(tmp_path, data[:9] + b"\xff" + data[9:]))
    assert "byte" in refusal(written(tmp_path, b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1]))


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x9b"])
def test_control_characters_are_refused(tmp_path: Path, control: str) -> None:
    message = refusal(written(tmp_path, f"青石区\n建{control}桥\n".encode()))
    assert "NUL" in message or "line 2" in message
    assert control not in message


def test_files_of_other_kinds_are_named(tmp_path: Path) -> None:
    word = tmp_path / "a.docx"
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", "x")
    assert "Word document (.docx) that is damaged" in refusal(word)
    assert "PDF that is damaged" in refusal(written(tmp_path, b"%PDF-1.7\n%\xe2\xe3"))
    assert "PNG" in refusal(written(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00"))
    assert "old Office" in refusal(written(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9))
    assert "RTF" in refusal(written(tmp_path, b"{\\rtf1 x}"))
    assert "XML, but no web page" in refusal(written(tmp_path, b"\n<?xml version='1.0'?><a/>"))
    assert "no words" in refusal(written(tmp_path, b"\n<!DOCTYPE html><html>"))
    assert "NUL" in refusal(written(tmp_path, bytes(range(256)) * 9))


def test_what_is_not_there_or_empty(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "nicht.txt")
    assert "folder" in refusal(tmp_path)
    assert "empty" in refusal(written(tmp_path, b""))
    assert "white space" in refusal(written(tmp_path, "\ufeff \r\n\t\n\u3000".encode()))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are of Unix")
def test_a_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "regular file" in refusal(tmp_path / "pipe.txt")


def test_a_file_beyond_measure_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # a hole, not a gigabyte on disk
    assert "larger than 64 MiB" in refusal(path)


def test_a_cell_beyond_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "\t任务\n\t单位\n\t进展\n\n\t建桥\n\t区住建局\n\t"
    with pytest.raises(TableError, match=r"line 7: a cell of"):
        read(written(tmp_path, (head + "长" * (MAX_CELL + 1)).encode()))
    with pytest.raises(ReadError, match="paragraph"):
        read(written(tmp_path, ("长" * (MAX_CELL + 1)).encode()))
    monkeypatch.setattr("loaders.formats.grid.MAX_CELL", 1000)
    with pytest.raises(TableError, match=r"row 1, column 3: a cell of"):
        read(written(tmp_path, (head + "长\n" * 501).encode()))
    monkeypatch.setattr("loaders.formats.lines.MAX_LINES", 1000)
    with pytest.raises(ReadError, match="lines"):
        read(written(tmp_path, b"a\n" * 1001))


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_a_cell_of_50_megabytes_is_refused_with_bounded_memory(tmp_path: Path) -> None:
    path = written(tmp_path, "\t任务\n\t单位\n\n\t".encode() + b"x" * 50_000_000)
    # VmHWM, not ru_maxrss: the latter starts at what the parent had when it forked.
    program = (
        "import re, sys\nfrom pathlib import Path\nfrom ontology.errors import TableError\n"
        "from loaders.formats import read\n"
        "try:\n    read(Path(sys.argv[1]))\nexcept TableError:\n"
        "    status = Path('/proc/self/status').read_text()\n"
        "    print(re.search(r'VmHWM:\\s+(\\d+)', status).group(1))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    # The bytes, the text of two bytes a character, and the program.
    assert int(result.stdout) < 300_000


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(tmp_path: Path, end: str) -> None:
    text = end.join(["标题", "\t任务", "\t单位", "", "\t建桥", "\t区住建", "", "局", ""])
    document = read(written(tmp_path, text.encode()))
    assert document.text == text
    (table,) = document.tables
    assert table.columns == ("任务", "单位")
    assert uncovered(document) == []


@pytest.mark.slow
def test_hostile_texts_are_read_in_straight_time(tmp_path: Path) -> None:
    """None of these may take time that grows with the square of its length."""
    count = 30_000
    for text in (
        "\t甲\n" * count,
        "甲\t乙\n" * count + "丙\t丁\t戊\n\n",
        "|甲|\n" * count,
        "甲|乙\n" * count,
        "\t甲\n\n" * count,
        "\t甲\n\n乙\n" * count,
        "一" * count + "、\n",
        "（" * count,
        " " * count * 10 + "-",
        "|" * count,
        "\\" * count + "|\n|-|",
        "[bookmark: " * count,
        "<br" * count,
    ):
        begun = time.process_time()
        path = written(tmp_path, text.encode())
        try:
            assert uncovered(read(path)) == []
        except TableError as error:
            assert str(error).startswith(str(path))  # noqa: PT017 - either outcome is right
        assert time.process_time() - begun < 20, text[:10]  # a square would take minutes
