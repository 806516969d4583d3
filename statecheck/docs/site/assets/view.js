// A picture that can be moved and zoomed, by pointer, wheel, touch and keys.
"use strict";

statecheck.view = (frame) => {
  const step = 1.25;
  let svg = null;
  let whole = null;
  let box = null;

  function set(next) {
    box = next;
    svg.setAttribute("viewBox", [box.x, box.y, box.width, box.height].map((n) => n.toFixed(1)).join(" "));
  }

  function fit() {
    if (whole) set({ ...whole });
  }

  /** Zoom so that a point of the frame, from 0 to 1 each way, stays where it is. */
  function zoom(factor, x = 0.5, y = 0.5) {
    if (!box) return;
    const width = Math.min(Math.max(box.width / factor, 60), whole.width * 4);
    const height = (box.height * width) / box.width;
    set({ x: box.x + (box.width - width) * x, y: box.y + (box.height - height) * y, width, height });
  }

  function move(x, y) {
    if (box) set({ ...box, x: box.x + x * box.width, y: box.y + y * box.height });
  }

  /** Bring an element of the picture to the middle, large enough to be read. */
  function centre(figure) {
    const { x, y, width, height } = figure.getBBox();
    const size = frame.getBoundingClientRect();
    const scale = Math.min(1, Math.max(size.width / whole.width, size.height / whole.height, 0.8));
    const next = { width: size.width / scale, height: size.height / scale };
    const within = (middle, start, all, size) => (size >= all
      ? start + (all - size) / 2
      : Math.min(Math.max(middle - size / 2, start), start + all - size));
    set({
      ...next,
      x: within(x + width / 2, whole.x, whole.width, next.width),
      y: within(y + height / 2, whole.y, whole.height, next.height),
    });
  }

  function hold(picture) {
    svg = picture;
    const { x, y, width, height } = svg.viewBox.baseVal;
    whole = { x, y, width, height };
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    fit();
  }

  const pointers = new Map();
  let travelled = 0;
  let spread = 0;

  function scale() {
    const size = frame.getBoundingClientRect();
    return Math.max(box.width / size.width, box.height / size.height);
  }
  frame.addEventListener("pointerdown", (event) => {
    if (!svg || event.button !== 0) return;
    pointers.set(event.pointerId, event);
    travelled = 0;
    spread = 0;
  });
  frame.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    pointers.set(event.pointerId, event);
    if (pointers.size === 2) {
      const [a, b] = [...pointers.values()];
      const distance = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      if (spread) zoom(distance / spread);
      spread = distance;
      return;
    }
    const x = event.clientX - last.clientX;
    const y = event.clientY - last.clientY;
    travelled += Math.abs(x) + Math.abs(y);
    if (travelled > 4 && !frame.classList.contains("held")) {
      frame.classList.add("held");
      frame.setPointerCapture(event.pointerId);
    }
    set({ ...box, x: box.x - x * scale(), y: box.y - y * scale() });
  });
  for (const name of ["pointerup", "pointercancel"]) {
    frame.addEventListener(name, (event) => {
      pointers.delete(event.pointerId);
      frame.classList.remove("held");
    });
  }
  frame.addEventListener("click", (event) => {
    if (travelled > 4) event.preventDefault();
  }, true);
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  frame.addEventListener("wheel", (event) => {
    if (!svg) return;
    event.preventDefault();
    const size = frame.getBoundingClientRect();
    const factor = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015));
    zoom(factor, (event.clientX - size.left) / size.width, (event.clientY - size.top) / size.height);
  }, { passive: false });
  const keys = {
    "+": () => zoom(step), "=": () => zoom(step), "-": () => zoom(1 / step), 0: fit,
    ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0),
    ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
  };
  frame.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey ? null : keys[event.key];
    if (!act || !svg) return;
    event.preventDefault();
    act();
  });
  return { hold, fit, zoom, centre, step };
};

for (const diagram of document.querySelectorAll("[data-diagram]")) {
  const frame = diagram.querySelector(".view");
  const picture = frame.querySelector(".picture");
  const seek = diagram.querySelector(".seek input");
  const view = statecheck.view(frame);
  view.hold(picture);
  const acts = { in: () => view.zoom(view.step), out: () => view.zoom(1 / view.step), fit: view.fit };
  for (const button of diagram.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", acts[button.dataset.zoom]);
  }
  seek.addEventListener("input", () => {
    const wanted = seek.value.trim().toLowerCase();
    const boxes = [...picture.querySelectorAll("g.state, g.exit, g.elsewhere, g.part")];
    const named = boxes.map((box) => [box, (box.querySelector("title")?.textContent ?? "").toLowerCase()]);
    const fits = wanted ? named.filter(([, name]) => name.includes(wanted)) : [];
    for (const box of boxes) box.classList.toggle("found", fits.some(([each]) => each === box));
    const best = fits.find(([, name]) => name === wanted) ?? fits[0];
    if (best) view.centre(best[0]);
    else if (!wanted) view.fit();
  });
}
