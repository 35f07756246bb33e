"""`kg validate`: does the graph keep its own rules?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, deliver, format_options, language_option, store_option
from kg.cli.output import Format
from ontology.labels import Language


@click.command(
    cls=Command,
    name="validate",
    epilog="""\b
Examples:
  kg validate
  kg validate --format csv -o findings.csv
""",
)
@language_option
@format_options
@store_option
@debug_option
def command(
    *,
    language: Language | None,
    form: Format | None,
    output: Path | None,
    bom: bool,
    codes: bool,
    folder: Path,
) -> None:
    """Check every thing and statement. Exit code 1 if a rule is broken, 0 if not.

    \b
    检查数据是否符合规则；有违反时退出码为 1。
    """
    from kg.answer.ask import Answer
    from kg.store import Store
    from kg.store.disk import require_room
    from kg.store.validate import Severity, validate
    from ontology.labels import Label
    from queries import Column

    with Store.open(folder) as store:
        require_room(folder)
        findings = validate(store.quads())
    columns = (
        Column("severity", Label("程度", "severity"), "code"),
        Column("name", Label("事物", "thing")),
        Column("path", Label("属性", "property")),
        Column("value", Label("值", "value")),
        Column("message", Label("说明", "message")),
        Column("document", Label("文件", "document")),
        Column("focus", Label("标识", "IRI"), "id"),
    )
    chinese = (language or "zh") == "zh"
    rows = tuple(
        (
            each.severity.value,
            each.name,
            each.path,
            each.value,
            each.message_zh if chinese else each.message_en,
            each.document,
            each.focus,
        )
        for each in findings
    )
    answer = Answer(columns, rows, Label("检查结果", "Findings"))
    deliver(answer, form=form, language=language, output=output, bom=bom, codes=codes)
    if any(each.severity is Severity.VIOLATION for each in findings):
        sys.exit(1)
