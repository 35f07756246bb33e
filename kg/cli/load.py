"""`kg load`: documents in, and the account of what became of every piece of them."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.command import Command
from kg.cli.options import codes_option, debug_option, jobs_option, language_option, store_option
from kg.cli.output import FORMATS, Format, default_format, emit, note, to_json, write
from kg.cli.progress import ProgressLine
from loaders.kinds import KINDS
from ontology.labels import Language

if TYPE_CHECKING:
    from kg.answer.ask import Answer
    from kg.load.report import LoadedDocument, LoadReport


@click.command(
    cls=Command,
    name="load",
    epilog="""\b
Examples:
  kg load 政府工作报告.docx 重点任务分解.xlsx  Word and Excel
  kg load 实施方案.pdf 公开信息.html           PDF with words in it, web pages
  kg load documents/ --dry-run               a folder; nothing is written
  kg load                                    the bundled data of 杭州市拱墅区 2020
  kg load --documents FOLDER                 the same, with quotes from the documents
  kg load 进展情况.xlsx --replace
  kg load 重点工作.txt --place 福建省福州市鼓楼区
  kg load 会议材料.docx --kind task_list
  kg load documents/ --jobs 4
""",
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path))
@click.option(
    "--replace",
    is_flag=True,
    help="A correction: put it in place of the document of the same place, title and date.",
)
@click.option("--dry-run", is_flag=True, help="Read and report, but write nothing.")
@click.option("--skip-bad", is_flag=True, help="Leave out files that cannot be read, and say so.")
@click.option(
    "--place",
    metavar="PLACE",
    help="The division that the sources are of: a code, or a full or short path.",
)
@click.option(
    "--kind",
    type=click.Choice([each.name for each in KINDS]),
    help="What the sources are, where their marks mislead. Default: by their marks.",
)
@jobs_option
@click.option(
    "--documents",
    envvar="KG_DOCUMENTS",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Where the documents of the bundled data are, for their quotes. [env: KG_DOCUMENTS]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: table on a terminal, json when piped.",
)
@codes_option("CSV and TSV for programs: keys and codes as in JSON.")
@language_option
@store_option
@debug_option
def command(
    *,
    sources: tuple[Path, ...],
    replace: bool,
    dry_run: bool,
    skip_bad: bool,
    place: str | None,
    kind: str | None,
    jobs: int | None,
    documents: Path | None,
    form: Format | None,
    codes: bool,
    language: Language | None,
    folder: Path,
) -> None:
    """Read every SOURCE (a file, or a folder of files) and print the account.

    Each cell and sentence is stated (it gave statements), kept as text, or rejected with a
    reason. Either all sources are loaded or none; loading the same again changes nothing.

    \b
    读入文件：每个单元格、每句话的去向都有交代；不给文件时读入自带数据。
    """
    from kg.load.pipeline import load

    if place is not None and not sources:
        raise click.UsageError("--place says of which place SOURCE is: name a SOURCE")
    if kind is not None and not sources:
        raise click.UsageError("--kind says what SOURCE is: name a SOURCE")
    with ProgressLine(sys.stderr) as progress:
        report = load(
            sources,
            folder,
            replace=replace,
            dry_run=dry_run,
            skip_bad=skip_bad,
            documents=documents,
            place_words=place,
            kind=kind,
            jobs=jobs,
            progress=progress,
        )
    _print(report, form or default_format(sys.stdout), language, codes=codes)
    if report.began_anew:
        note("the first load of this store was stopped before it had written anything: loaded anew")
    for skipped in report.skipped:
        note(f"skipped: {skipped.reason}")
    if dry_run:
        note("dry run: nothing was written")


def _print(report: LoadReport, form: Format, language: Language | None, *, codes: bool) -> None:
    if form == "json":
        records = [_record(each) for each in report.documents]
        write(to_json(records, sys.stdout), sys.stdout)
        return
    accounts, kinds = _accounts(report), _kinds(report)
    if form != "table":
        rows = [(*row, *why) for row, (_, *why) in zip(accounts.rows, kinds.rows, strict=True)]
        whole = dataclasses.replace(
            accounts, columns=(*accounts.columns, *kinds.columns[1:]), rows=tuple(rows)
        )
        emit(whole, sys.stdout, form=form, language=language or "zh", codes=codes)
        return
    emit(accounts, sys.stdout, form=form, language=language or "zh")
    emit(_in_words(kinds, language or "zh"), sys.stdout, form=form, language=language or "zh")
    statements = _statements(report)
    if statements.rows:
        emit(statements, sys.stdout, form=form, language=language or "zh")
    for document in report.documents:
        for notice in document.notices:
            note(f"{document.name}: {notice}")
        for rejected in document.rejected:
            note(f"{document.name}: rejected: {rejected}")


def _record(document: LoadedDocument) -> dict[str, Any]:
    return {
        "document": document.name,
        "division": document.division,
        "kind": document.kind,
        "kind_rule": document.kind_rule,
        "kind_from": document.kind_from,
        "title": document.title,
        "change": document.change,
        "account": {outcome.value: count for outcome, count in document.account.items()},
        "rejected": list(document.rejected),
        "stated": document.claims,
        "inferred": document.inferred,
        "notices": list(document.notices),
    }


def _accounts(report: LoadReport) -> Answer:
    from kg.answer.ask import Answer
    from kg.answer.places import PLACE, place_names
    from ontology.labels import Label
    from ontology.model import Outcome
    from queries import Column

    places = place_names(each.division for each in report.documents)

    columns = (
        Column("document", Label("文件", "document")),
        PLACE,
        Column("kind", Label("类型", "kind"), "code"),
        Column("change", Label("变化", "change"), "code"),
        Column("stated", Label("已成陈述", "stated"), "number"),
        Column("kept", Label("留作文字", "kept as text"), "number"),
        Column("rejected", Label("未采用", "rejected"), "number"),
        Column("statements", Label("陈述", "statements"), "number"),
        Column("inferred", Label("推断", "inferred"), "number"),
    )
    rows = tuple(
        (
            each.name,
            places[each.division] or None,
            each.kind,
            each.change,
            each.account.get(Outcome.STATED, 0),
            each.account.get(Outcome.KEPT, 0),
            each.account.get(Outcome.REJECTED, 0),
            sum(each.claims.values()),
            sum(each.inferred.values()),
        )
        for each in report.documents
    )
    return Answer(columns, rows, Label("读入的文件", "Documents read"))


def _kinds(report: LoadReport) -> Answer:
    """By what each document is taken for one of its kind."""
    from kg.answer.ask import Answer
    from ontology.labels import Label
    from queries import Column

    columns = (
        Column("document", Label("文件", "document")),
        Column("kind_rule", Label("类型依据", "kind by"), "code"),
        Column("kind_from", Label("所据原文", "words")),
    )
    rows = tuple((each.name, each.kind_rule, each.kind_from) for each in report.documents)
    return Answer(columns, rows, Label("怎样认出类型", "How the kinds were told"))


def _in_words(kinds: Answer, language: Language) -> Answer:
    """The kinds with each rule in words, without its id, which would break over lines."""
    from loaders.language.rules import RULES
    from queries import Column

    name, rule, words = kinds.columns
    rows = tuple(
        (file, RULES[each].label[language] if each in RULES else "", quoted)
        for file, each, quoted in kinds.rows
    )
    return dataclasses.replace(
        kinds, columns=(name, Column(rule.key, rule.label), words), rows=rows
    )


def _statements(report: LoadReport) -> Answer:
    from kg.answer.ask import Answer
    from ontology.labels import Label
    from queries import Column

    columns = (
        Column("relation", Label("关系", "relation"), "relation"),
        Column("stated", Label("文中陈述", "stated"), "number"),
        Column("inferred", Label("推断", "inferred"), "number"),
    )
    predicates = sorted({p for each in report.documents for p in (*each.claims, *each.inferred)})
    rows = tuple(
        (
            predicate,
            sum(each.claims.get(predicate, 0) for each in report.documents),
            sum(each.inferred.get(predicate, 0) for each in report.documents),
        )
        for predicate in predicates
    )
    return Answer(columns, rows, Label("陈述", "Statements"))
