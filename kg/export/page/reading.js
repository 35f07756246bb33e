"use strict";
/* The marks of the text: pointing shows what they state, a click keeps it shown. All words of
   documents become text nodes, never markup. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const text = document.getElementById("text");
  const panel = document.getElementById("panel");
  const hint = panel.firstElementChild;
  const spans = new Map();
  for (const span of text.querySelectorAll("[data-m]")) {
    for (const number of span.dataset.m.split(" ")) {
      if (!spans.has(number)) spans.set(number, []);
      spans.get(number).push(span);
    }
  }
  const off = new Set();
  let language = data.lang;
  let shown = [];
  let pinned = false;

  const element = (name, className, words) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (words !== undefined) made.textContent = words;
    return made;
  };

  function statement(said) {
    const label = data.text[language];
    const item = element("li", `k-${said.group}`);
    item.append(
      said.subject,
      element("span", "relation", data.relations[said.relation][language]),
      said.object,
    );
    const more = [];
    if (said.written) more.push(`${label.written}: ${said.written}`);
    if (said.period) more.push(`${label.period}: ${said.period}`);
    if (said.inferred) more.push(said.why ? `${label.inferred}: ${said.why}` : label.inferred);
    for (const each of more) item.append(element("span", "more", each));
    return item;
  }

  // Where a passage stands: each kind of place that is known, in the program's words for it.
  const place = (known) => Object.entries(data.places[language])
    .filter(([kind]) => known[kind])
    .map(([kind, text]) => [known[kind]].flat().reduce((words, value) => words.replace("{}", () => value), text));

  function passage(number) {
    const mark = data.marks[number];
    const said = mark.said.filter((each) => !off.has(each.group));
    if (!said.length) return null;
    const section = element("section");
    const words = (spans.get(String(number)) || []).map((span) => span.textContent).join("");
    section.append(element("blockquote", "", words));
    section.append(element("p", "place", place(mark.place).join(" · ")));
    const list = element("ol");
    list.append(...said.map(statement));
    section.append(list);
    return section;
  }

  function draw() {
    for (const span of text.querySelectorAll(".lit")) span.classList.remove("lit");
    const sections = shown.map((number) => [number, passage(number)]).filter(([, made]) => made);
    panel.replaceChildren(...(sections.length ? sections.map(([, made]) => made) : [hint]));
    if (sections.length) {
      for (const span of spans.get(String(sections[0][0]))) span.classList.add("lit");
    }
    panel.scrollTop = 0;
  }

  function show(numbers, pin) {
    if (pinned && !pin) return;
    pinned = pin;
    shown = numbers;
    draw();
  }

  const numbersOf = (target) => {
    const span = target.closest ? target.closest("[data-m]") : null;
    return span ? span.dataset.m.split(" ").map(Number) : [];
  };
  text.addEventListener("pointerover", (event) => {
    const numbers = numbersOf(event.target);
    if (numbers.length) show(numbers, false);
  });
  text.addEventListener("click", (event) => {
    const numbers = numbersOf(event.target);
    if (numbers.length) show(numbers, true);
    else { pinned = false; show([], false); }
  });
  text.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") { pinned = false; show([], false); }
    if (!step || !data.marks.length) return;
    event.preventDefault();
    const from = shown.length ? shown[0] : step > 0 ? -1 : data.marks.length;
    const next = Math.min(Math.max(from + step, 0), data.marks.length - 1);
    show([next], true);
    const span = (spans.get(String(next)) || [])[0];
    if (span) span.scrollIntoView({ block: "center" });
  });
  document.getElementById("legend").addEventListener("change", (event) => {
    const key = event.target.value;
    if (event.target.checked) off.delete(key); else off.add(key);
    text.classList.toggle(`off-${key}`, !event.target.checked);
    draw();
  });
  document.getElementById("switch").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    draw();
  });
  document.documentElement.dataset.ready = "";
})();
