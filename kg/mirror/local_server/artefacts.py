"""The files that Neo4j is made of: pinned with their hashes, fetched once.

`artefacts.lock` lists every file: Maven coordinates, size in bytes, SHA-256. It is written
by `python -m kg.mirror.local_server.artefacts`, which resolves the dependencies; a person's
machine then only fetches (190 MB, in parallel) and checks, so that everybody runs the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.mirror.local_server import BROWSER_VERSION, EXTRA, VERSION
from ontology.errors import MirrorError

if TYPE_CHECKING:
    from jgo.maven import Artifact, MavenContext

LOCK = Path(__file__).with_name("artefacts.lock")
ROOTS = (
    f"org.neo4j.app:neo4j-server:{VERSION}",
    f"org.neo4j:neo4j:{VERSION}",
    f"org.neo4j:neo4j-import-tool:{VERSION}",
    f"org.neo4j.client:neo4j-browser:{BROWSER_VERSION}",
)
CONNECTIONS = 8
"""Files fetched at the same time."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, bytes done, and bytes in all."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """One file: Maven coordinates (`group:artifact:version[:classifier]`), bytes, SHA-256."""

    coordinates: str
    size: int
    sha256: str


def pinned() -> tuple[Artefact, ...]:
    """All files, as `artefacts.lock` lists them."""
    lines = (line.split() for line in LOCK.read_text("ascii").splitlines() if line[:1] != "#")
    return tuple(Artefact(name, int(size), sha256) for name, size, sha256 in lines)


def cache_folder() -> Path:
    """Where fetched files are kept, the same for all stores of a person."""
    from platformdirs import user_cache_path

    return user_cache_path("kg", appauthor=False) / "maven"


def fetch(progress: Progress | None = None) -> list[Path]:
    """Paths of all files, fetched first where they are not at hand.

    A file that Maven has in its own repository on this machine is used from there. Raises
    MirrorError: the packages for the local server are missing, the machine is offline, a file is
    not what it should be.
    """
    wanted = pinned()
    context = _context()
    found = {each: _at_hand(each, context) for each in wanted}
    missing = [each for each, path in found.items() if path is None]
    if missing:
        found |= _fetch_all(missing, context, progress)
    return [path for each in wanted if (path := found[each]) is not None]


def _context() -> MavenContext:
    try:
        from jgo.config import GlobalSettings
        from jgo.constants import MAVEN_CENTRAL_URL, default_maven_repo
        from jgo.maven import MavenContext
    except ImportError as error:
        raise MirrorError(
            f"the local Neo4j needs the package {error.name}", way_out=EXTRA
        ) from error
    # A repository that a person has configured for jgo (a mirror nearby) comes first.
    repositories = {**GlobalSettings.load().repositories, "central": MAVEN_CENTRAL_URL}
    return MavenContext(
        repo_cache=cache_folder(),
        local_repos=[default_maven_repo()],
        remote_repos=repositories,
        timeout=30,
    )


def _artifact(artefact: Artefact, context: MavenContext) -> Artifact:
    group, name, version, *classifier = artefact.coordinates.split(":")
    component = context.project(group, name).at_version(version)
    return component.artifact(classifier=classifier[0] if classifier else "")


def _at_hand(artefact: Artefact, context: MavenContext) -> Path | None:
    """The file if it is here and whole; what a killed download left is removed."""
    artifact = _artifact(artefact, context)
    relative = artifact.component.path_prefix / artifact.filename
    for base in (context.repo_cache, *context.local_repos):
        path = base / relative
        try:
            if path.stat().st_size == artefact.size:
                return path
        except OSError:
            continue
        if base == context.repo_cache:
            path.unlink(missing_ok=True)
    return None


def _fetch_all(
    missing: Sequence[Artefact], context: MavenContext, progress: Progress | None
) -> dict[Artefact, Path]:
    from concurrent.futures import ThreadPoolExecutor, as_completed

    from filelock import FileLock

    total = sum(each.size for each in missing)
    done = 0
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    paths: dict[Artefact, Path] = {}
    with FileLock(folder / "fetch.lock"), ThreadPoolExecutor(CONNECTIONS) as pool:
        tasks = {pool.submit(_fetch, each, context): each for each in missing}
        try:
            for task in as_completed(tasks):
                artefact = tasks[task]
                paths[artefact] = task.result()
                done += artefact.size
                if progress is not None:
                    progress("fetching Neo4j", done, total)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return paths


def _fetch(artefact: Artefact, context: MavenContext) -> Path:
    from requests import RequestException

    found = _at_hand(artefact, context)  # somebody else may have fetched it while we waited
    if found is not None:
        return found
    artifact = _artifact(artefact, context)
    try:
        path = Path(context.resolver.download(artifact) or "")
    except (RequestException, RuntimeError, OSError) as error:
        if artifact.cached_path is not None:
            artifact.cached_path.unlink(missing_ok=True)
        raise MirrorError(
            f"Neo4j cannot be fetched: {artefact.coordinates} ({_reason(error)})",
            way_out="connect to the internet once; or set NEO4J_URI; or use docker compose up",
        ) from error
    if _sha256(path) != artefact.sha256:
        path.unlink(missing_ok=True)
        raise MirrorError(
            "a fetched file is not what it should be (SHA-256)",
            where=artefact.coordinates,
            way_out="try again; if it stays so, something between here and the source changes it",
        )
    return path


def _reason(error: Exception) -> str:
    from requests import ConnectionError as Unreachable

    return "no connection" if isinstance(error, Unreachable) else type(error).__name__


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def resolve() -> None:
    """Write `artefacts.lock` anew: for developers, when the version changes."""
    import jgo

    artifacts = {each.key: each for each in jgo.resolve("+".join(ROOTS))}
    lines = []
    for artifact in artifacts.values():
        if artifact.packaging != "jar":
            continue
        path = artifact.resolve()
        parts = [artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier]
        name = ":".join(filter(None, parts))
        lines.append(f"{name} {path.stat().st_size} {_sha256(path)}\n")
    head = f"# Neo4j {VERSION}, Browser {BROWSER_VERSION}: coordinates, bytes, SHA-256\n"
    LOCK.write_text(head + "".join(sorted(lines)), "ascii")


if __name__ == "__main__":
    resolve()
