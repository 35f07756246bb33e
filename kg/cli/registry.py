"""`kg registry`: the units of a place, found by `kg`, reviewed by a person."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.command import Command
from kg.cli.language import told
from kg.cli.options import debug_option, form_option, store_option
from kg.cli.output import default_format, note, to_json, write


class Group(Command, click.Group):
    """A group whose help any console can print."""


@click.group(
    cls=Group,
    name="registry",
    epilog="""\b
Examples:
  kg registry new 青石区
  kg registry check
  kg registry list
""",
)
def command() -> None:
    """Make a registry of a place's units from its documents, and check what you have reviewed.

    Your own registries come before the bundled ones. docs/new-district.md goes through it.

    \b
    由已读入的文件整理出一个地区的单位名录，由人审定后优先采用。
    """


@command.command("new", cls=Command, short_help="Write a draft from what is loaded.")
@click.argument("place")
@store_option
@debug_option
def new_command(*, place: str, folder: Path) -> None:
    """Write what the loaded documents of PLACE name: units, groups, and questions.

    PLACE is a name, a path or a code. Nothing is joined: names that may be one are asked in
    questions.toml, with passages of both.

    \b
    写出名录草稿；可能同名的单位列为问题，由人回答。
    """
    from kg.export.registry import division_named, draft
    from kg.export.registry import write as write_draft
    from kg.store import Store
    from ontology.registries import own_folder

    with Store.open(folder) as store:
        made = draft(store, division_named(store, place))
    for path in write_draft(made, own_folder()):
        write(f"{path}\n", sys.stdout)
    note(
        f"{len(made.units)} units, {len(made.groups)} groups, {len(made.questions)} questions; "
        "answer them in questions.toml, then: kg registry check"
    )


@command.command("check", cls=Command, short_help="Check what you have reviewed.")
@click.argument("folders", nargs=-1, metavar="[FOLDER]...", type=click.Path(path_type=Path))
@debug_option
def check_command(*, folders: tuple[Path, ...]) -> None:
    """Read registries as `kg load` does. Exit code 1 if one is malformed.

    FOLDER: of one registry; without it all that are in force.

    \b
    检查名录文件，列出还没有回答的问题。
    """
    from kg.export.registry import open_questions
    from ontology.known_names import load_known_names
    from ontology.registries import load_registry, registry_folders

    for folder in folders or registry_folders():
        registry = load_registry(folder)
        load_known_names(folder, registry.division)
        for question in open_questions(folder):
            note(f"{registry.division.name}: one unit or two? {question}")
        write(told(f"{folder}: {len(registry.units)} units, sound") + "\n", sys.stdout)


@command.command("list", cls=Command)
@form_option
@debug_option
def list_command(*, form: str | None) -> None:
    """List the registries in force, and where they are.

    \b
    列出在用的名录及其位置。
    """
    from ontology.registries import BUNDLED, load_registry, registry_folders

    rows = []
    for folder in registry_folders():
        registry = load_registry(folder)
        rows.append(
            {
                "code": registry.division.code,
                "name": registry.division.name,
                "units": len(registry.units),
                "own": folder.parent != BUNDLED,
                "folder": str(folder),
            }
        )
    if (form or default_format(sys.stdout)) == "json":
        write(to_json(rows, sys.stdout), sys.stdout)
        return
    for row in rows:
        whose = told("your own" if row["own"] else "bundled")
        place = f"{row['name']} ({row['code']})"
        write(f"{place}: {row['units']}, {whose}, {row['folder']}\n", sys.stdout)
