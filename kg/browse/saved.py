"""Saved queries for Neo4j Browser: a zip of `.cypher` files, which it takes when dropped on it.

Browser shows the first comment line of each as its name, and the zip's folder as its folder.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.browse.cypher import applied, body, settings
from kg.browse.texts import GUIDE

if TYPE_CHECKING:
    from kg.browse.examples import Example
    from ontology.labels import Language

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file, so that the same queries give the same bytes."""


def saved_queries(
    pictures: Iterable[Example], questions: Iterable[Example], lang: Language
) -> bytes:
    """The zip.

    What a question must be given stands in comments as `:param` lines: Browser runs them one at a
    time. A question that needs nothing has its defaults in place.
    A question and its picture may have the same name: the files of pictures say what they are.
    """
    files = [(f"picture-{each.question.name}", each) for each in pictures]
    files += [(each.question.name, each) for each in questions]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, each in files:
            question = each.question
            lines = [f"// {question.title[lang]}", f"// {question.answers[lang]}"]
            if each.needs:
                lines += [f"// {line}" for line in settings(question, each.values)]
            runs = body(question) if each.needs else applied(question, each.values)
            text = "\n".join([*lines, runs, ""])
            member = zipfile.ZipInfo(f"{GUIDE[lang]['title']}/{name}.cypher", _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, text.encode("utf-8"))
    return buffer.getvalue()
