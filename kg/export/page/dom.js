// Elements, words and signs. Everything that comes from documents is set as text, never as HTML.
"use strict";
const KG = { first: JSON.parse(document.getElementById("first").textContent) };
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  KG.lang = KG.first.lang;
  KG.$ = (id) => document.getElementById(id);

  function fill(element, attributes, children) {
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== null) element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== ""));
    return element;
  }
  KG.el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
  KG.svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  // Words of the page in the chosen language; {…} are filled in.
  KG.word = (key, values = {}) => {
    const text = KG.first.words[KG.lang][key];
    if (text === undefined) throw new Error(`no words for ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? KG.count(values[name]) : String(values[name])));
  };
  // Where a passage stands: each kind of place that is known, in the program's words for it.
  KG.place = (known) => Object.entries(KG.first.places[KG.lang])
    .filter(([kind]) => known[kind])
    .map(([kind, text]) => [known[kind]].flat().reduce((words, value) => words.replace("{}", () => value), text));
  KG.label = (local) => KG.first.labels[KG.lang][local] || local;
  // A code of a fixed list (a rule, a kind of document), or several of them, in words.
  KG.code = (value) => String(value).split("、").map((each) => KG.first.codes[KG.lang][each] || each).join("、");
  KG.state = (key) => (key ? KG.label(key) : KG.word("unjudged"));
  KG.count = (number) => number.toLocaleString("en-US");
  KG.sum = (numbers) => Object.values(numbers).reduce((a, b) => a + b, 0);

  // States, what needs attention first; a line takes the first that any of its tasks has.
  KG.states = ["not_met", "no_data", "postponed", "cancelled", "partly", "in_progress", "", "met", "exceeded"];
  KG.worst = (states) => KG.states.find((key) => states[key]) ?? "";
  KG.tally = (states) => KG.states.filter((key) => states[key]).map((key) => `${KG.state(key)} ${states[key]}`).join("，");

  // Signs as strokes within 16 × 16: fonts differ in where they put √ and →.
  const STROKES = {
    met: "M4.4 8.4 7 11.2 11.8 5.1",
    exceeded: "M4 8H12M8 4V12",
    not_met: "M5 5 11 11M5 11 11 5",
    partly: "M4 8H8M8 4V12",
    in_progress: "M4.4 8h.01M8 8h.01M11.6 8h.01",
    postponed: "M4 8H12M9.2 5.2 12 8 9.2 10.8",
    cancelled: "M4 8H12",
    no_data: "M5.9 6.1a2.1 2.1 0 1 1 3 1.9c-.7.4-.9.7-.9 1.5M8 12h.01",
    "": "M8 8h.01",
  };
  KG.sign = (key, x = 0, y = 0, size = 16) =>
    KG.svg(
      "g",
      { class: `sign s-${key || "none"}`, transform: `translate(${x} ${y}) scale(${size / 16})`, "aria-hidden": "true" },
      KG.svg("circle", { cx: 8, cy: 8, r: 7.4 }),
      KG.svg("path", { d: STROKES[key] }),
    );
  KG.icon = (key) => KG.svg("svg", { class: "icon", width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, KG.sign(key));

  const shapes = { unit: ["Unit"], group: ["UnitGroup"], goal: ["Goal", "Strategy"], task: ["Task"] };
  // How a thing is drawn: by what its kind is called in the words of the ontology.
  KG.family = (kind) => {
    for (const [family, kinds] of Object.entries(shapes)) if (kinds.includes(kind)) return family;
    return KG.first.units.includes(kind) ? "unit" : "other";
  };

  // Says to those who listen what a change of the picture says to those who see.
  KG.say = (text) => { KG.$("said").textContent = text; };
})();
