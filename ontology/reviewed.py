"""The files that people review: TOML, each field taken once, nothing left over in silence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from ontology.errors import RegistryError


class Entry:
    """A TOML table from which each field is taken once, so that a left-over one is found.

    Every reader raises RegistryError, with file and entry, where the field is not of its form.
    """

    def __init__(self, path: Path, place: str, fields: Mapping[str, object]) -> None:
        self.path, self.place, self._fields = path, place, dict(fields)

    def error(self, what: str) -> RegistryError:
        """An error that names the file and the entry."""
        return RegistryError(
            what, where=f"{self.path}, {self.place}", way_out="see the file's header for the format"
        )

    def text(self, key: str) -> str:
        """A field that must be there and not be empty."""
        value = self.optional(key)
        if value is None:
            raise self.error(f"{key!r} is missing")
        return value

    def optional(self, key: str) -> str | None:
        """A text, or None where the field is missing."""
        value = self._fields.pop(key, None)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.error(f"{key!r} must be a non-empty string, not {value!r}")
        return value

    def number(self, key: str) -> int | None:
        """A whole number, or None where the field is missing."""
        value = self._fields.pop(key, None)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self.error(f"{key!r} must be a whole number, not {value!r}")
        return value

    def day(self, key: str) -> date | None:
        """A day (on = 2019-03-15), or None where the field is missing."""
        value = self._fields.pop(key, None)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.error(f"{key!r} must be a day as 2019-03-15, not {value!r}")
        return value

    def yes_or_no(self, key: str) -> bool | None:
        """True or false, or None where the field is missing."""
        value = self._fields.pop(key, None)
        if value is not None and not isinstance(value, bool):
            raise self.error(f"{key!r} must be true or false, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the field is missing."""
        return tuple(_as_text(value, self, key) for value in self._list(key))

    def entries(self, key: str) -> Iterator[Entry]:
        """A list of tables within this one."""
        for value in self._list(key):
            if not isinstance(value, dict):
                raise self.error(f"{key!r} must hold tables, not {value!r}")
            yield Entry(self.path, f"{self.place}, {key}", value)

    def strings(self) -> Mapping[str, str]:
        """All fields, which must be strings."""
        fields, self._fields = self._fields, {}
        return MappingProxyType({key: _as_text(each, self, key) for key, each in fields.items()})

    def whole_table(self, key: str) -> Mapping[str, object]:
        """A field that must be a table, as it is; empty where it is missing."""
        value = self._fields.pop(key, {})
        if not isinstance(value, dict):
            raise self.error(f"{key!r} must be a table, not {value!r}")
        return MappingProxyType(value)

    def finish(self) -> None:
        """Raise RegistryError if a field is left that nobody took."""
        if self._fields:
            raise self.error(f"unknown field {next(iter(self._fields))!r}")

    def _list(self, key: str) -> list[object]:
        values = self._fields.pop(key, [])
        if not isinstance(values, list):
            raise self.error(f"{key!r} must be a list, not {values!r}")
        return values


class File:
    """A TOML file from which each table is taken once; RegistryError if it is not readable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._tables: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise RegistryError("the file is missing", where=str(path)) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RegistryError(f"not readable as TOML: {error}", where=str(path)) from error

    def table(self, key: str) -> Entry:
        """The table `[key]`, which must be there."""
        value = self._tables.pop(key, None)
        if not isinstance(value, dict):
            raise RegistryError(f"the table [{key}] is missing", where=str(self.path))
        return Entry(self.path, f"[{key}]", value)

    def tables(self, key: str) -> Iterator[Entry]:
        """The tables `[[key]]`, in order."""
        values = self._tables.pop(key, [])
        if not isinstance(values, list):
            raise RegistryError(f"[[{key}]] must be a list of tables", where=str(self.path))
        for number, value in enumerate(values, start=1):
            if not isinstance(value, dict):
                raise RegistryError(f"[[{key}]] must hold tables", where=str(self.path))
            yield Entry(self.path, f"{key} {value.get('name', f'number {number}')}", value)

    def finish(self) -> None:
        """Raise RegistryError if a table is left that nobody took."""
        if self._tables:
            unknown = next(iter(self._tables))
            raise RegistryError(f"unknown table {unknown!r}", where=str(self.path))


def _as_text(value: object, entry: Entry, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise entry.error(f"{key!r} must hold non-empty strings, not {value!r}")
    return value
