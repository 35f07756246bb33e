// PNG and SVG of the picture that is seen, made in the page: no request, no image loaded.
"use strict";
(() => {
  const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-family", "font-size", "font-weight", "dominant-baseline"];
  const seen = () => document.querySelector("#stage svg.picture");
  const ground = () => getComputedStyle(document.body).getPropertyValue("--ground").trim() || "#ffffff";

  function save(blob, ending) {
    const address = URL.createObjectURL(blob);
    const link = KG.el("a", { href: address, download: `${document.title.replace(/[\\/:*?"<>|\s]+/g, " ").trim()}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  // The picture with its looks written into it, so that it is the same anywhere.
  function standalone() {
    const original = seen();
    const copy = original.cloneNode(true);
    const from = [original, ...original.querySelectorAll("*")];
    const to = [copy, ...copy.querySelectorAll("*")];
    to.forEach((element, i) => {
      const looks = getComputedStyle(from[i]);
      if (/^(rect|circle|path|text)$/.test(element.tagName))
        for (const key of PAINT) element.setAttribute(key, looks.getPropertyValue(key));
      for (const key of ["class", "tabindex", "href", "data-key", "data-from", "data-to", "aria-hidden"]) element.removeAttribute(key);
    });
    copy.prepend(KG.svg("title", {}, document.title), KG.svg("rect", { width: "100%", height: "100%", fill: ground() }));
    return new XMLSerializer().serializeToString(copy);
  }

  // Drawn again on a canvas, shape by shape: an image would need a policy that allows images.
  function canvas(scale) {
    const picture = seen();
    const board = document.createElement("canvas");
    const { width, height } = picture.viewBox.baseVal;
    board.width = Math.round(width * scale);
    board.height = Math.round(height * scale);
    const ctx = board.getContext("2d");
    ctx.scale(scale, scale);
    ctx.fillStyle = ground();
    ctx.fillRect(0, 0, width, height);
    const number = (element, key) => Number(element.getAttribute(key) || 0);
    for (const shape of picture.querySelectorAll("rect, circle, path, text")) {
      const looks = getComputedStyle(shape);
      const moved = shape.parentNode.transform && shape.parentNode.transform.baseVal.consolidate();
      ctx.save();
      ctx.globalAlpha = Number(looks.opacity);
      if (moved) { const m = moved.matrix; ctx.transform(m.a, m.b, m.c, m.d, m.e, m.f); }
      if (shape.tagName === "text") {
        ctx.font = `${looks.fontWeight} ${looks.fontSize} ${looks.fontFamily}`;
        ctx.textBaseline = "middle";
        ctx.fillStyle = looks.fill;
        ctx.fillText(shape.textContent, number(shape, "x"), number(shape, "y"));
      } else {
        const path = new Path2D(shape.tagName === "path" ? shape.getAttribute("d") : undefined);
        if (shape.tagName === "rect") path.roundRect(number(shape, "x"), number(shape, "y"), number(shape, "width"), number(shape, "height"), number(shape, "rx"));
        if (shape.tagName === "circle") path.arc(number(shape, "cx"), number(shape, "cy"), number(shape, "r"), 0, 2 * Math.PI);
        if (looks.fill !== "none") { ctx.fillStyle = looks.fill; ctx.fill(path); }
        if (looks.stroke !== "none") {
          ctx.strokeStyle = looks.stroke;
          ctx.lineWidth = parseFloat(looks.strokeWidth);
          ctx.lineCap = looks.strokeLinecap;
          ctx.lineJoin = looks.strokeLinejoin;
          ctx.setLineDash(looks.strokeDasharray === "none" ? [] : looks.strokeDasharray.split(/[ ,]+/).map(parseFloat));
          ctx.stroke(path);
        }
      }
      ctx.restore();
    }
    return board;
  }

  KG.picture = {
    there: () => Boolean(seen()),
    standalone,
    canvas,
    saveSvg: () => save(new Blob([standalone()], { type: "image/svg+xml" }), "svg"),
    savePng: () => canvas(2).toBlob((blob) => save(blob, "png"), "image/png"),
  };
})();
