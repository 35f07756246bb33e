"""Bytes to text, without ever replacing a character or believing a wrong encoding.

UTF-8 is tried first, since its own rules betray anything else. GB18030 (which holds GBK
and GB2312) and UTF-16 decode almost any bytes to *something*, so what they give must also
look like a text: no control characters, no unassigned ones, and mostly the characters that
Chinese is written with.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from ontology import late_re as re
from ontology.errors import ReadError
from ontology.locator import in_file

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters that no text has. Tab, line ends, page and line breaks are texts' own."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks, and the codec whose `open(…, encoding=…)` gives the same text."""

_NAMES = {
    "gb18030": "GB18030",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 (little endian, without byte order mark)",
    "utf-16-be": "UTF-16 (big endian, without byte order mark)",
    "utf-32": "UTF-32",
}

_SAVE_AS_UTF8 = "save the file as UTF-8 and load it again"

_FAMILIAR = 0.7
"""Share of a guessed text's other-than-ASCII characters that must be everyday Chinese.

Texts of Chinese offices have 0.97 and more; texts in Latin letters, Big5, Shift-JIS or
Cyrillic misread as GB18030 stay under 0.5.
"""

_COMMONEST = frozenset(
    "的一是不了在人有我他这上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而"
    "过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开，。、；：（）"
)
"""The commonest characters of written Chinese, and its own punctuation."""

_COMMON = 0.03
"""Share of them that a longer text has at least. Texts of offices have 0.13 and more; EUC-KR
fills the rows of everyday characters too when misread, but hits these by accident only."""

_LONGER = 100
"""Characters other than ASCII from which on :data:`_COMMON` is asked for."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the codec's name, and what a person should know of how it was read."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, where: str) -> Decoded:
    """The text of a file's bytes.

    The text is what `open(path, encoding=result.encoding, newline="").read()` gives, so
    offsets into it can be checked with Python alone; with UTF-8 a byte order mark stays
    as its first character U+FEFF, with UTF-16 Python removes it.

    Raises ReadError, naming the byte, where no encoding gives a clean text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, where)
    if b"\x00" in data:
        return _with_nuls(data, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, where)
    _refuse_controls(text, where)
    return Decoded(text, "utf-8")


def _marked(data: bytes, encoding: str, where: str) -> Decoded:
    """A file that says by its first bytes what it is: believed, and held to it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"begins with the mark of {encoding.upper()}, but byte {error.start} is no part of it",
            where=where,
            way_out=_SAVE_AS_UTF8,
        ) from None
    _refuse_controls(text, where)
    notices = () if encoding == "utf-8" else (f"read as {_NAMES[encoding]}",)
    return Decoded(text, encoding, notices)


def _with_nuls(data: bytes, where: str) -> Decoded:
    """NUL bytes are in UTF-16 (half of each line end), or the file is no text."""
    if len(data) % 2 == 0:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = _clean(data, encoding)
            if text is not None:
                return Decoded(text, encoding, (f"read as {_NAMES[encoding]}",))
    first = data.index(0)
    line = 1 + data.count(b"\n", 0, first)
    raise ReadError(
        f"holds NUL bytes (the first is byte {first}, in line {line}), so it is no text file",
        where=where,
        way_out="check that the file is a text and not damaged; " + _SAVE_AS_UTF8,
    )


def _not_utf8(data: bytes, bad_byte: int, where: str) -> Decoded:
    text = _clean(data, "gb18030")
    if text is not None:
        return Decoded(text, "gb18030", (f"read as {_NAMES['gb18030']}",))
    opinion = _second_opinion(data)
    raise ReadError(
        f"is neither UTF-8 (byte {bad_byte} is no part of it) nor a clean GB18030 text"
        + (f"; it may be {opinion}" if opinion else ""),
        where=where,
        way_out=_SAVE_AS_UTF8,
    )


def _clean(data: bytes, encoding: str) -> str | None:
    """The text in a guessed encoding, or None where it does not look like Chinese text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if _CONTROLS.search(text):
        return None
    counts = Counter(text)
    other = familiar = common = 0
    for character, count in counts.items():
        if unicodedata.category(character) in ("Cn", "Cs"):
            return None
        if character < "\x80":
            continue
        other += count
        familiar += count * _is_familiar(character)
        common += count * (character in _COMMONEST)
    if familiar < _FAMILIAR * other or (other >= _LONGER and common < _COMMON * other):
        return None
    return text


def _is_familiar(character: str) -> bool:
    """Is it punctuation or one of the 3755 everyday characters (GB 2312, rows 1–9, 16–55)?"""
    try:
        code = character.encode("gbk")  # Python's gb2312 lacks the usual dash and middle dot
    except UnicodeEncodeError:
        return False
    lead, trail = code[0], code[-1]
    return trail >= 0xA1 and (lead <= 0xA9 or 0xB0 <= lead <= 0xD7)


def _refuse_controls(text: str, where: str) -> None:
    found = _CONTROLS.search(text)
    if found is None:
        return
    line = text.count("\n", 0, found.start()) + 1
    what = "a NUL" if found.group() == "\x00" else f"control character U+{ord(found.group()):04X}"
    raise ReadError(
        f"holds {what} at character {found.start()}, which no text has",
        where=in_file(where, line=line),
        way_out="remove it, or check that the file is a text",
    )


def _second_opinion(data: bytes) -> str:
    """What another detector takes the bytes for; only said, never believed."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 1 << 16]).best()
    return best.encoding if best is not None else ""
