// A picture that can be moved and zoomed, by pointer, wheel, touch and keys.
"use strict";

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * Return what moves the picture that is held in a frame.
 * @param {HTMLElement} frame
 */
function pictureView(frame) {
  const step = 1.25;
  /** @type {SVGSVGElement | null} */
  let svg = null;
  /** @type {Box} */
  let whole = { x: 0, y: 0, width: 1, height: 1 };
  let box = whole;

  /** @param {Box} next */
  function set(next) {
    box = next;
    svg?.setAttribute("viewBox", [box.x, box.y, box.width, box.height].map((n) => n.toFixed(1)).join(" "));
  }

  /** Show all of it, from the upper edge on, since the lower one may be out of sight. */
  function fit() {
    const room = frame.getBoundingClientRect();
    const size = Math.min(room.width / whole.width, room.height / whole.height);
    if (size) {
      const width = room.width / size;
      set({ x: whole.x + (whole.width - width) / 2, y: whole.y, width, height: room.height / size });
    } else set(whole);
  }

  /**
   * Zoom so that a point of the frame, from 0 to 1 each way, stays where it is.
   * @param {number} factor
   */
  function zoom(factor, x = 0.5, y = 0.5) {
    const width = Math.min(Math.max(box.width / factor, 60), whole.width * 4);
    const height = (box.height * width) / box.width;
    set({ x: box.x + (box.width - width) * x, y: box.y + (box.height - height) * y, width, height });
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  function move(x, y) {
    set({ ...box, x: box.x + x * box.width, y: box.y + y * box.height });
  }

  /**
   * Return where to begin so that a point is in the middle, and nothing beyond is shown.
   * @param {number} middle
   * @param {number} start
   * @param {number} all
   * @param {number} shown
   */
  function within(middle, start, all, shown) {
    if (shown >= all) return start + (all - shown) / 2;
    return Math.min(Math.max(middle - shown / 2, start), start + all - shown);
  }

  /**
   * Bring an element of the picture to the middle, large enough to be read.
   * @param {SVGGraphicsElement} figure
   */
  function centre(figure) {
    const { x, y, width, height } = figure.getBBox();
    const room = frame.getBoundingClientRect();
    const size = Math.min(1, Math.max(room.width / whole.width, room.height / whole.height, 0.8));
    const next = { width: room.width / size, height: room.height / size };
    set({
      ...next,
      x: within(x + width / 2, whole.x, whole.width, next.width),
      y: within(y + height / 2, whole.y, whole.height, next.height),
    });
  }

  /** @param {SVGSVGElement} picture */
  function hold(picture) {
    svg = picture;
    const { x, y, width, height } = svg.viewBox.baseVal;
    whole = { x, y, width, height };
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    fit();
  }

  /** @type {Map<number, PointerEvent>} */
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
  /** @param {PointerEvent} event */
  function released(event) {
    pointers.delete(event.pointerId);
    frame.classList.remove("held");
  }
  frame.addEventListener("pointerup", released);
  frame.addEventListener("pointercancel", released);
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
  /** @type {Map<string, () => void>} */
  const keys = new Map([
    ["+", () => zoom(step)], ["=", () => zoom(step)], ["-", () => zoom(1 / step)], ["0", fit],
    ["ArrowLeft", () => move(-0.1, 0)], ["ArrowRight", () => move(0.1, 0)],
    ["ArrowUp", () => move(0, -0.1)], ["ArrowDown", () => move(0, 0.1)],
  ]);
  frame.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey ? undefined : keys.get(event.key);
    if (!act || !svg) return;
    event.preventDefault();
    act();
  });
  return { hold, fit, zoom, centre, step };
}

for (const diagram of document.querySelectorAll("[data-diagram]")) {
  const { one } = statecheck;
  const frame = one(".view", HTMLElement, diagram);
  const picture = one(".picture", SVGSVGElement, frame);
  const seek = one(".seek input", HTMLInputElement, diagram);
  const view = pictureView(frame);
  view.hold(picture);
  one('[data-zoom="in"]', HTMLElement, diagram).addEventListener("click", () => view.zoom(view.step));
  one('[data-zoom="out"]', HTMLElement, diagram).addEventListener("click", () => view.zoom(1 / view.step));
  one('[data-zoom="fit"]', HTMLElement, diagram).addEventListener("click", view.fit);
  seek.addEventListener("input", () => {
    const wanted = seek.value.trim().toLowerCase();
    /** @type {NodeListOf<SVGGElement>} */
    const boxes = picture.querySelectorAll("g.state, g.exit, g.elsewhere, g.part");
    /** @param {SVGGElement} box */
    const name = (box) => (box.querySelector("title")?.textContent ?? "").toLowerCase();
    const fits = wanted ? [...boxes].filter((box) => name(box).includes(wanted)) : [];
    for (const box of boxes) box.classList.toggle("found", fits.includes(box));
    const best = fits.find((box) => name(box) === wanted) ?? fits.at(0);
    if (best) view.centre(best);
    else if (!wanted) view.fit();
  });
}
