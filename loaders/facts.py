"""The bundled facts: what the loaders read from a document, without its sentences.

A facts file is JSON lines, made for review in a diff: a header, then things, claims, and
the account. Names, titles, figures and the places they stand at are facts; the quoted
sentences are not shipped, and come back when the document is at hand
(:func:`resolve_quotes`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ontology.errors import ReadError
from ontology.locator import Locator, in_file
from ontology.model import (
    IDENTITIES,
    AccountEntry,
    Division,
    Extraction,
    Outcome,
    Passage,
    SourceDocument,
    Statement,
    Thing,
)
from ontology.scalars import tagged, untagged

FOLDER = Path(__file__).resolve().parent / "bundled"
"""One folder a data set, one file a document; beside the folder the links between them."""

_FORMAT = "kg-facts/2"


def bundled() -> list[Path]:
    """The facts files that ship with `kg`, in a stable order."""
    return sorted(FOLDER.glob("*/*.jsonl"))


@dataclass(frozen=True, slots=True)
class BundledLink:
    """A row of a table that follows a commitment of a report, as found in the documents' text.

    documents: sha256 of the two documents. row, promise: IRIs of the tasks. rule, difference:
    see :class:`kg.follow.link.Match`; a difference that quotes too much of the text is left out.
    """

    documents: tuple[str, str]
    row: str
    promise: str
    rule: str
    difference: str


LONGEST_DIFFERENCE = 24
"""Characters of a difference in wording that may be shipped: a few words, not a sentence."""


def links_file(data_set: str) -> Path:
    """Where the links between the documents of a data set (`330105-2020`) are."""
    return FOLDER / f"{data_set}.links.jsonl"


def dump_links(links: Iterable[BundledLink]) -> str:
    """Links as the text of their file: one a line, long differences left out."""
    lines = []
    for link in links:
        short = len(link.difference) <= LONGEST_DIFFERENCE
        line = {
            "documents": link.documents,
            "row": _short(link.row),
            "promise": _short(link.promise),
            "rule": link.rule,
            "difference": link.difference if short else "",
        }
        lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    return "".join(lines)


def bundled_links() -> list[BundledLink]:
    """The links between bundled documents. Raises ReadError."""
    return [link for path in sorted(FOLDER.glob("*.links.jsonl")) for link in _links_in(path)]


def _links_in(path: Path) -> Iterator[BundledLink]:
    try:
        for line in map(json.loads, path.read_text("utf-8").splitlines()):
            one, other = line["documents"]
            yield BundledLink(
                documents=(one, other),
                row=_long(line["row"]),
                promise=_long(line["promise"]),
                rule=line["rule"],
                difference=line["difference"],
            )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(
            f"the bundled links cannot be read ({error!r})",
            where=path.name,
            way_out="install kg again, or make the facts anew with: make facts",
        ) from error


def dump(extraction: Extraction) -> str:
    """An extraction as the text of a facts file; its quotes are left out."""
    return "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
        for line in _lines(extraction)
    )


def parse(text: str, *, where: str) -> Extraction:
    """The extraction that :func:`dump` wrote, without quotes.

    where: the file's name, for errors. Raises ReadError on a malformed line.
    """
    things: dict[str, Thing] = {}
    statements: list[Statement] = []
    account: list[AccountEntry] = []
    document: SourceDocument | None = None
    notices: tuple[str, ...] = ()
    for number, raw in enumerate(text.splitlines(), 1):
        try:
            line = json.loads(raw)
            if "format" in line:
                document, notices = _parse_header(line)
            elif "thing" in line:
                things[line["thing"]] = _parse_thing(line)
            elif "p" in line:
                statements.append(_parse_statement(line, things, document))
            else:
                account.append(_parse_entry(line))
        except (ValueError, KeyError, TypeError, ArithmeticError) as error:
            raise ReadError(
                f"not a line of a facts file ({error!r})",
                where=in_file(where, line=number),
                way_out="install kg again, or make the facts anew with: make facts",
            ) from error
    if document is None:
        raise ReadError("not a facts file: it has no header", where=where)
    return Extraction(document, tuple(statements), tuple(account), notices)


def document_name(path: Path) -> str:
    """The name of the document of a facts file, whatever version wrote it."""
    with path.open(encoding="utf-8") as file:
        return str(json.loads(file.readline())["document"]["name"])


def read(path: Path) -> Extraction:
    """Read a facts file. Raises ReadError."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"the bundled facts cannot be read ({error})", where=str(path)) from error
    return parse(text, where=path.name)


def without_quotes(extraction: Extraction) -> Extraction:
    """The same extraction as it is when only the facts are at hand."""
    statements = (
        replace(
            each,
            passage=replace(each.passage, quote=None, digest=each.passage.fingerprint),
        )
        for each in extraction.statements
    )
    document = replace(extraction.document, has_text=False)
    return replace(extraction, document=document, statements=tuple(statements))


def resolve_quotes(extraction: Extraction, text: str) -> Extraction:
    """Fill in the quotes from the document's text.

    The caller has made sure that it is the same document (its sha256), so that the
    offsets hold.
    """
    statements = (
        replace(
            each,
            passage=replace(
                each.passage, quote=text[each.passage.start : each.passage.end], digest=""
            ),
        )
        for each in extraction.statements
    )
    document = replace(extraction.document, has_text=True)
    return replace(extraction, document=document, statements=tuple(statements))


def _lines(extraction: Extraction) -> Iterator[dict[str, Any]]:
    header = asdict(extraction.document)
    header["has_text"] = False
    for name in (
        "number",
        "issued",
        "kind_rule",
        "kind_from",
        "issue",
        "day",
    ):  # not every document says it
        if header[name] is None:
            del header[name]
    yield {"format": _FORMAT, "document": header, "notices": list(extraction.notices)}
    things: dict[str, Thing] = {}
    for statement in extraction.statements:
        for thing in (statement.subject, statement.object):
            known = things.setdefault(thing.iri, thing)
            if known != thing:
                raise ValueError(f"two descriptions of one thing: {known} and {thing}")
    for iri, thing in sorted(things.items()):
        line: dict[str, Any] = {"thing": _short(iri), "kind": thing.kind, "name": thing.name}
        if thing.properties:
            line["is"] = [[name, *tagged(value)] for name, value in thing.properties]
        yield line
    for statement in extraction.statements:
        yield _without_none(
            {
                "s": _short(statement.subject.iri),
                "p": statement.predicate,
                "o": _short(statement.object.iri),
                **statement.passage.locator.record(),
                "words": statement.passage.fingerprint,
                "method": statement.method,
                "text": statement.value_text,
                "rule": statement.rule,
                "why": statement.explanation,
            }
        )
    for entry in extraction.account:
        yield _without_none(
            {
                "account": entry.outcome.value,
                **entry.locator.record(),
                "reason": entry.reason or None,
            }
        )


def _parse_header(line: dict[str, Any]) -> tuple[SourceDocument, tuple[str, ...]]:
    if line["format"] != _FORMAT:
        raise ValueError(f"unknown format {line['format']!r}")
    fields = dict(line["document"])
    fields["division"] = Division(**fields["division"])
    return SourceDocument(**fields), tuple(line["notices"])


def _parse_thing(line: dict[str, Any]) -> Thing:
    properties = tuple((name, untagged(kind, value)) for name, kind, value in line.get("is", ()))
    return Thing(_long(line["thing"]), line["kind"], line["name"], properties)


def _parse_statement(
    line: dict[str, Any], things: dict[str, Thing], document: SourceDocument | None
) -> Statement:
    if document is None:
        raise ValueError("a claim before the header")
    return Statement(
        subject=things[line["s"]],
        predicate=line["p"],
        object=things[line["o"]],
        passage=Passage(document.name, Locator.from_record(line), None, line["words"]),
        method=line["method"],
        value_text=line.get("text"),
        rule=line.get("rule"),
        explanation=line.get("why"),
    )


def _parse_entry(line: dict[str, Any]) -> AccountEntry:
    return AccountEntry(Locator.from_record(line), Outcome(line["account"]), line.get("reason", ""))


def _short(iri: str) -> str:
    return iri.removeprefix(IDENTITIES)


def _long(short: str) -> str:
    return short if "://" in short else IDENTITIES + short


def _without_none(line: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in line.items() if value is not None}
