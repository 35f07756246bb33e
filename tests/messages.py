"""The messages of the code as templates: what errors, notices and reasons say, `{}` for values.

Found in the source, not by running it: the words of an f-string, of both branches of a condition,
of a constant or a function that is named, wherever one of these becomes a message.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PACKAGES = ("kg", "loaders", "ontology", "queries")
_OF_DEVELOPERS = {"OntologyError", "LexiconError", "ProjectionError", "AccountError"}
"""What only a change of the program can raise is told in the program's own language."""
_USAGE = {"UsageError", "BadParameter"}
_SAID_AS = ("what", "way_out", "reason", "notices")
_REASONS, _GIVES = "loaders/kinds", "unlike"
"""Where constants, and the functions that give the reasons why a document is of no kind."""
_TELLS = "kg/load/told.py"
"""Whose functions yield what a load tells of editions."""
_PLANS = ("kg/load/plan.py", "kg/load/files.py")
"""Where functions give what is told of a document that is loaded again, or left out."""
_COLLECT = ("notices", "notice", "told", "doubt")
"""What messages are collected in."""
_STEPS = ("tell", "progress")
"""What is told, in a word or two, of what is being done."""
_WHY = 2
"""Which argument of `Mended.without` says what was left out."""
_DEEPEST = 3
_ANY = "{}"

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Source:
    """The source of the program, read once."""

    def __init__(self) -> None:
        self.modules = {
            path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
            for package in _PACKAGES
            for path in sorted((ROOT / package).rglob("*.py"))
        }
        self._functions: defaultdict[tuple[str, str], list[_Function]] = defaultdict(list)
        self._constants: defaultdict[tuple[str, str], list[ast.expr]] = defaultdict(list)
        self._imported: dict[tuple[str, str], str] = {}
        classes: dict[str, set[str]] = {}
        for module, tree in self.modules.items():
            for node in ast.walk(tree):
                if isinstance(node, _Function):
                    self._functions[module, node.name].append(node)
                elif isinstance(node, ast.ImportFrom):
                    there = self._file_of(node.module or "")
                    self._imported |= {(module, each.name): there for each in node.names}
                elif isinstance(node, ast.ClassDef):
                    classes[node.name] = {ast.unparse(each) for each in node.bases}
            for statement in tree.body:
                if isinstance(statement, ast.Assign | ast.AnnAssign):
                    for name, value in _assigned([statement]):
                        self._constants[module, name].append(value)
        raised = {"KgError"}
        while more := {name for name, bases in classes.items() if bases & raised} - raised:
            raised |= more
        self._errors = (raised - _OF_DEVELOPERS) | _USAGE
        self._found: dict[str, str] = {}

    def messages(self) -> dict[str, str]:
        """Each message, and the module that says it."""
        for module, tree in self.modules.items():
            self._visit(module, tree, None)
        return self._found

    def words(self) -> str:
        """All text constants of the program, one a line."""
        return "\n".join(
            node.value
            for tree in self.modules.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )

    def _file_of(self, name: str) -> str:
        path = name.replace(".", "/")
        return f"{path}.py" if f"{path}.py" in self.modules else f"{path}/__init__.py"

    def _visit(self, module: str, node: ast.AST, function: _Function | None) -> None:
        for child in ast.iter_child_nodes(node):
            inside = child if isinstance(child, _Function) else function
            for said in self._said(module, child, inside):
                for each in self._templates(said, inside, module, 0):
                    self._add(each, module)
            self._visit(module, child, inside)

    def _said(self, module: str, node: ast.AST, function: _Function | None) -> Iterator[ast.expr]:
        """The expressions that become messages where this node is run."""
        if isinstance(node, ast.Return) and node.value and function is not None:
            gives = ast.unparse(function.returns or node)
            told = module in _PLANS and gives in ("str", "str | None", "tuple[str, ...]")
            if told or function.name == _GIVES or function.name.endswith("_notice"):
                yield from _parts(node.value)
        if isinstance(node, ast.Yield) and node.value and module == _TELLS:
            yield node.value
        if isinstance(node, ast.Assign | ast.AugAssign):
            to = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            reasons = module.startswith(_REASONS) and to in ("TITLE", "NEEDS")
            if to in _COLLECT or reasons:
                yield from _parts(node.value)
        if not isinstance(node, ast.Call):
            return
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        collects = name in ("append", "extend") and any(
            each in ast.unparse(node.func) for each in _COLLECT
        )
        takes = name in self._errors or name == "note" or collects
        for each in node.args[: 1 if takes else 0]:
            yield from _parts(each)
        if name == "without" and len(node.args) > _WHY:
            yield node.args[_WHY]
        if name in _STEPS and node.args and isinstance(node.args[0], ast.Constant):
            self._found.setdefault(str(node.args[0].value), module)
        for each in node.keywords:
            if each.arg in _SAID_AS:
                yield from _parts(each.value)

    def _add(self, template: str, module: str) -> None:
        words = template.replace(_ANY, " ").split()
        if len(words) > 1 and any(each.isascii() and each.isalpha() for each in words):
            self._found.setdefault(template, module)

    def _templates(
        self, node: ast.expr, function: _Function | None, module: str, depth: int
    ) -> list[str]:
        """All that an expression may say, each once; `{}` where it is not in the source."""
        return list(dict.fromkeys(self._each(node, function, module, depth)))

    def _each(  # noqa: PLR0911 - one exit for each form of an expression
        self, node: ast.expr, function: _Function | None, module: str, depth: int
    ) -> list[str]:
        if depth > _DEEPEST:
            return [_ANY]
        if isinstance(node, ast.Constant):
            return [node.value if isinstance(node.value, str) else _ANY]
        if isinstance(node, ast.JoinedStr):
            for each in node.values:
                if isinstance(each, ast.FormattedValue):
                    for part in self._templates(each.value, function, module, depth + 1):
                        self._add(part, module)
            parts = (e.value if isinstance(e, ast.Constant) else _ANY for e in node.values)
            return ["".join(map(str, parts))]
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            both = (self._templates(e, function, module, depth) for e in (node.left, node.right))
            return ["".join(each) for each in product(*both)]
        if isinstance(node, ast.IfExp | ast.BoolOp):
            several = [node.body, node.orelse] if isinstance(node, ast.IfExp) else node.values
            return [t for e in several for t in self._templates(e, function, module, depth)]
        if isinstance(node, ast.Name):
            return self._named(node.id, function, module, depth + 1)
        if isinstance(node, ast.Call):
            return self._returned(node, module, depth + 1)
        return [_ANY]

    def _named(self, name: str, function: _Function | None, module: str, depth: int) -> list[str]:
        own = [v for n, v in _assigned(function.body if function else []) if n == name]
        found = [t for each in own for t in self._templates(each, function, module, depth)]
        if not own:
            where = self._imported.get((module, name), module)
            for value in self._constants[where, name]:
                found += self._templates(value, None, where, depth)
        return found or [_ANY]

    def _returned(self, call: ast.Call, module: str, depth: int) -> list[str]:
        if not isinstance(call.func, ast.Name):  # "、".join(…)
            return [_ANY]
        name = call.func.id
        where = self._imported.get((module, name), module)
        found = [
            template
            for function in self._functions[where, name]
            for node in ast.walk(function)
            if isinstance(node, ast.Return) and node.value is not None
            for template in self._templates(node.value, function, where, depth)
        ]
        return found or [_ANY]


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    """Each message of an expression that is one, or several of them."""
    if isinstance(node, ast.Tuple | ast.List):
        for each in node.elts:
            yield from _parts(each)
    elif isinstance(node, ast.GeneratorExp | ast.ListComp):
        yield node.elt
    elif not isinstance(node, ast.Starred):
        yield node


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    """The names that statements, however deep, give values to."""
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        yield target.id, node.value
            elif (
                isinstance(node, ast.AnnAssign)
                and isinstance(node.target, ast.Name)
                and node.value is not None
            ):
                yield node.target.id, node.value
