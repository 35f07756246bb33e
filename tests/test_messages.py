"""Messages in Chinese: every one has an entry, every entry puts its message into Chinese."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from kg.cli import cli
from kg.cli.language import speaking
from kg.cli.messages import in_chinese
from tests.messages import ROOT, Source

SECTIONS = tomllib.loads((ROOT / "kg/cli/messages.zh.toml").read_text("utf-8"))
ENTRIES = {english: chinese for each in SECTIONS.values() for english, chinese in each.items()}
HELP = {
    english: chinese
    for each in tomllib.loads((ROOT / "kg/cli/help.zh.toml").read_text("utf-8")).values()
    for english, chinese in each.items()
}
OURS = {english for name, each in SECTIONS.items() if name != "usage" for english in each}


@cache
def source() -> Source:
    return Source()


def test_every_message_has_its_chinese() -> None:
    said = source().messages()
    assert len(said) > 400
    missing = [
        f"{module}: {each}"
        for each, module in said.items()
        if each not in ENTRIES and in_chinese(each.replace("{}", "甲")) == each.replace("{}", "甲")
    ]
    assert not missing, "\n".join(["give kg/cli/messages.zh.toml an entry for:", *missing])


def test_no_entry_is_of_a_message_that_is_gone() -> None:
    words = source().words()
    parts = {e: [p.strip(" :;()") for p in e.removeprefix("no ").split("{}")] for e in OURS}
    assert not [e for e, own in parts.items() if not any(p and p in words for p in own)]


@pytest.mark.parametrize("english", ENTRIES)
def test_an_entry_puts_its_message_into_chinese(english: str) -> None:
    values = [f"甲{number}" for number in range(english.count("{}"))]
    message = english
    for each in values:
        message = message.replace("{}", each, 1)
    put = in_chinese(message)
    assert put != message
    assert set(re.findall(r"甲\d", put)) >= set(values) - {"甲1"} or "cell{}" in english
    assert "{" not in put.replace("{iri}", "")


def test_an_entry_says_enough_to_be_told_from_others() -> None:
    assert not [e for e in ENTRIES if "{}" in e and len(re.findall("[A-Za-z]", e)) < 3]


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("甲.docx: does not exist — check the path", "甲.docx：不存在 — 请检查路径"),
        ("甲.txt: row 47: 乙局 is named twice among its units", "甲.txt：第47行：单位乙局写了两次"),
        (
            "甲.txt: the kind of document is not recognised (work report of a government: it"
            " has tables; list of tasks with their units: no three tasks with their units behind"
            " them)",
            "甲.txt：认不出是哪类文件（政府工作报告：含有表格；任务分工：没有三项以上后面写明单位的任务）",
        ),
        (
            "2 things have the name «甲» — say which, by its IRI: 1/unit/甲局 (Bureau, 乙县);"
            " 2/task/3 (Task, 丙.txt, row 3) and 4 more",
            "有2个事物叫“甲” — 请照写其中一个，代替名称：1/unit/甲局（局，乙县）；"
            "2/task/3（任务，丙.txt，第3行），另有4个",
        ),
        ("a b (Beta, c)", "a b (Beta, c)"),
        (
            "there is no relationship type `LEAD` in this graph: did you mean `LEADS`?",
            "图中没有关系类型`LEAD`：是不是`LEADS`？",
        ),
        ("what nobody has put into Chinese", "what nobody has put into Chinese"),
        ("does not exist" * 1000, "does not exist" * 1000),
    ],
)
def test_messages_within_messages(message: str, chinese: str) -> None:
    assert in_chinese(message) == chinese


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"KG_LANG": "zh"}, "不存在"),
        ({"LANG": "zh_CN.UTF-8"}, "不存在"),
        ({"LANG": "zh_CN.UTF-8", "KG_LANG": "en"}, "does not exist"),
        ({"LANG": "en_GB.UTF-8"}, "does not exist"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "does not exist"),
    ],
)
def test_the_person_chooses_the_language(
    environment: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    store = str(tmp_path / "s")
    result = CliRunner().invoke(
        cli, ["--store", store, "load", str(tmp_path / "甲.txt")], env=environment
    )
    assert said in result.stderr
    assert result.exit_code == 1


def test_programs_get_the_same_words_in_every_language(tmp_path: Path) -> None:
    table = "青石区2031年重点工作\n\n序号\t任务\t牵头单位\t进展\n1\t新建公园3个\t甲局、甲局\t2个\n"
    (tmp_path / "甲.txt").write_text(table, "utf-8")
    said = []
    for language in ("zh", "en"):
        result = CliRunner().invoke(
            cli,
            ["load", "--store", str(tmp_path / language), "--format", "json", "甲.txt"],
            env={"KG_LANG": language, "PWD": str(tmp_path)},
        )
        said.append(result.stdout)
    assert said[0] == said[1]


@pytest.mark.parametrize("arguments", [["laod"], ["load", "--nope"], ["query", "--lang", "xx"]])
def test_wrong_usage_is_told_in_chinese(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, arguments, env={"KG_LANG": "zh"})
    assert result.exit_code == 2
    assert "错误：" in result.stderr
    assert "Error" not in result.stderr


def _context(command: click.Command) -> click.Context:
    return click.Context(command, help_option_names=["-h", "--help"], terminal_width=80)


def _commands(command: click.Command, context: click.Context) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from _commands(found, context)


def test_every_option_and_paragraph_of_help_has_its_chinese() -> None:
    wanted = set()
    for command in _commands(cli, _context(cli)):
        wanted |= {e.help for e in command.params if isinstance(e, click.Option) and e.help}
        paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
        wanted |= {" ".join(each.split()) for each in paragraphs if not each.startswith("\b")}
        wanted |= {command.get_short_help_str(limit=999)} - {""}
    assert len(wanted) > 90
    assert not wanted - HELP.keys()


def test_help_in_chinese_keeps_within_the_console() -> None:
    with speaking("zh"):
        for command in _commands(cli, _context(cli)):
            lines = command.get_help(_context(command)).split("\n")
            help_ = [each for each in lines if not each.startswith("    kg ")]
            assert all(cell_len(each) <= 82 or "|" in each for each in help_), command.name


def test_help_stays_english_where_it_is_asked_for() -> None:
    chinese, english = (
        CliRunner().invoke(cli, ["load", "--help"], env={"KG_LANG": each}).stdout
        for each in ("zh", "en")
    )
    assert "更正：替换库中同一地区、" in chinese
    assert "A correction: put" not in chinese
    assert "A correction: put" in english
    asked = CliRunner().invoke(cli, ["load", "--lang", "zh", "--help"], env={"KG_LANG": "en"})
    assert asked.stdout == chinese
