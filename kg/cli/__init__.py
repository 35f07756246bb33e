"""The command line. Each command is a module, imported when it is called.

Nothing heavy is imported here: `kg --help` must feel instant.
"""

from __future__ import annotations

import sys
from typing import NoReturn

from kg.cli.program import Program

cli = Program(
    name="kg",
    help="""Who answers for what, in Chinese local-government documents.

\b
政府文件里谁来负责：读文件，记下每句话的依据，回答问题。

\b
Start with:
  kg load                        the bundled data (杭州市拱墅区 2020)
  kg query --list                the questions it can answer
  kg query unit-portfolio -p unit=区住建局
  kg show 区住建局
""",
    modules={
        "load": "Read documents; with none, the bundled data.",
        "extract": "Read documents into Parquet, without a store.",
        "query": "Ask a question: by name, or in Cypher or SPARQL.",
        "show": "One thing on one page, with the quotes; a document with its marked text.",
        "export": "Write the graph to a file, by its ending.",
        "validate": "Check the graph against its shapes (SHACL).",
        "status": "What is loaded, and where.",
        "mirror": "Bring a Neo4j in step with the store.",
        "browse": "Open the graph in Neo4j Browser.",
        "neo4j": "A Neo4j on this machine: up, down, status.",
        "remove": "Take one document out of the store.",
        "upgrade": "Make a store of an older version anew.",
        "repair": "Make a damaged store whole from what it keeps.",
        "registry": "Units of a place, reviewed by you: new, check, list.",
    },
)


_OF_PEOPLES_OWN = "query"
"""The command that runs what people write themselves, which may need any amount of memory."""


def main() -> None:
    """Run `kg` as a program: errors become one line and an exit code."""
    from kg.mirror.library import spare_numpy
    from kg.run.cycles import look_for_cycles_seldom, never_look_at_the_end

    look_for_cycles_seldom()
    never_look_at_the_end()
    spare_numpy()
    if cli.called(sys.argv[1:]) == _OF_PEOPLES_OWN:
        from kg.cli.child import in_a_child

        in_a_child(_run)
    _run()


def _run() -> NoReturn:
    sys.exit(cli.main(prog_name="kg"))
