"""The style sheet for Neo4j Browser (`.grass`): colour, size and caption of each label and type.

It comes from the ontology alone. A class without a look of its own has that of the class above.
Browser merges the rules of all labels of a node in the order of the sheet, so the broad come
first and the narrow win.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from kg.export.look import KIND_COLOURS, OTHER_COLOURS, RELATION_STYLES
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Look:
    """How the nodes of a class are drawn: fill, and diameter in pixels."""

    colour: str
    diameter: int

    @property
    def border(self) -> str:
        """The fill, darker."""
        return "#" + "".join(f"{round(part * 0.62):02X}" for part in _parts(self.colour))

    @property
    def text(self) -> str:
        """Black or white, whichever reads better on the fill."""
        red, green, blue = _parts(self.colour)
        return "#000000" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#FFFFFF"


LOOKS = {
    "Thing": Look("#FFFFFF", 70),
    "Unit": Look(KIND_COLOURS[0], 95),
    "UnitGroup": Look("#DDDDDD", 95),
    "Goal": Look("#333333", 125),
    "Task": Look(KIND_COLOURS[4], 110),
    "Indicator": Look(KIND_COLOURS[7], 80),
    "Target": Look(KIND_COLOURS[3], 70),
    "Measurement": Look(KIND_COLOURS[2], 70),
    "Check": Look(KIND_COLOURS[6], 60),
    "Verdict": Look(KIND_COLOURS[5], 95),
    "Document": Look(KIND_COLOURS[1], 110),
}
"""The classes that a reader meets first, in the palette of the HTML page (colour-blind safe);
beyond the palette a colour would say that two kinds are one, so the rest are white. Browser keeps a
fixed length of line between the rims of two circles and makes a picture fit its frame, so large
circles with large names are what can be read in a picture of thirty.
"""


def look(kind: str) -> Look:
    """The look of a class (local name): its own, or that of the nearest class above."""
    return next(LOOKS[each] for each in vocabulary().ancestors(kind) if each in LOOKS)


def line(predicate: str) -> tuple[str, int]:
    """Colour and width in pixels of a relation (local name). Its type stands on it, too."""
    if predicate in RELATION_STYLES:
        colour, _, width = RELATION_STYLES[predicate]
        return colour, round(width)
    properties = vocabulary().properties.values()
    others = [each.local for each in properties if each.relationship_type]
    others = [each for each in others if each not in RELATION_STYLES]
    return OTHER_COLOURS[others.index(predicate) % len(OTHER_COLOURS)], 1


def rules() -> dict[str, dict[str, str]]:
    """The rules by selector, the broad before the narrow."""
    known = vocabulary()
    found = {
        "node": {"diameter": "70px", "border-width": "2px", "font-size": "17px"},
        "relationship": {
            "shaft-width": "1px",
            "font-size": "11px",
            "padding": "3px",
            "text-color-external": "#000000",
            "text-color-internal": "#FFFFFF",
            "caption": "<type>",
        },
    }
    classes = [each for each in known.classes.values() if each.node_label]
    for term in sorted(classes, key=lambda each: len(known.ancestors(each.local))):
        drawn = look(term.local)
        found[f"node.{term.node_label}"] = {
            "color": drawn.colour,
            "border-color": drawn.border,
            "text-color-internal": drawn.text,
            "diameter": f"{drawn.diameter}px",
            "caption": "{name}",
        }
    for each in known.properties.values():
        if each.relationship_type:
            colour, width = line(each.local)
            values = {"color": colour, "shaft-width": f"{width}px", "caption": "<type>"}
            found[f"relationship.{each.relationship_type}"] = values
    return found


def style_sheet() -> str:
    """The rules as a sheet, for `:style` with its address, or to drop on Browser's window."""
    return "\n".join(_rule(selector, values) for selector, values in rules().items())


def style_json() -> str:
    """The rules on one line, for `:style` itself; without a semicolon, where Browser splits."""
    return json.dumps(rules())


def _rule(selector: str, values: dict[str, str]) -> str:
    quoted = {**values, "caption": f'"{values["caption"]}"'} if "caption" in values else values
    lines = "".join(f"  {key}: {value};\n" for key, value in quoted.items())
    return f"{selector} {{\n{lines}}}\n"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
