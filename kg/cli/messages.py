"""What kg says to a person (notices, errors, usage), in the language of that person.

The code words every message in English, where it arises, and nothing below the command line knows
of another language; JSON keeps these words. Here a message is put into Chinese by
`messages.zh.toml`, which has each with `{}` for the values in it. A value that is itself a message
(`it is larger than {}`), or several of them, is put into Chinese too; what has no entry stays as
it is, so that nothing is ever lost (docs/decisions/0015).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kg.cli.wordings import wordings
from loaders.language.rules import RULES
from ontology import late_re as re
from ontology.locator import PLACES

_GAP = "{}"
_DEEPEST = 6
"""So many messages within one another are put into Chinese."""
_LONGEST = 4000
"""Characters of a message that is looked at: what is longer is some document's text."""
_WAY_OUT, _ABOUT = " — ", ": "
"""What stands before the way out of an error, and behind where it is."""
_JOINED = (("; ", "；"), (", ", "，"))
"""What joins several messages to one, and how Chinese joins them."""
_VALUE = re.compile(r"\{(?P<at>\d*)\}")
_THING = re.compile(
    r"(?P<which>\S+) \((?P<kind>[A-Z][A-Za-z]+)(?:, (?P<place>.+?))?\)(?: and (?P<more>\d+) more)?"
)
"""One of several things of a name, as `kg.answer.names.Named.told` words it."""


def in_chinese(message: str) -> str:
    """A message in Chinese; what has no entry stays as it is.

    >>> in_chinese("file.docx: does not exist — check the path")
    'file.docx：不存在 — 请检查路径'
    """
    return (len(message) <= _LONGEST and _put(message, _DEEPEST)) or message


def _put(message: str, depth: int) -> str | None:
    """The message in Chinese, None where no part of it has an entry."""
    if not depth:
        return None
    head, dash, way_out = message.rpartition(_WAY_OUT)
    if dash:
        return _joined([head, way_out], dash, depth)
    whole = _things(message, depth) or _whole(message, depth)
    if whole is not None:
        return whole
    at = message.find(_ABOUT)
    while at >= 0:  # file.txt, row 5: what is wrong
        where, what = message[:at], message[at + len(_ABOUT) :]
        put = _whole(what, depth)
        if put is not None:
            return f"{_put(where, depth - 1) or where}：{put}"
        at = message.find(_ABOUT, at + 1)
    for mark, ours in _JOINED:
        parts = message.split(mark)
        put = _joined(parts, ours, depth - 1) if len(parts) > 1 else None
        if put is not None:
            return put
    return None


def _things(message: str, depth: int) -> str | None:
    """Things to choose from, with their kinds in Chinese; None if the message is something else.

    >>> in_chinese("1/unit/甲局 (Bureau, 乙县); 2/task/3 (Task, 丙.txt, row 3)")
    '1/unit/甲局（局，乙县）；2/task/3（任务，丙.txt，第3行）'
    """
    found = [_THING.fullmatch(each) for each in message.split("; ")]
    if not all(found):
        return None
    from ontology.vocabulary import vocabulary

    terms, told = vocabulary(), []
    for each in filter(None, found):
        if each["kind"] not in terms.classes:
            return None
        place = each["place"] and (_put(each["place"], depth - 1) or each["place"])
        words = filter(None, (terms.label(each["kind"], "zh"), place))
        more = f"，另有{each['more']}个" if each["more"] else ""
        told.append(f"{each['which']}（{'，'.join(words)}）{more}")
    return "；".join(told)


def _joined(parts: list[str], mark: str, depth: int) -> str | None:
    """Messages that are one, each in Chinese; None where none has an entry."""
    put = [_put(each, depth) for each in parts]
    if not any(put):
        return None
    return mark.join(new or old for new, old in zip(put, parts, strict=True))


def _whole(message: str, depth: int) -> str | None:
    """A message that is one entry, in Chinese; None if it is none."""
    found = max(_fitting(message), key=lambda each: each[0], default=None)
    if found is None:
        return None
    _, chinese, values = found
    return _filled(chinese, [_put(each, depth - 1) or each for each in values])


def _fitting(message: str) -> Iterator[tuple[int, str, list[str]]]:
    """The entries that a message is: how many letters of it they say, the Chinese, the values."""
    for english, chinese in _entries().items():
        pieces = english.split(_GAP)
        if all(each in message for each in pieces):
            match = _pattern(english).fullmatch(message)
            if match is not None:
                yield sum(map(len, pieces)), chinese, list(match.groups())


def _filled(chinese: str, values: list[str]) -> str:
    following = iter(values)
    return _VALUE.sub(lambda gap: values[int(gap["at"])] if gap["at"] else next(following), chinese)


@cache
def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, english.split(_GAP))), re.DOTALL)


@cache
def _entries() -> Mapping[str, str]:
    labels = [each.said for each in PLACES.values()]
    labels += [rule.label for name, rule in RULES.items() if name.startswith("kind/")]
    known = {each.en: each.zh for each in labels if each.en != _GAP}
    shown = {f"{en} ({_GAP})": f"{zh}（{_GAP}）" for en, zh in known.items()}
    return {**known, **shown, **wordings("messages")}
