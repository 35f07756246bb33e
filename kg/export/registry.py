"""A registry to start from: the units that a division's documents name, for people to review.

What is found is written down as it is found; names that may be one are asked, never joined. A
person answers in `questions.toml` (`same = true`), and the registry takes it from there.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from kg.run.rows import flat_claims
from kg.store.atomic import replacing_folder
from ontology.divisions import divisions
from ontology.errors import ExportError, NotFound
from ontology.model import IDENTITIES, Division
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.store import Store


@dataclass
class Found:
    """A unit or group as documents name it: how often, and where for example."""

    name: str
    kind: str
    counts: Counter[str] = field(default_factory=Counter)
    seen: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Draft:
    """All that is found of one division."""

    division: Division
    units: tuple[Found, ...]
    groups: tuple[Found, ...]
    documents: tuple[str, ...]

    @property
    def questions(self) -> list[tuple[Found, Found, str]]:
        """Pairs of names that may be one unit, the more frequent first, with why."""
        found = []
        for one, other in combinations(self.units, 2):
            why = alike(one.name, other.name)
            if why is not None:
                first, second = sorted((one, other), key=lambda e: (-e.counts.total(), e.name))
                found.append((first, second, why))
        return found


EXAMPLES = 2
"""Passages that a question shows of each name."""


def draft(store: Store, division: Division) -> Draft:
    """What the store knows of a division's units. Raises NotFound if it knows none."""
    units: dict[str, Found] = {}
    groups: dict[str, Found] = {}
    documents: set[str] = set()
    kept = {"unit": units, "group": groups}
    lead = f"{IDENTITIES}{division.code}/"
    for row in flat_claims(store):
        for end in ("subject", "object"):
            segment = str(row[end]).removeprefix(lead).partition("/")[0]
            if not str(row[end]).startswith(lead) or segment not in kept:
                continue
            name, kind = str(row[f"{end}_name"]), str(row[f"{end}_kind"])
            unit = kept[segment].setdefault(str(row[end]), Found(name, kind))
            document = str(row["document"])
            documents.add(document)
            if row["inferred"] is None:
                unit.counts[document] += 1
                passage = f"{document}: {row['quote'] or row['column'] or ''}"
                if len(unit.seen) < EXAMPLES and passage not in unit.seen:
                    unit.seen.append(passage)
    if not units:
        raise NotFound(
            f"no document of {division.name} that is loaded names a unit",
            way_out="load some first: kg load FILE...",
        )
    return Draft(
        division,
        tuple(sorted(units.values(), key=lambda each: each.name)),
        tuple(sorted(groups.values(), key=lambda each: each.name)),
        tuple(sorted(documents)),
    )


def alike(one: str, other: str) -> str | None:
    """Why two names may be one unit's; None if nothing suggests it.

    >>> alike("区住建局", "区住房和城乡建设局")
    'the characters of one stand in the other, in order'
    >>> alike("区财政局", "区教育局")
    """
    short, long = sorted((one, other), key=len)
    if (
        short[0] == long[0]
        and short[-1] == long[-1]
        and len(short) >= _SHORTEST
        and _within(short, long)
    ):
        return _SHORTENED
    if len(short) == len(long) and sum(a != b for a, b in zip(short, long, strict=True)) == 1:
        return _DIFFERS if len(short) >= _LONG else None
    return None


_SHORTEST, _LONG = 3, 6
_SHORTENED, _DIFFERS = (
    "the characters of one stand in the other, in order",
    "one character differs",
)
_WHY = {_SHORTENED: "一个的字依次出现在另一个中", _DIFFERS: "只差一个字"}
"""Why two names may be one, and the same in Chinese."""


def _within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(mark in rest for mark in short)


def write(made: Draft, folder: Path) -> list[Path]:
    """Write a draft as a registry's files into `folder/<code>`: ExportError if it is there."""
    target = folder / made.division.code
    if target.exists():
        raise ExportError(
            "there is a registry already",
            where=str(target),
            way_out="review it there, or move it away",
        )
    folder.mkdir(parents=True, exist_ok=True)
    keys = {name: f"{number:03}" for number, name in enumerate(made.documents)}
    files = {
        "division.toml": _division(made, keys),
        "units.toml": _units(made.units, keys),
        "groups.toml": _groups(made.groups, keys),
        "questions.toml": _questions(made),
    }
    with replacing_folder(target) as parts:
        for name, text in files.items():
            (parts / name).write_text(text, "utf-8", newline="\n")
    return [target / name for name in files]


def _division(made: Draft, keys: Mapping[str, str]) -> str:
    table = divisions()
    area = table.by_key.get(made.division.code)
    above = next(iter(table.above(area)), None) if area else None
    parent = above.division if above else Division(f"{made.division.name}之上", "（上级待填）")
    names = [made.division.name]
    return "".join(
        [
            "# The division. names: the words by which documents show that they are of it.\n",
            "# [parent]: the division above it. [documents]: by the keys that `where` uses.\n",
            "# 本地区。names：文件中表明属于本地区的字样；[parent]：上级；\n",
            "# [documents]：where 所用的编号。\n\n",
            f"[division]\ncode = {_text(made.division.code)}\nname = {_text(made.division.name)}\n",
            f"names = {json.dumps(names, ensure_ascii=False)}\n\n",
            f"[parent]\ncode = {_text(parent.code)}\nname = {_text(parent.name)}\n\n[documents]\n",
            *(f"{_text(key)} = {_text(name)}\n" for name, key in keys.items()),
        ]
    )


def _units(units: tuple[Found, ...], keys: Mapping[str, str]) -> str:
    lines = [
        "# Units as documents name them. kind: a kind of gov:Unit; where: how often which\n"
        "# document names it. Set right what is read wrongly; questions.toml asks which names\n"
        "# are one.\n"
        "# 文件中出现的单位。kind：单位的种类；where：哪份文件提到几次。读错的请改正；\n"
        "# 哪些名称是同一单位，见 questions.toml。\n"
    ]
    for each in units:
        lines.append(
            f"\n[[unit]]\nname = {_text(each.name)}\n"
            f"kind = {_text(_kind(each))}\n{_where(each, keys)}"
        )
    return "".join(lines)


def _groups(groups: tuple[Found, ...], keys: Mapping[str, str]) -> str:
    lines = [
        "# Expressions for several units. expands_to: a kind, if every unit of it is meant.\n"
        "# 统称几个单位的写法。expands_to：如指某一种类的全部单位，写该种类。\n"
    ]
    for each in groups:
        lines.append(
            f'\n[[group]]\nname = {_text(each.name)}\nnote = "Not reviewed."\n{_where(each, keys)}'
        )
    return "".join(lines)


def _questions(made: Draft) -> str:
    lines = [
        "# Names that may be one unit's. Answer each: same = true (one unit, known by the first\n"
        "# name) or same = false (two). What is not answered stays two, and is listed by\n"
        "# `kg registry check`.\n"
        "# 可能是同一单位的名称。逐条回答：same = true（同一单位，以第一个名称为准）或\n"
        "# same = false（两个单位）。没有回答的仍算两个，由 kg registry check 列出。\n"
    ]
    for one, other, why in made.questions:
        seen = [f"{each.name} · {passage}" for each in (one, other) for passage in each.seen]
        lines.append(
            f"\n[[question]]\nnames = {json.dumps([one.name, other.name], ensure_ascii=False)}\n"
            f"because = {_text(f'{why}（{_WHY[why]}）')}\n"
            f"seen = {json.dumps(seen, ensure_ascii=False)}\n"
            "# same = true\n"
        )
    return "".join(lines)


def _kind(found: Found) -> str:
    return found.kind if found.kind in vocabulary().below("Unit") else "Unit"


def _where(found: Found, keys: Mapping[str, str]) -> str:
    counts = ", ".join(f"{_text(keys[name])} = {count}" for name, count in found.counts.items())
    return f"where = {{ {counts} }}\n" if counts else ""


def _text(words: str) -> str:
    """A text of TOML; its basic strings are those of JSON."""
    return json.dumps(words, ensure_ascii=False)


def division_named(store: Store, words: str) -> Division:
    """The division that a person means: one of the store's, by name or code, else of the table.

    Raises NotFound; of several of one name none is meant.
    """
    from loaders.extraction.division import settled

    loaded: defaultdict[str, set[str]] = defaultdict(set)
    for each in store.documents():
        loaded[each.division.removeprefix(f"{IDENTITIES}division/")].add(each.title)
    if words in loaded:
        area = divisions().by_key.get(words)
        return area.division if area else Division(words, words.partition("!")[0])
    found = settled(words, None)
    if found.code in loaded:
        return found
    told = "、".join(_called(code) for code in sorted(loaded)) or "none"
    raise NotFound(f"no document of {words} is loaded", way_out=f"places that are: {told}")


def _called(code: str) -> str:
    area = divisions().by_key.get(code)
    return f"{area.name} ({code})" if area else code


def open_questions(folder: Path) -> Iterator[str]:
    """The questions of a registry that nobody has answered."""
    from ontology.registries import questions_of

    for each in questions_of(folder):
        if each.same is None:
            yield "、".join(each.names)
