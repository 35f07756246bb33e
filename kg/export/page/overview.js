// The first view: units and goals, the tasks that join them, and what strategies consist of.
"use strict";
(() => {
  const { word } = KG;

  function dress(box) {
    if (box.side === "moreUnits" || box.side === "moreGoals") {
      const words = word(box.side === "moreUnits" ? "more_units" : "more_goals", { n: box.ids.length });
      return { ...box, family: "more", name: words, spoken: words, tip: [words, word("more_tip")], href: KG.router.list({ view: "matrix", at: box.ids }) };
    }
    if (box.side === "moreGroups") {
      const words = word("more_groups", { n: box.groups, m: box.goals });
      return { ...box, family: "more", name: words, spoken: words, tip: [words, word("more_tip")], href: KG.router.list({ view: "matrix" }) };
    }
    if (box.side === "strategy") {
      const parts = box.parts.join("、");
      const count = box.stated === box.parts.length ? String(box.stated) : `${box.parts.length}/${box.stated}`;
      return {
        ...box, family: "goal", size: 12, second: parts, note: count,
        spoken: `${box.name}：${parts}`, tip: [box.name, word("parts_of", { n: box.stated, m: box.parts.length }), parts],
        href: KG.router.to(box.id),
      };
    }
    const total = KG.sum(box.states);
    const tasks = word("n_tasks", { n: total });
    const tip = [box.name, `${KG.label(box.kind)} · ${tasks}`, KG.tally(box.states)];
    const family = box.side === "goal" ? "goal" : KG.family(box.kind);
    return {
      ...box, family, tip, spoken: tip.join("，"), href: KG.router.to(box.id),
      ...(family === "goal" ? {} : { note: String(total), states: undefined }),
    };
  }

  KG.overview = {
    // Draws it into the stage; returns how many things it shows.
    show(stage) {
      const data = KG.first.overview;
      const plan = KG.layout.overview(data, stage.clientWidth, KG.stageHeight());
      const heads = {
        units: word("head_units", { n: data.counts.units }),
        goals: word("head_goals", { n: data.counts.goals }),
        strategies: word("head_strategies", { n: data.strategies.length, m: data.counts.strategies }),
      };
      plan.heads = plan.heads.map((head) => ({ ...head, text: heads[head.key] }));
      plan.boxes = plan.boxes.map(dress);
      // Where a store holds several divisions, a group says of which it is.
      const where = (title) => data.divisions[title.id.split("/", 1)[0]];
      plan.titles = plan.titles.map((title) => ({ ...title, text: where(title) ? `${where(title)} · ${title.text}` : title.text }));
      plan.titles = plan.titles.map((title) => ({
        ...title, href: KG.router.to(title.id), tip: [title.text, word("group_tip")], spoken: word("group_of", { name: title.text }),
      }));
      const names = new Map(plan.boxes.map((box) => [box.key, box.name]));
      plan.links = plan.links.map((link) => ({
        ...link, state: KG.worst(link.states),
        tip: [`${names.get(link.from)} — ${names.get(link.to)}`, word("n_tasks", { n: link.tasks }), KG.tally(link.states)],
      }));
      if (!plan.boxes.length) {
        stage.replaceChildren(KG.el("p", { class: "empty" }, word(data.counts.things ? "no_tasks" : "nothing")));
        return 0;
      }
      stage.replaceChildren(KG.draw(plan, word("overview_label")));
      return plan.boxes.filter((box) => box.id).length + plan.titles.length;
    },
  };
})();
