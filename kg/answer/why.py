"""Why something is stated: each claim on a thing, its words, and the rules that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import queries
from kg.answer.ask import Answer
from kg.answer.values import plain_rows
from loaders.language.rules import rules_of
from ontology.labels import Label
from queries import Column

if TYPE_CHECKING:
    from kg.mirror.base import Engine

_COLUMNS = (
    Column("subject", Label("主体", "subject")),
    Column("relation", Label("关系", "relation"), "relation"),
    Column("object", Label("客体", "object")),
    Column("value_text", Label("文中写法", "as written")),
    Column("period", Label("期间", "period")),
    Column("rules", Label("规则", "rules"), "codes"),
    Column("rule", Label("推断规则", "inference")),
    Column("explanation", Label("说明", "explanation")),
    Column("quote", Label("原文", "quote")),
    Column("document", Label("文件", "document")),
    Column("row", Label("行", "row"), "number"),
    Column("column", Label("列", "column")),
    Column("start", Label("起", "start"), "number", detail=True),
    Column("end", Label("止", "end"), "number", detail=True),
    Column("method", Label("读取方法", "method"), "id"),
)


def why(engine: Engine, thing: str) -> Answer:
    """Each claim on the thing of this IRI, with the ids of the rules of language that gave it.

    Of a task these are its units, its figures with their periods, and its verdict, whose rule
    and arithmetic stand in `rule` and `explanation`.
    """
    found = engine.query(queries.lookup("why"), {"thing": thing})
    at = found.columns.index("method")
    order = [
        found.columns.index("method" if each.key == "rules" else each.key) for each in _COLUMNS
    ]
    rows = [
        [
            list(rules_of(str(row[at]))) if column.key == "rules" else row[place]
            for column, place in zip(_COLUMNS, order, strict=True)
        ]
        for row in found.rows
    ]
    return Answer(_COLUMNS, plain_rows(_COLUMNS, rows), Label("依据与规则", "Why: words and rules"))
