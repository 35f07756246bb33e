"""Zip archives that Office files are: opened only within limits, and never believed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from ontology import late_re as re
from ontology.errors import ReadError

try:
    from lzma import LZMAError
except ImportError:  # a Python that was built without it, where zipfile raises RuntimeError
    LZMAError = RuntimeError  # type: ignore[assignment, misc]

MOST_MEMBERS = 5_000
MOST_BYTES = 400 << 20
"""Bytes of all members together, unpacked."""
MOST_RATIO = 400
"""How often a large member may be larger than it is packed; real sheets have up to 60."""
_LARGE = 20 << 20

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError, struct.error),
)
"""What the library raises of archives that are damaged, or were made to be: places and lengths in
them are believed, and a kind of packing may be one that only other programs know."""
_LONGEST = 160

_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = ("vbaproject.bin", "vbadata.xml")


class Archive:
    """The members of an Office file, each unpacked within measure and free of entities."""

    def __init__(self, data: bytes, where: str, kind: str) -> None:
        """Raises ReadError for an archive that is damaged, encrypted, with macros or a bomb."""
        self._where, self._kind = where, kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.damaged(str(error)) from None
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise self._beyond(f"{len(members)} parts")
        if sum(member.file_size for member in members) > MOST_BYTES:
            raise self._beyond(f"more than {MOST_BYTES >> 20} MiB unpacked")
        for member in members:
            if member.flag_bits & 1:
                raise ReadError(
                    f"is {kind} that is encrypted",
                    where=where,
                    way_out="open it with its password and save it without one",
                )
            if member.file_size > max(_LARGE, MOST_RATIO * member.compress_size):
                raise self._beyond("a part that unpacks to many times its size")
            if member.filename.lower().rpartition("/")[2] in _MACROS:
                raise ReadError(
                    f"is {kind} with macros (programs in it)",
                    where=where,
                    way_out="save it without macros, as .docx or .xlsx",
                )
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises ReadError if damaged, or XML that declares entities."""
        limit = self._zip.getinfo(name).file_size
        try:
            with self._zip.open(name) as member:
                data = member.read(limit + 1)
        except _BROKEN as error:
            raise self.damaged(str(error)) from None
        if len(data) > limit:
            raise self._beyond("a part that unpacks to more than it says")
        if name.endswith((".xml", ".rels")):
            self.refuse_entities(name, data[:4096])
        return data

    def refuse_entities(self, name: str, beginning: bytes) -> None:
        """Raise ReadError where XML declares entities: no Office program writes them."""
        if _DECLARES.search(beginning) or beginning[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise ReadError(
                f"declares a document type or entities in {name}, which no Office program does",
                where=self._where,
                way_out="open it in Word, Excel or WPS and save it anew",
            )

    def check(self) -> None:
        """Read every part of XML, so that a library reads nothing that was not looked at."""
        for name in sorted(self.names):
            if name.endswith((".xml", ".rels")):
                self.read(name)

    def damaged(self, reason: str) -> ReadError:
        """What to raise where a part is missing or cannot be read."""
        brief = reason if len(reason) <= _LONGEST else f"{reason[:_LONGEST]}…"
        return ReadError(
            f"is {self._kind} that is damaged or cut short ({brief})",
            where=self._where,
            way_out="copy it anew, or open it in its program and save it again",
        )

    def _beyond(self, what: str) -> ReadError:
        return ReadError(
            f"is {self._kind} beyond measure: {what}",
            where=self._where,
            way_out="split it into smaller files, or save it as text",
        )
