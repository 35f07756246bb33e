"""Taking a file's bytes, or saying in one line why not."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import ReadError

MAX_BYTES = 64 << 20
"""Largest file that is read: 64 MiB, a hundred times the longest yearbook's text."""

_AS_TEXT = "save it as plain text (UTF-8) and load that"
_WAYS = {
    "an old Office": "open it and save it as .docx or .xlsx",
    "a zip": "unpack it and load the folder",
    "a gzip": "unpack it and load the folder",
    "a 7z": "unpack it and load the folder",
    "a RAR": "unpack it and load the folder",
    "a PowerPoint": "save it as a PDF",
    "an OFD": "save it as a PDF",
    "an OpenDocument": "save it as .docx or .xlsx",
}
"""What to do with files of other kinds, by how these are called; with others, :data:`_AS_TEXT`."""
_PICTURE = "load a file whose words can be copied, not a picture of them"

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office or WPS file (.doc, .xls, .wps)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
"""How files of other kinds begin."""

_ZIP_MEMBERS = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"OFD.xml", "an OFD document"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
)
"""Names that stand near the beginning or the end of zip archives, and what they betray."""


_XML_START = b"<?xml"


def take(path: Path) -> bytes:
    """The bytes of a regular file of at most :data:`MAX_BYTES`.

    Raises ReadError for a missing file, a folder, a device, a file that is too large,
    empty, or not to be opened.
    """
    where = str(path)
    try:
        if path.is_dir():
            raise ReadError(
                "is a folder, not a document", where=where, way_out="name the files in it"
            )
        size = path.stat().st_size
        if not path.is_file():
            raise ReadError(
                "is not a regular file", where=where, way_out="copy its content to a file"
            )
        if size > MAX_BYTES:
            raise too_large(where)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # it may have grown since it was measured
    except FileNotFoundError:
        raise ReadError("does not exist", where=where, way_out="check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot be opened ({reason})", where=where) from None
    return taken(data, where)


_HEAD, _TAIL = 4 << 10, 64 << 10
"""What says of which format a file is stands in so many of its first, or of its last bytes."""


def both_ends(path: Path) -> bytes:
    """The first and the last bytes of a file, in which it says of which format it is; none of one
    that cannot be opened or is no regular file.
    """
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            head = file.read(_HEAD)
            rest = max(len(head), path.stat().st_size - _TAIL)
            file.seek(rest)
            return head + file.read(_TAIL)
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return b""


def taken(data: bytes, where: str) -> bytes:
    """The bytes of a file that somebody else has read. Raises ReadError: too many, or none."""
    if len(data) > MAX_BYTES:
        raise too_large(where)
    if not data:
        raise ReadError("is empty", where=where, way_out="check that it was copied whole")
    return data


def other_kind(data: bytes) -> str | None:
    """What kind of file it is by its first bytes, if one that is no plain text; else None."""
    if data.startswith(b"PK\x03\x04"):
        ends = data[:4096] + data[-65536:]
        return next((kind for name, kind in _ZIP_MEMBERS if name in ends), "a zip archive")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    beginning = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith(_XML_START):
        return "XML, but no web page"
    return None


def way_out_of(kind: str) -> str:
    """What to do with a file of another kind.

    >>> way_out_of("an old Office or WPS file (.doc, .xls, .wps)")
    'open it and save it as .docx or .xlsx'
    >>> way_out_of("a PNG picture")
    'load a file whose words can be copied, not a picture of them'
    """
    if kind.endswith("picture"):
        return _PICTURE
    return next((way for name, way in _WAYS.items() if kind.startswith(name)), _AS_TEXT)


def refuse_other_kinds(data: bytes, where: str) -> None:
    """Raise ReadError, naming the kind, where the bytes are not those of a plain text."""
    kind = other_kind(data)
    if kind is not None:
        raise ReadError(
            f"is {kind}, which this reader does not take", where=where, way_out=way_out_of(kind)
        )


def too_large(where: str) -> ReadError:
    """Why a file of more than :data:`MAX_BYTES` is not read."""
    return ReadError(
        f"is larger than {MAX_BYTES >> 20} MiB", where=where, way_out="split it into documents"
    )
