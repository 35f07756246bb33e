"""The guide: a page that Neo4j Browser shows in its sidebar, made from the graph and the catalogue.

It says what the graph holds, each kind and relation with its count, and has every question as a
card that runs at a click. Browser takes HTML with `<slide>`s, runs `<pre class="runnable">`, and
strips scripts; all text is escaped here, whatever Browser does.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.browse.cypher import applied, body, given, literal, settings, used
from kg.browse.style import line, look
from kg.browse.texts import GUIDE
from kg.project.facts import name_of
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.browse.examples import Example
    from kg.project.graph import PropertyGraph
    from ontology.labels import Language
    from queries import Question

SHOWN = 50
"""How many things or relations of a kind a click shows."""

OVERVIEW = "overview"
"""The picture that the guide begins with."""

NAME = 40
"""Characters of an example's name that are shown."""


def guide(
    graph: PropertyGraph,
    pictures: Iterable[Example],
    questions: Iterable[Example],
    *,
    base: str | None,
    lang: Language,
) -> str:
    """The page.

    pictures, questions: what becomes a card, in this order; the picture `overview` stands on the
    first page. base: where the style sheet and the saved queries are served, None if they are files
    beside the page.
    """
    from kg.mirror.bolt import META

    texts = GUIDE[lang]
    pictures = tuple(pictures)
    questions = tuple(questions)
    documents = [each for each in graph.nodes if _document_label() in each.labels]
    numbers = {
        "nodes": len(graph.nodes),
        "relationships": len(graph.relationships),
        "documents": len(documents),
    }
    return str(
        _template().render(
            lang="zh-CN" if lang == "zh" else "en",
            t=texts,
            base=base,
            counts=texts["counts"].format(**numbers),
            bookkeeping=texts["bookkeeping"].format(label=META),
            documents=[
                {"title": name_of(each), "file": each.properties.get("document_name", "")}
                for each in documents
            ],
            kinds=list(_kinds(graph, lang)),
            relations=list(_relations(graph, lang)),
            overview=[_card(each, lang) for each in pictures if each.question.name == OVERVIEW],
            graphs=[_card(each, lang) for each in pictures if each.question.name != OVERVIEW],
            questions=[_card(each, lang) for each in questions],
            defaults=f":params {default_parameters(each.question for each in questions)}",
            find=_find(questions),
        )
    )


def default_parameters(questions: Iterable[Question]) -> str:
    """What Browser's `:params` takes to give every parameter its default (required ones: null).

    With these a file of a question whose parameters are all optional runs as it is pasted.
    """
    defaults = {
        each.name: each.default
        for question in questions
        for each in question.parameters
        if each.name in used(question)
    }
    return json.dumps(dict(sorted(defaults.items())), ensure_ascii=True)


def _kinds(graph: PropertyGraph, lang: Language) -> Iterator[dict[str, Any]]:
    known = vocabulary()
    counts = Counter(known.narrowest(node.labels).local for node in graph.nodes)
    for kind, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        drawn = look(kind)
        label = known.class_term(kind).node_label
        yield {
            "label": known.label(kind, lang),
            "count": count,
            "colour": drawn.colour,
            "size": round(drawn.diameter / 7),
            "body": f"MATCH (n:{label}) RETURN n LIMIT {SHOWN}",
        }


def _relations(graph: PropertyGraph, lang: Language) -> Iterator[dict[str, Any]]:
    known = vocabulary()
    counts = Counter(each.type for each in graph.relationships)
    for kind, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        local = known.property_of_type(kind).local
        colour, width = line(local)
        yield {
            "label": known.label(local, lang),
            "count": count,
            "colour": colour,
            "width": width + 1,
            "body": f"MATCH p = ()-[:{kind}]->() RETURN p LIMIT {SHOWN}",
        }


def _card(example: Example, lang: Language) -> dict[str, Any]:
    question = example.question
    texts = GUIDE[lang]
    rows = ""
    if question.then is None and example.rows is not None:
        rows = texts["rows"].format(rows=example.rows) if example.rows else texts["nothing"]
    labels = {each.name: each.label[lang] for each in question.parameters}
    shown = (f"{labels[name]} {_short(called)}" for name, called in example.names.items())
    lines = settings(question, example.values)
    return {
        "name": question.name,
        "title": question.title[lang],
        "answers": question.answers[lang],
        "rows": f"（{rows}）" if rows and lang == "zh" else f"({rows})" if rows else "",
        "called": "、".join(shown) if lang == "zh" else "; ".join(shown),
        "command": _command(example) if question.then else "",
        "settings": ";\n".join(lines),
        "required": example.needs,
        "body": body(question),
        "runs": applied(
            question, example.values, given(question, example.values) if example.needs else ()
        ),
    }


def _short(name: str) -> str:
    return name if len(name) <= NAME else f"{name[: NAME - 1]}…"


def _command(example: Example) -> str:
    given = "".join(f" -p {name}={called}" for name, called in example.names.items())
    return f"kg query {example.question.name}{given}"


def _find(questions: Iterable[Example]) -> str:
    """A search by a part of a name, for the first thing that an example names."""
    from kg.mirror.bolt import FULLTEXT

    parts = (name[:2] for each in questions for name in each.names.values())
    # Letters alone: other signs are operators of the index's own language.
    part = next((each for each in parts if each.isalpha()), "局")
    return (
        f"CALL db.index.fulltext.queryNodes('{FULLTEXT}', {literal(part)})\n"
        "YIELD node, score\nRETURN node, score LIMIT 20"
    )


def _document_label() -> str | None:
    return vocabulary().class_term("Document").node_label


def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    environment.filters["cypher"] = _cypher
    text = files("kg.browse").joinpath("guide.html.jinja").read_text("utf-8")
    return environment.from_string(text)


def _cypher(text: str) -> Any:
    """Escaped, `=` too: Browser strips whatever looks like ` on…=` from a guide, Cypher or not."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("=", "&#61;"))  # noqa: S704 - escaped just now
