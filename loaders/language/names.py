"""Names of things in prose: projects, programmes, policies, platforms, places, strategies …

Names are found by form alone, in five ways, each named in :attr:`Name.rule`:

* `quoted`: in quotation marks (`loaders.language.quoted_names`);
* `listed`: members of a list that says what they are (`loaders.language.listed_names`);
* `headed`: a noun phrase whose ending says what it is (`loaders.language.headed_names`), or a
  phrase of a set form (`set_names`, `aims`, `works`);
* `numbered`: a thing that states how many parts it has (`loaders.language.numbered_names`);
* `registered`: a name that the caller knows already.

Nothing is looked up in a dictionary of names, so a text of any place is read alike. Where two
ways overlap, the longer reading counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from loaders.language.aims import aims
from loaders.language.headed_names import headed_names
from loaders.language.listed_names import members, twins
from loaders.language.lists import lists_in, stretches
from loaders.language.made import made
from loaders.language.name import Name, plain
from loaders.language.numbered_names import counted_wholes, numbered
from loaders.language.own_names import own_names
from loaders.language.quoted_names import quoted_names
from loaders.language.set_names import roads, set_names
from loaders.language.works import works

_CALLED_AFTER = ("故居", "纪念馆", "工作室", "基金会", "公园", "路", "团队", "大道", "陵园", "学校")
_RANK = {"listed": 0, "quoted": 1, "numbered": 2, "headed": 3}
_FORMS: Mapping[str, Callable[[str], list[Name]]] = {
    "twin": twins,
    "aim": aims,
    "set-form": set_names,
    "works": works,
    "road": roads,
}
"""Forms by which a name is told whole, each with the function that reads it."""
_TOWNS = ("Township", "Subdistrict")
_SHORTEST_REST = 4


def names(text: str, known: Iterable[Name] = ()) -> list[Name]:
    """The things that a text names, in order, without overlaps.

    text: a paragraph or sentence. known: names that the caller found in the same text
    (registered units, persons, places); they win over what is found by form.
    """
    fixed = sorted(known, key=lambda each: each.start)
    found: list[Name] = []
    at = 0
    for start, end in stretches(text):
        here = []
        while at < len(fixed) and fixed[at].start < end:
            here.append(_moved(fixed[at], -start))
            at += 1
        found.extend(_moved(name, start) for name in _names(text[start:end], here))
    return found


def _names(text: str, known: Sequence[Name]) -> list[Name]:
    """The names in a stretch that is short enough to compare each with each."""
    quoted, lists = _quoted(text), lists_in(text)
    found = [each for each, sure in quoted if sure]
    found.extend(members(text, lists, [each for each, _ in quoted]))
    found.extend(counted_wholes(text, lists))
    for form, read in _FORMS.items():
        found.extend(replace(each, form=form) for each in read(text))
    found.extend(numbered(text))
    found.extend(headed_names(text, found, [(each.members[-1][1], each.end) for each in lists]))
    found.extend(made(text))
    return _longest(list(own_names(text, found)), known)


def _moved(name: Name, by: int) -> Name:
    listed_too = name.list_start >= 0
    return replace(
        name,
        start=name.start + by,
        end=name.end + by,
        list_start=name.list_start + by if listed_too else -1,
        list_end=name.list_end + by if listed_too else -1,
    )


def _quoted(text: str) -> list[tuple[Name, bool]]:
    """What stands in quotation marks, each with whether it is a name without a list around it."""
    found = []
    for each in quoted_names(text):
        words = text[each.start : each.end]
        found.append((Name(each.start, each.end, plain(words), each.kind, "quoted"), each.sure))
    return found


def _apart(name: Name, inner: Sequence[Name]) -> list[Name]:
    """A name, or the town that it begins with and the rest (某某镇某某公园), each a thing."""
    town = next((k for k in inner if k.kind in _TOWNS and k.start == name.start), None)
    if town is None or name.end - town.end < _SHORTEST_REST or not name.name.startswith(town.name):
        return [name]
    rest = name.name[len(town.name) :]
    return [town, replace(name, start=town.end, name=rest)]


def _longest(found: Sequence[Name], fixed: Sequence[Name]) -> list[Name]:
    """Overlaps resolved: known names first, then the longest, then the surest rule."""
    kept: list[Name] = list(fixed)
    order = sorted(found, key=lambda n: (-(n.end - n.start), _RANK.get(n.rule, 9), n.start))
    for name in order:
        # A known name inside a longer one is a part of it (市政府 in 市政府大楼).
        inner = [k for k in kept if name.start <= k.start and k.end <= name.end and k in fixed]
        clash = [k for k in kept if k.start < name.end and name.start < k.end]
        if any(k.kind == "Person" for k in inner) and not name.name.endswith(_CALLED_AFTER):
            continue  # 书记某某某前往某某小镇 is a sentence
        if clash == inner and inner and name.end - name.start > max(k.end - k.start for k in inner):
            kept = [k for k in kept if k not in inner]
            clash = []
        if not clash and name.name:
            kept.extend(_apart(name, inner))
    return sorted(kept, key=lambda n: (n.start, n.end))
