"""What pages in one file share: a policy that forbids all requests, and data that stays data."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from ontology import late_re as re
from ontology.errors import ExportError


def resource(name: str) -> str:
    """A file of `kg/export/page/`."""
    return files("kg.export").joinpath("page", name).read_text("utf-8")


def policy(*, scripts: Sequence[str], style: str) -> str:
    """The content security policy of a page: these scripts and this style, and nothing else.

    Raises ExportError if a script would end its own element.
    """
    for script in scripts:
        if "</script" in script.lower() or "<!--" in script:
            raise ExportError("a script of the page would end its own element")
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_sha256, scripts))}",
            f"style-src {_sha256(style)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def render(template: str, **values: Any) -> str:
    """A template of `kg/export/page/`; every value is escaped but what :func:`markup` made."""
    from jinja2 import Environment, StrictUndefined  # only to write a page

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(resource(template)).render(**values)


def markup(text: str) -> Any:
    """Our own markup, or JSON that :func:`json_block` has made safe, to stand unescaped."""
    from markupsafe import Markup  # only to write a page

    return Markup(text)  # noqa: S704 - never a text of a document


def json_block(data: Any) -> str:
    """JSON that cannot leave its element: no `<`, `>`, `&`, and no odd line ends."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return re.sub(
        "[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m.group()):04x}", text
    )


def _sha256(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
