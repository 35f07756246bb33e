"""The program as a whole: lazy commands, errors in one line, consoles of any encoding."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from kg import __version__
from kg.cli.command import in_language
from kg.cli.language import told
from kg.cli.output import forgive_console, note, printable
from kg.cli.values import harmless
from ontology.errors import KgError

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as shells have it."""

BROKEN_PIPE = 141
"""Exit code when the reader of our output has gone: 128 + SIGPIPE."""


class Program(click.Group):
    """A group whose commands are modules of this package, imported when needed.

    modules: name of each command, in the order that help shows, with what it is for: help needs
    no more, and imports none of them.
    """

    def __init__(self, *, modules: Mapping[str, str], **attributes: Any) -> None:
        super().__init__(**attributes, context_settings={"help_option_names": ["-h", "--help"]})
        self._modules = dict(modules)
        self.params += [
            click.Option(
                ["--store"],
                metavar="FOLDER",
                help="Folder of the store; also after the command. [env: KG_STORE]",
            ),
            click.Option(
                ["--registry"],
                metavar="FOLDER",
                help="Folder of your own registries. [env: KG_REGISTRY; else in your data folder]",
            ),
            click.Option(["--debug"], is_flag=True, help="Show the traceback of an error."),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_version,
                help="Show the version and exit.",
            ),
        ]
        self.callback = _remember

    def called(self, arguments: Sequence[str]) -> str | None:
        """The command that the arguments call, before any of them is understood."""
        return next((each for each in arguments if each in self._modules), None)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order of a first use."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command's module and give its `command`."""
        if cmd_name not in self._modules:
            return None
        module = importlib.import_module(f"kg.cli.{cmd_name}")
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(f"kg.cli.{cmd_name} has no command")
        command.short_help = self._modules[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with what each is for: none of them is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._modules.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command for a mistyped one."""
        name = args[0]
        if name not in self._modules and not name.startswith("-"):
            from ontology.nearest import nearest_terms

            near = nearest_terms(name, dict.fromkeys(self._modules, ()), limit=1)
            hint = f"did you mean {near[0]}?" if near else "kg --help lists them"
            ctx.fail(f"there is no command «{name}» — {hint}")
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help text, in characters that standard output can say."""
        in_language(ctx)
        return printable(super().get_help(ctx), sys.stdout)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that has gone (`| head`) is no error worth words."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _close_output()
            ctx.exit(BROKEN_PIPE)
        return result

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the program and exit: 0, 1 (or the error's own code), 2 for wrong usage."""
        # Who starts us with closed streams wants to see nothing: Python then has None.
        sys.stdout = sys.stdout or _nowhere()
        sys.stderr = sys.stderr or _nowhere()
        forgive_console(sys.stdout)
        forgive_console(sys.stderr)
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        debug = "--debug" in (sys.argv if args is None else args)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except KgError as error:
            _fail(error, debug=debug or bool(os.environ.get("KG_DEBUG")))
        except click.Abort:  # a RuntimeError, too
            note("interrupted")
            sys.exit(INTERRUPTED)
        except (MemoryError, ImportError) as error:
            short = _shortage(error)
            if short is None:
                raise
            _fail(short, debug=debug or bool(os.environ.get("KG_DEBUG")))
        except OSError as error:
            # The disk or the network under the output, the store, a document: not our fault,
            # and the system says best what is wrong.
            _close_output()
            reason = error.strerror or str(error)
            failed = _shortage(error) or KgError(
                reason, where=str(error.filename or "standard output")
            )
            _fail(failed, debug=debug or bool(os.environ.get("KG_DEBUG")))
        except RuntimeError as error:
            # RocksDB notices a damaged block when it is read, which may be anywhere.
            short = _shortage(error)
            if short is None and "Corruption" not in str(error):
                raise
            if short is None:
                from kg.store.disk import trouble

                short = trouble(error)
            _fail(short, debug=debug or bool(os.environ.get("KG_DEBUG")))
        except click.exceptions.NoArgsIsHelpError as error:
            sys.stdout.write(printable(error.format_message(), sys.stdout) + "\n")
            sys.exit(error.exit_code)
        except click.ClickException as error:
            _show(error)
            sys.exit(error.exit_code)
        sys.exit(code if isinstance(code, int) else 0)


def _shortage(error: BaseException) -> KgError | None:
    """The error as one of files or memory that are used up, if it is one."""
    try:
        from kg.store.limits import shortage
    except (MemoryError, ImportError) as second:
        if "failed to map segment" not in str(second) and not isinstance(second, MemoryError):
            return None  # a package that is not there
        way_out = "close other programs, or allow more (ulimit -v unlimited)"
        return KgError("out of memory", way_out=way_out)
    return shortage(error, "")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _close_output() -> None:
    """What Python flushes at exit must have somewhere to go."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stream without a descriptor, as in tests
        return


def _fail(error: KgError, *, debug: bool) -> NoReturn:
    if debug:
        raise error
    for each in getattr(error, "errors", ()):  # a load of several files has several
        note(str(each))
    note(str(error))
    sys.exit(error.exit_code)


def _show(error: click.ClickException) -> None:
    """What is wrong with the usage, as click words it, for a console of any encoding."""
    lines = []
    if isinstance(error, click.UsageError) and error.ctx is not None:
        lines = [error.ctx.get_usage(), f"Try '{error.ctx.command_path} --help' for help.", ""]
    lines.append(f"Error: {error.format_message()}")
    words = "\n".join(map(told, lines))
    sys.stderr.write(printable(harmless(words), sys.stderr) + "\n")


@click.pass_context
def _remember(ctx: click.Context, store: str | None, registry: str | None, debug: bool) -> None:
    """Keep the program's own options where the commands find them."""
    if registry:
        os.environ["KG_REGISTRY"] = registry  # reading processes are to know it too
    ctx.obj = {"store": store, "debug": debug}


def _show_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"kg {__version__}")
        ctx.exit()
