"""`kg status`: what is loaded, and whether everything is in step."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kg import __version__
from kg.cli.command import Command
from kg.cli.options import debug_option, form_option, language_option, store_option
from kg.cli.output import default_format, emit, to_json, write
from kg.cli.values import harmless
from ontology.labels import Language


@click.command(
    cls=Command,
    name="status",
    short_help="What is loaded, and where.",
    epilog="""\b
Examples:
  kg status
  kg status --store ./store --format json
""",
)
@form_option
@language_option
@store_option
@debug_option
def command(*, form: str | None, language: Language | None, folder: Path) -> None:
    """Show the store's folder, its documents with counts, and the state of the engine.

    \b
    查看已读入的文件和存放位置。
    """
    report = _report(folder)
    if (form or default_format(sys.stdout)) == "json":
        write(to_json(report, sys.stdout), sys.stdout)
    else:
        _print(report, language or "zh")


def _report(folder: Path) -> dict[str, Any]:
    from kg.mirror.engines import registered
    from kg.store import Store
    from ontology.registries import registries

    with Store.open(folder) as store:
        documents = [
            {
                "document": each.name,
                "kind": each.kind,
                "title": each.title,
                "dated": each.dated,
                "stated": each.stated,
                "inferred": each.inferred,
                "pieces": {outcome.value: count for outcome, count in each.pieces.items()},
                "quotes": each.has_text,
                "sha256": each.sha256,
            }
            for each in store.documents()
        ]
        own = registered()
        in_step = own.at(folder).fingerprint == store.fingerprint
    return {
        "version": __version__,
        "store": str(folder.absolute()),
        "documents": documents,
        "engine": {"name": own.name, "in_step": in_step},
        "registries": [
            {"code": each.division.code, "name": each.division.name, "units": len(each.units)}
            for each in registries()
        ],
    }


def _print(report: dict[str, Any], language: Language) -> None:
    from rich.console import Console
    from rich.text import Text

    from kg.answer.ask import Answer
    from ontology.labels import Label
    from queries import Column

    heads = {
        "store": Label("存放位置", "store"),
        "engine": Label("内置引擎", "embedded engine"),
        "registry": Label("单位名录", "registry"),
    }
    step = {
        True: Label("与数据一致", "in step with the data"),
        False: Label("待同步（下次提问时自动完成）", "behind; the next query brings it in step"),
    }
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    lines = [
        f"kg {report['version']}",
        f"{heads['store'][language]}: {report['store']}",
        f"{heads['engine'][language]}: {step[report['engine']['in_step']][language]}",
    ]
    lines += [
        f"{heads['registry'][language]}: {each['name']} ({each['code']}), {each['units']}"
        for each in report["registries"]
    ]
    for line in lines:
        console.print(Text(harmless(line)), soft_wrap=True)
    columns = (
        Column("document", Label("文件", "document")),
        Column("title", Label("标题", "title")),
        Column("kind", Label("类型", "kind"), "code"),
        Column("dated", Label("日期", "dated")),
        Column("stated", Label("文中陈述", "stated"), "number"),
        Column("inferred", Label("推断", "inferred"), "number"),
        Column("pieces_stated", Label("已成陈述", "pieces stated"), "number"),
        Column("pieces_kept", Label("留作文字", "kept as text"), "number"),
        Column("pieces_rejected", Label("未采用", "rejected"), "number"),
        Column("quotes", Label("含原文", "quotes"), "boolean"),
    )
    records = (
        {**each, **{f"pieces_{outcome}": count for outcome, count in each["pieces"].items()}}
        for each in report["documents"]
    )
    rows = tuple(tuple(each.get(column.key) for column in columns) for each in records)
    emit(
        Answer(columns, rows, Label("文件", "Documents")),
        sys.stdout,
        form="table",
        language=language,
    )
