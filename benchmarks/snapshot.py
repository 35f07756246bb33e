"""`make snapshot OUT=FOLDER`: all that the program says of the documents, as files to compare.

    make snapshot OUT=before; …change…; make snapshot OUT=after; diff -r before after

A change that only moves code leaves every byte as it was: flat claims, sorted N-Quads, facts as
they are bundled, the answers of every question from both engines, exports, and the scores.

The documents of KG_DOCUMENTS and those in `examples/` are loaded into one store, the bundled
facts into another. The program is asked as people ask it, by its command line.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import queries  # noqa: E402 — of this checkout

EXPORTS = ("claims.jsonl", "claims.csv", "graph.nq", "graph.graphml", "page.html")
SHOWN = ("区住建局", "1411", "大运河亚运公园", "各街道", "生态环境")


def kg(store: Path, *arguments: str) -> str:
    """What `kg` prints; its complaint and exit code where it refuses."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--store", str(store), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "120", "PYTHONPATH": str(ROOT)},
    )
    return done.stdout if not done.returncode else f"exit {done.returncode}: {done.stderr}"


def asked() -> Iterator[tuple[str, list[str]]]:
    """Each question with what it must be given, and once more with each example of the rest."""
    for question in queries.questions():
        required = [each for each in question.parameters if each.required]
        base = ["query", question.name]
        for each in required:
            base += ["-p", f"{each.name}={each.example}"]
        yield question.name, base
        for each in question.parameters:
            value = (
                "true" if each.type == "boolean" else each.example or next(iter(each.choices), None)
            )
            if value and not each.required:
                yield f"{question.name}-{each.name}", [*base, "-p", f"{each.name}={value}"]


def write(out: Path, documents: Path | None, gold: Path | None) -> None:
    """Write the snapshot into a folder, which is made anew."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        stores = {"bundled": Path(scratch) / "bundled"}
        loads = {"bundled": [str(each) for each in sorted((ROOT / "examples").glob("*.txt"))]}
        kg(stores["bundled"], "load")
        if documents is not None:
            stores["documents"] = Path(scratch) / "documents"
            loads["documents"] = [
                *(str(each) for each in sorted(documents.glob("*.txt"))),
                *loads["bundled"],
            ]
        for name, store in stores.items():
            folder = out / name
            folder.mkdir()
            (folder / "load.json").write_text(kg(store, "load", "--format", "json", *loads[name]))
            for each in EXPORTS:
                kg(store, "export", str(folder / each))
            jobs = [
                (f"{title}.{engine}.json", [*words, "--engine", engine])
                for title, words in asked()
                for engine in ("embedded", "rdf")
            ]
            jobs += [(f"show-{number}.json", ["show", each]) for number, each in enumerate(SHOWN)]
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                for (title, _), said in zip(
                    jobs,
                    pool.map(lambda job: kg(store, *job[1], "--format", "json"), jobs),  # noqa: B023 — run within this turn of the loop
                    strict=True,
                ):
                    (folder / title).write_text(said, "utf-8")
            quads = sorted((folder / "graph.nq").read_text("utf-8").splitlines(keepends=True))
            (folder / "graph.nq").write_text("".join(quads), "utf-8")
    if documents is not None:
        _bundle(out / "facts", documents)
    if documents is not None and gold is not None:
        for script, document, annotations in (
            ("score.py", "004", "004-categories-1-11.json"),
            ("score_article.py", "001", "001.json"),
        ):
            (text,) = documents.glob(f"{document}_*.txt")
            done = subprocess.run(
                [
                    sys.executable,
                    f"benchmarks/{script}",
                    "--document",
                    text,
                    "--gold",
                    gold / annotations,
                ],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            )
            (out / f"{script}.txt").write_text(done.stdout, "utf-8")


def _bundle(folder: Path, documents: Path) -> None:
    """The bundled facts, as the documents give them now."""
    from kg.load.bundle import links_between
    from kg.load.read import read_document
    from loaders import facts

    folder.mkdir()
    sources = sorted(documents.glob("*.txt"))
    for source in sources:
        (folder / f"{source.stem}.jsonl").write_text(facts.dump(read_document(source)), "utf-8")
    (folder / "links.jsonl").write_text(facts.dump_links(links_between(sources)), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    folders = [os.environ.get(name) for name in ("KG_DOCUMENTS", "KG_GOLD")]
    documents, gold = (Path(each).resolve() if each else None for each in folders)
    write(parser.parse_args().out, documents, gold)


if __name__ == "__main__":
    main()
