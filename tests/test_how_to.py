"""The pages of `docs/how-to` work as they stand: what they say to write and register, no more.

Each is followed in a copy of the program: its code blocks are put where it says, its commands
are run there.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "how-to"
COPIED = ("kg", "loaders", "ontology", "queries", "tests")

_FILE = re.compile(
    r"^\d+\. Write [^`\n]*`(?P<path>[^`]+)`:\n\n```\w+\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_LINE = re.compile(
    r"^\d+\. Register it in `(?P<path>[^`]+)`, (?P<where>below|at the end of) `(?P<table>[^`]+)`"
    r"[^`\n]*:\n\n```text\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (kg|python) (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Copy:
    """A copy of the program in which a page was followed."""

    folder: Path
    page: str

    def run(self, *arguments: str) -> str:
        """What a command of Python prints there."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(self.folder),
                "PYTHONUTF8": "1",
                "KG_STORE": str(self.folder / "store"),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def kg(self, *arguments: str) -> str:
        return self.run("-m", "kg", *arguments)

    def commands(self) -> list[str]:
        """What the commands print that the page says to try, in order."""
        found = [(name, shlex.split(rest)) for name, rest in _COMMAND.findall(self.page)]
        assert found
        return [self.kg(*rest) if name == "kg" else self.run(*rest) for name, rest in found]


def followed(name: str, folder: Path) -> Copy:
    """A copy in which the page of this name was followed: its files written, its lines added."""
    page = (PAGES / f"{name}.md").read_text("utf-8")
    for each in COPIED:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / each, folder / each, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    files, lines = list(_FILE.finditer(page)), list(_LINE.finditer(page))
    blocks = re.findall(r"^```(?!console)\w+$", page, re.MULTILINE)
    assert len(files) + len(lines) == len(blocks) > 0, "every block says where it goes"
    for file in files:
        path = folder / file["path"]
        assert not path.exists()
        path.write_text(file["code"], "utf-8")
    for line in lines:
        assert line["code"].count("\n") == 1, "one line"
        path = folder / line["path"]
        before, table, after = path.read_text("utf-8").partition(f"{line['table']}\n")
        assert table
        place = 0 if line["where"] == "below" else after.index("\n)\n") + 1
        path.write_text(before + table + after[:place] + line["code"] + after[place:], "utf-8")
    return Copy(folder, page)


def test_every_page_is_followed_here() -> None:
    here = Path(__file__).read_text("utf-8")
    for page in PAGES.glob("*.md"):
        assert f'followed("{page.stem}"' in here


@pytest.mark.slow
def test_an_export_is_added_by_one_module_and_one_line(tmp_path: Path) -> None:
    copy = followed("new-export", tmp_path)
    copy.kg("load", str(ROOT / "examples"))
    _, help_text, tested = copy.commands()
    written = (tmp_path / "tasks.md").read_text("utf-8").splitlines()
    tasks = json.loads(copy.kg("query", "--cypher", "MATCH (t:Task) RETURN t.name AS name"))
    assert sorted(line[2:].rpartition(": ")[0] for line in written) == sorted(
        task["name"] for task in tasks
    )
    assert "    .md                      the tasks as a list in Markdown\n" in help_text
    assert re.search(r"\b1 passed", tested), tested


@pytest.mark.slow
def test_a_question_is_added_by_its_two_files(tmp_path: Path) -> None:
    copy = followed("new-question", tmp_path)
    copy.kg("load", str(ROOT / "examples"))
    *answers, tested = copy.commands()
    cypher, sparql = map(json.loads, answers)
    assert cypher == sparql != []
    assert re.search(r"\b[1-9] passed", tested), tested
    counted = json.loads(
        copy.kg("query", "--cypher", "MATCH (t:Task)-[:PART_OF]->(:Goal) RETURN count(*) AS tasks")
    )
    assert [{"tasks": sum(row["tasks"] for row in cypher)}] == counted
    assert "goal-tasks" in {each["name"] for each in json.loads(copy.kg("query", "--list"))}


@pytest.mark.slow
def test_an_engine_is_added_by_one_module_and_one_line_and_keeps_the_contract(
    tmp_path: Path,
) -> None:
    copy = followed("new-engine", tmp_path)
    copy.kg("load", str(ROOT / "examples"))
    answered, tested = copy.commands()
    assert (tmp_path / "store" / "beside").is_dir()
    assert json.loads(answered) == json.loads(copy.kg("query", "goals")) != []
    assert re.search(r"\b[5-9]\d passed", tested), tested
    assert json.loads(copy.kg("status", "--format", "json"))["engine"]["name"] == "embedded"


def test_a_kind_of_document_is_added_by_one_module_and_one_line(tmp_path: Path) -> None:
    copy = followed("new-kind", tmp_path)
    minutes = "青石区政府第三次常务会议纪要\n\n会议决定新建口袋公园5处。\n会议听取了汇报。\n"
    (tmp_path / "会议.txt").write_text(minutes, "utf-8")
    (document,) = json.loads(copy.kg("load", "会议.txt", "--format", "json"))
    assert document["kind"] == "minutes"
    assert "会议纪要" in copy.kg("query", "coverage", "--format", "table")
    (task,) = json.loads(copy.kg("query", "--cypher", "MATCH (t:Task) RETURN t.name AS name"))
    assert task == {"name": "新建口袋公园5处"}


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_a_page_is_short(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert len([line for line in prose.splitlines() if line.strip()]) <= 15
