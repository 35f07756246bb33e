"""Cypher as Neo4j Browser takes it: the text of a question, and `:param` for its parameters.

Browser is no parser: it splits at `;`, cuts `:param` at the last `=>`, takes no `$` in its value,
and strips from a guide whatever looks like an event handler (` on…=`). So a value is written
with escapes for every sign that means something to it, to Cypher or to HTML.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from ontology import late_re as re

if TYPE_CHECKING:
    from queries import Question

_PLAIN = re.compile(r"[^A-Za-z0-9 ./:#%_~,!?()\-\u00b7\u2010-\u2027\u3000-\u303f"
                    r"\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]")  # fmt: skip
"""What is not written as it is: all but letters, digits, Chinese, and signs without a meaning."""

_PARAMETER = "// :param "


def literal(value: str | int | float | bool | None) -> str:
    """A value as a literal of Cypher, on one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return f"'{_PLAIN.sub(_escape, value)}'"


def settings(question: Question, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The `:param` commands for the parameters that a question's text uses, one a line.

    One that has no value is left out beside one that has (:func:`given`).
    """
    names = given(question, values)
    return tuple(f":param {name} => {literal(values[name])}" for name in names)


def given(question: Question, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The parameters that a person sets: those with a value; all, where none must have one.

    Browser runs several `:param` lines as one command each, and shows no answer after some.
    """
    valued = tuple(name for name in used(question) if values[name] is not None)
    required = any(each.required for each in question.parameters)
    return valued if valued or required else used(question)


def used(question: Question) -> tuple[str, ...]:
    """The parameters that the Cypher of a question uses; others are for `kg.answer.analysis`."""
    names = (each.name for each in question.parameters)
    return tuple(name for name in names if re.search(rf"\${name}\b", question.cypher))


def body(question: Question) -> str:
    """The Cypher of a question without its head and its `:param` lines."""
    lines = question.cypher.split("\n\n", 1)[-1].splitlines()
    return "\n".join(line for line in lines if not line.startswith(_PARAMETER)).strip()


def applied(question: Question, values: Mapping[str, Any], keep: Collection[str] = ()) -> str:
    """The Cypher of a question with values in the place of its parameters: runs as it is.

    keep: parameters that stay, as they are set before.
    """
    text = body(question)
    for name in used(question):
        if name in keep:
            continue
        text = re.sub(rf"\${name}\b", literal(values[name]).replace("\\", "\\\\"), text)
    return text


def _escape(match: re.Match[str]) -> str:
    sign = match.group()
    # Cypher puts the characters of such escapes in place before it looks for the end of the
    # string (as Java does), so a quote and a backslash need the escape of their own as well.
    written = f"\\{sign}" if sign in "'\\" else sign
    units = written.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex().upper()}" for at in range(0, len(units), 2))
