// What pyvis's own page does: a vis.js network. Titles are elements, so that they stay text.
"use strict";
(() => {
  const { nodes, edges, options } = JSON.parse(document.getElementById("data").textContent);
  function titled(thing) {
    const title = document.createElement("div");
    title.textContent = thing.title || "";
    return { ...thing, title };
  }
  const data = { nodes: new vis.DataSet(nodes.map(titled)), edges: new vis.DataSet(edges.map(titled)) };
  window.network = new vis.Network(document.getElementById("mynetwork"), data, options);
  if (!nodes.length) document.documentElement.dataset.ready = "true";
  network.once("stabilizationIterationsDone", () => {
    document.documentElement.dataset.ready = "true";
  });
})();
