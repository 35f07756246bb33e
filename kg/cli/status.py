"""`kg status`: what is loaded, and whether everything is in step."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import __version__
from kg.cli.command import Command
from kg.cli.options import debug_option, form_option, language_option, store_option
from kg.cli.output import default_format, emit, to_json, write
from kg.cli.values import harmless
from ontology.labels import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.documents import StoredDocument


@click.command(
    cls=Command,
    name="status",
    epilog="""\b
Examples:
  kg status
  kg status --store ./store --format json
  kg status --check
""",
)
@click.option(
    "--check",
    "checking",
    is_flag=True,
    help="Read everything that is stored, and compare it with what was written.",
)
@form_option
@language_option
@store_option
@debug_option
def command(*, checking: bool, form: str | None, language: Language | None, folder: Path) -> None:
    """Show the store's folder, its documents with counts, and the state of the engine.

    With --check, exit code 1 if the store is damaged. A damaged mirror for Cypher is made anew.

    \b
    查看已读入的文件和存放位置；加 --check 则检查数据是否完好。
    """
    checked = _check(folder) if checking else None
    report = _report(folder)
    if checked is not None:
        report["check"] = checked
    if (form or default_format(sys.stdout)) == "json":
        write(to_json(report, sys.stdout), sys.stdout)
    else:
        _print(report, language or "zh")


def _check(folder: Path) -> dict[str, Any]:
    """What a look at everything found. Raises StoreError for a damaged store."""
    from kg.mirror.engines import registered
    from kg.mirror.in_step import check
    from kg.store import Store
    from kg.store.sources import damaged

    with Store.open(folder) as store:
        quads = store.check()
    return {
        "quads": quads,
        "engine": check(folder, registered().at(folder)),
        "damaged_copies": [str(path.relative_to(folder)) for path in damaged(folder)],
    }


def _report(folder: Path) -> dict[str, Any]:
    from kg.mirror.engines import registered
    from kg.store import Store
    from ontology.registries import registries

    with Store.open(folder) as store:
        held = store.documents()
        documents = [
            {
                "document": each.name,
                "other_names": list(each.other_names),
                "kind": each.kind,
                "title": each.title,
                "division": each.division.rpartition("/")[2],
                "dated": each.dated,
                "stated": each.stated,
                "inferred": each.inferred,
                "pieces": {outcome.value: count for outcome, count in each.pieces.items()},
                "quotes": each.has_text,
                "sha256": each.sha256,
            }
            for each in held
        ]
        series = _series(held)
        own = registered()
        in_step = own.at(folder).fingerprint == store.fingerprint
    return {
        "version": __version__,
        "store": str(folder.absolute()),
        "documents": documents,
        "series": series,
        "engine": {"name": own.name, "in_step": in_step},
        "registries": [
            {"code": each.division.code, "name": each.division.name, "units": len(each.units)}
            for each in registries()
        ],
    }


def _series(documents: Sequence[StoredDocument]) -> list[dict[str, Any]]:
    """The series of which there are several editions, with these in their order."""
    from ontology.editions import edition_of, order, series_of

    found: dict[str, list[StoredDocument]] = {}
    for each in documents:
        found.setdefault(series_of(each.iri), []).append(each)
    return [
        {
            "series": iri.rpartition("/")[2],
            "division": group[0].division.rpartition("/")[2],
            "editions": [edition_of(each.iri) for each in group],
            "latest": group[-1].name,
        }
        for iri, unsorted in sorted(found.items())
        if len(unsorted) > 1
        for group in [sorted(unsorted, key=lambda each: order(edition_of(each.iri)))]
    ]


def _print(report: dict[str, Any], language: Language) -> None:
    from rich.console import Console
    from rich.text import Text

    from kg.answer.ask import Answer
    from kg.answer.places import PLACE, place_names
    from ontology.labels import Label
    from queries import Column

    places = place_names(each["division"] for each in report["documents"])
    heads = {
        "store": Label("存放位置", "store"),
        "engine": Label("内置引擎", "embedded engine"),
        "registry": Label("单位名录", "registry"),
        "series": Label("系列及期数", "series and editions"),
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
    lines += [
        f"{heads['series'][language]}: {each['series']} ({places[each['division']]}), "
        f"{len(each['editions'])}: {each['editions'][0]} – {each['editions'][-1]} "
        f"({each['latest']})"
        for each in report["series"]
    ]
    if "check" in report:
        lines += _checked(report["check"], language)
    for line in lines:
        console.print(Text(harmless(line)), soft_wrap=True)
    columns = (
        Column("document", Label("文件", "document")),
        PLACE,
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
        {
            **each,
            **{f"pieces_{outcome}": count for outcome, count in each["pieces"].items()},
            PLACE.key: places[each["division"]] or None,
        }
        for each in report["documents"]
    )
    rows = tuple(tuple(each.get(column.key) for column in columns) for each in records)
    emit(
        Answer(columns, rows, Label("文件", "Documents")),
        sys.stdout,
        form="table",
        language=language,
    )


def _checked(check: dict[str, Any], language: Language) -> list[str]:
    from ontology.labels import Label

    engine = {
        "whole": Label("内置引擎完好", "the embedded engine holds the same"),
        "behind": Label("内置引擎待同步", "the embedded engine is behind"),
        "made anew": Label(
            "内置引擎已损坏，现已重建", "the embedded engine was damaged: made anew"
        ),
    }
    whole = Label("数据完好", "the store is whole")
    copies = Label("文件副本已损坏，请重新读入", "damaged copy of a document, load it again")
    return [
        f"{whole[language]}: {check['quads']} quads; {engine[check['engine']][language]}",
        *(f"{copies[language]}: {name}" for name in check["damaged_copies"]),
    ]
