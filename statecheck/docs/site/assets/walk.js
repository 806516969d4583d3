// The walk-through: where the flow is, what can be pressed, what may follow.
"use strict";

/** @typedef {["is", boolean] | ["not", Formula] | ["=" | "!=", string, string] | ["and" | "or", ...Formula[]] | null} Formula */
/** @typedef {{ to: string, by?: string, who?: string, error?: string, says?: string, sure?: string, if?: Formula[], message?: string }} Way */
/**
 * @typedef {{
 *   slug?: string, about?: string, final?: string, if?: Formula, page?: string, exit?: boolean,
 *   model?: string, modelPage?: string, examples?: unknown[], schema?: unknown,
 * }} Place
 */
/** @typedef {{ name: string, file: string, boxes: Record<string, string>, forks: Record<string, string[]>, arrows: Record<string, [string, string]> }} Picture */
/**
 * @typedef {{
 *   options: { name: string, about: string, values: string[] }[],
 *   nodes: Record<string, Place>,
 *   ways: Record<string, Way[]>,
 *   actions: Record<string, { about?: string, http?: string, curl?: string, page?: string }>,
 *   errors: Record<string, { about?: string, http?: string, page?: string }>,
 *   pictures: Picture[],
 * }} Walk
 */
/** @typedef {[number, Way]} Numbered */
/** @typedef {Node | string} Part */

(async () => {
  const { one, element, copy } = statecheck;
  const place = one("[data-walk]", HTMLElement);
  /** @type {Walk} */
  const data = await statecheck.data("walk", "");
  const start = "*";
  const now = one(".now", HTMLElement, place);
  const list = one(".trail ol", HTMLElement, place);
  const map = one(".map", HTMLElement, place);
  const frame = one(".view", HTMLElement, map);
  const view = pictureView(frame);
  const bySlug = new Map(Object.entries(data.nodes).map(([node, { slug }]) => [slug ?? node, node]));
  /** @type {Map<string, string>} */
  const setting = new Map();

  /**
   * The steps so far; the first has no way. Each has the node that it leads to.
   * @type {{ node: string, way?: number }[]}
   */
  let trail = [{ node: start }];
  let here = start;
  /** @type {string | null} */
  let pressed = null;
  let note = "";

  // Options: a formula is true, false, or open where an option is not chosen.
  /**
   * @param {Formula | undefined} formula
   * @returns {boolean | null}
   */
  function holds(formula) {
    if (!formula) return true;
    if (formula[0] === "is") return formula[1];
    if (formula[0] === "not") {
      const value = holds(formula[1]);
      return value === null ? null : !value;
    }
    if (formula[0] === "=" || formula[0] === "!=") {
      const [word, option, wanted] = formula;
      const chosen = setting.get(option);
      return chosen === undefined ? null : (chosen === wanted) === (word === "=");
    }
    const [word, ...parts] = /** @type {["and" | "or", ...Formula[]]} */ (formula);
    const values = parts.map(holds);
    const settles = word === "or";
    if (values.includes(settles)) return settles;
    return values.includes(null) ? null : !settles;
  }

  /** @param {string} node */
  function exists(node) {
    return node === start || holds(data.nodes[node]?.if) !== false;
  }

  /** @param {Way} way */
  function alive(way) {
    return (way.if ?? []).every((each) => holds(each) !== false) && (!way.to || exists(way.to));
  }

  /** @param {string} node */
  function ways(node) {
    return data.ways[node] ?? [];
  }

  /** @param {typeof trail} steps */
  function follow(steps) {
    trail = steps;
    here = steps[steps.length - 1].node;
  }

  // The address holds the trail and the setting.
  function written() {
    const words = new URLSearchParams();
    if (trail[0].node !== start) words.set("at", data.nodes[trail[0].node].slug ?? trail[0].node);
    if (trail.length > 1) words.set("go", trail.slice(1).map((step) => step.way).join("."));
    if (setting.size) words.set("with", [...setting].map((pair) => pair.join(":")).join(","));
    return words.toString();
  }

  function read() {
    const words = new URLSearchParams(location.hash.slice(1));
    setting.clear();
    for (const word of (words.get("with") ?? "").split(",")) {
      const cut = word.lastIndexOf(":");
      const option = data.options.find((each) => each.name === word.slice(0, cut));
      if (option?.values.includes(word.slice(cut + 1))) setting.set(option.name, word.slice(cut + 1));
    }
    follow([{ node: bySlug.get(words.get("at") ?? "") ?? start }]);
    for (const word of (words.get("go") ?? "").split(".").filter(Boolean)) {
      const way = ways(here)[Number(word)];
      if (!way || !/^\d+$/.test(word)) break;
      follow([...trail, { way: Number(word), node: way.to || here }]);
    }
  }

  function changed() {
    const words = written();
    history.replaceState(null, "", words ? `#${words}` : location.pathname + location.search);
    show();
  }

  /** @param {number} index */
  function go(index) {
    const from = here;
    const way = ways(from)[index];
    note = way.to ? "" : "Nobody says where this leads, so the walk stays here.";
    if (way.error) {
      const error = data.errors[way.error];
      note = `Answered with ${way.error}${error?.http ? ` (HTTP ${error.http})` : ""}${way.to === from ? "; the flow is where it was" : ""}.`;
    }
    follow([...trail, { way: index, node: way.to || from }]);
    pressed = null;
    changed();
    now.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** @param {typeof trail} steps */
  function back(steps) {
    follow(steps);
    pressed = null;
    note = "";
    changed();
  }

  /**
   * @param {string} label
   * @param {string} text
   */
  function block(label, text) {
    const button = element("button", { type: "button", class: "copy" }, "Copy");
    button.addEventListener("click", () => copy(text, button));
    return element("figure", { class: "code" },
      element("figcaption", {}, element("span", {}, label), button),
      element("pre", { tabindex: "0" }, element("code", {}, text)));
  }

  /** @param {unknown} value */
  function json(value) {
    return JSON.stringify(value, null, 2);
  }

  /**
   * Return an element with HTML that was made of Markdown, with raw HTML off.
   * @param {string} html
   */
  function told(html) {
    const made = element("div", { class: "about prose" });
    made.innerHTML = html;
    return made;
  }

  /**
   * @param {string} text
   * @param {string | undefined} page
   */
  function name(text, page) {
    const code = element("code", {}, text);
    return page ? element("a", { href: page }, code) : code;
  }

  /**
   * @param {Numbered} numbered
   * @param {string} from
   */
  function outcome([index, way], from) {
    const where = way.to === from ? "stays here" : way.to || "not known";
    const classes = ["outcome"];
    if (way.error) classes.push("refused");
    if (way.sure === "doubtful") classes.push("doubtful");
    const says = [way.says, way.error ? data.errors[way.error]?.about : "", way.message].filter(Boolean).join(" · ");
    const body = element("span", {},
      way.error ? element("code", {}, way.error) : "",
      way.error ? " " : "",
      way.to && way.to !== from ? element("code", {}, where) : where,
      data.nodes[way.to]?.final ? element("span", { class: "mark" }, data.nodes[way.to].final) : "",
      says ? element("small", {}, says) : "");
    return element("button", { type: "button", class: classes.join(" "), "data-way": index, onclick: () => go(index) }, body);
  }

  /**
   * Return the ways of a node by the action that is pressed, those there are.
   * @param {string} node
   */
  function grouped(node) {
    /** @type {Map<string, Numbered[]>} */
    const groups = new Map();
    ways(node).forEach((way, index) => {
      if (!alive(way)) return;
      const by = way.by ?? "";
      groups.set(by, [...(groups.get(by) ?? []), [index, way]]);
    });
    return groups;
  }

  /**
   * @param {string} by
   * @param {Numbered[]} some
   * @param {string} node
   * @returns {Part[]}
   */
  function action(by, some, node) {
    const known = data.actions[by] ?? {};
    const open = pressed === by;
    const button = element("button", {
      type: "button", class: "press", "aria-expanded": String(open), "data-action": by,
      onclick: () => {
        pressed = open ? null : by;
        show();
        one(`[data-action="${CSS.escape(by)}"]`, HTMLElement, now).focus({ preventScroll: true });
      },
    }, element("code", {}, by), known.about ? element("small", {}, known.about) : "");
    if (!open) return [button];
    const good = some.filter(([, way]) => !way.error);
    const refused = some.filter(([, way]) => way.error);
    return [button, element("div", { class: "pressed" },
      element("h4", {}, "What may follow"),
      ...good.map((each) => outcome(each, node)),
      good.length ? "" : element("p", {}, "Nobody says what follows if it is not refused."),
      refused.length ? element("h4", {}, "How it may be refused") : "",
      ...refused.map((each) => outcome(each, node)),
      element("h4", {}, "What is sent"),
      known.http ? block("HTTP", known.http) : "",
      known.curl ? block("curl", known.curl) : "",
      known.page ? element("p", {}, element("a", { href: known.page }, "All about this action")) : "")];
  }

  function beginning() {
    const groups = grouped(start);
    /** @type {Part[]} */
    const parts = [element("h2", { tabindex: "-1" }, "Where does the flow begin?")];
    if (note) parts.push(element("p", { class: "note", role: "status" }, note));
    for (const [by, some] of groups) {
      if (by) parts.push(...action(by, some, start));
      else parts.push(...some.map((each) => outcome(each, start)));
    }
    if (!groups.size) {
      parts.push(element("p", {}, "The spec does not say; choose a state."));
    }
    parts.push(element("h3", {}, "Or begin in any state"));
    const select = element("select", {
      "aria-label": "A state to begin in",
      onchange: () => { follow([{ node: select.value }]); changed(); },
    }, element("option", { value: start }, "…"),
    ...Object.keys(data.nodes).filter((each) => each !== start && !data.nodes[each].exit && exists(each))
      .map((each) => element("option", { value: each }, each)));
    parts.push(select);
    return parts;
  }

  /** @param {string} node */
  function state(node) {
    const about = data.nodes[node];
    /** @type {Part[]} */
    const parts = [element("h2", { class: "state", tabindex: "-1" }, name(node, about.page))];
    if (note) parts.push(element("p", { class: "note", role: "status" }, note));
    if (about.about) parts.push(told(about.about));
    if (!exists(node)) parts.push(element("p", { class: "note" }, "With these options the state does not exist."));
    if (about.final) {
      parts.push(element("p", { class: `end ${about.final}` }, `The flow may rest here: ${about.final}.`));
    }
    if (about.exit) return parts;
    const groups = grouped(node);
    const moves = groups.get("") ?? [];
    groups.delete("");
    if (groups.size) parts.push(element("h3", {}, "Press an action"));
    for (const [by, some] of groups) parts.push(...action(by, some, node));
    if (moves.length) {
      parts.push(element("h3", {}, "Or wait: what may come about"));
      parts.push(...moves.map((each) => outcome(each, node)));
    }
    if (!groups.size && !moves.length && !about.final) parts.push(element("p", {}, "Nothing is on offer here."));
    parts.push(element("h3", {}, "The message"));
    if (about.model) parts.push(element("p", {}, "Model ", name(about.model, about.modelPage)));
    (about.examples ?? []).forEach((each, index, all) => {
      parts.push(block(all.length > 1 ? `Example ${index + 1}` : "Example", json(each)));
    });
    if (about.schema) parts.push(block("JSON Schema", json(about.schema)));
    if (!about.examples?.length && !about.schema) parts.push(element("p", { class: "about" }, "The spec has no example of it."));
    return parts;
  }

  function showTrail() {
    list.replaceChildren(...trail.map((step, index) => {
      const way = step.way === undefined ? null : ways(trail[index - 1].node)[step.way];
      const label = step.node === start ? "start" : step.node;
      const by = way ? way.by || (trail[index - 1].node === start ? "" : "waiting") : "";
      return element("li", {},
        by ? element("span", { class: "by" }, by + (way?.error ? ` ✕ ${way.error}` : "")) : "",
        element("button", {
          type: "button", "aria-current": index === trail.length - 1 ? "step" : null, onclick: () => back(trail.slice(0, index + 1)),
        }, label));
    }));
    one('[data-do="back"]', HTMLButtonElement, place).disabled = trail.length < 2;
  }

  // Pictures follow the walk and the options.
  /** @type {Picture | null} */
  let shown = null;
  let request = 0;

  async function showPicture() {
    const node = here;
    const fits = data.pictures.filter((each) => Object.values(each.boxes).includes(node));
    const own = fits.find((each) => Object.entries(each.boxes).some(([id, box]) => box === node && /^[sx]_/.test(id)));
    const wanted = (shown && fits.includes(shown) && shown !== data.pictures[0] ? shown : own) ?? fits.at(0) ?? data.pictures.at(0);
    if (!wanted) {
      map.hidden = true;
      return;
    }
    const mine = ++request;
    if (wanted !== shown) {
      const text = await statecheck.data(`picture ${wanted.name}`, place.dataset.walk + wanted.file);
      if (mine !== request) return;
      frame.innerHTML = text;
      shown = wanted;
      view.hold(one("svg", SVGSVGElement, frame));
    }
    mark(wanted, node);
  }

  /**
   * Return whether a way leads from a node to another, by one of some actions; null for any.
   * @param {string} from
   * @param {string | null} to
   * @param {string[] | null} by
   */
  function between(from, to, by) {
    return ways(from).some((way) => alive(way) && (!by || by.includes(way.by ?? "")) && (to === null || way.to === to));
  }

  /**
   * @param {Picture} picture
   * @param {string} node
   */
  function mark(picture, node) {
    /** @param {string} id */
    const figure = (id) => {
      const found = frame.querySelector(`#p-${CSS.escape(id)}`);
      return found instanceof SVGGraphicsElement ? found : null;
    };
    /** @type {Map<string, boolean>} */
    const gone = new Map();
    for (const [id, each] of Object.entries(picture.boxes)) gone.set(id, !exists(each));
    /**
     * @param {string} id
     * @returns {string | undefined}
     */
    const named = (id) => (id === "start" ? start : picture.boxes[id]);
    for (const [id, [box, ...names]] of Object.entries(picture.forks)) {
      const from = named(box);
      gone.set(id, from !== undefined && !(exists(from) && between(from, null, names)));
    }
    for (const [id, [tail, head]] of Object.entries(picture.arrows)) {
      const fork = picture.forks[tail];
      const from = named(fork ? fork[0] : tail);
      const to = named(head);
      let dead = Boolean(gone.get(tail) || gone.get(head));
      if (!dead && from !== undefined && to !== undefined) dead = !between(from, to, fork ? fork.slice(1) : null);
      gone.set(id, dead);
    }
    const been = new Set(trail.map((step) => step.node));
    for (const [id, dead] of gone) {
      const found = figure(id);
      if (!found) continue;
      found.classList.toggle("gone", dead);
      found.classList.toggle("been", been.has(named(id) ?? ""));
      found.classList.toggle("current", named(id) === node);
    }
    const box = Object.entries(picture.boxes).find(([, each]) => each === node);
    const middle = box ? figure(box[0]) : null;
    if (middle) view.centre(middle);
    else view.fit();
  }

  function showOptions() {
    one(".options", HTMLElement, place).hidden = !data.options.length;
    one(".choices", HTMLElement, place).replaceChildren(...data.options.map((option) => {
      const select = element("select", {
        title: option.about,
        onchange: () => {
          if (select.value) setting.set(option.name, select.value);
          else setting.delete(option.name);
          changed();
        },
      }, element("option", { value: "" }, "any"), ...option.values.map((value) => element("option", { value }, value)));
      select.value = setting.get(option.name) ?? "";
      return element("label", {}, element("code", {}, option.name), select);
    }));
  }

  function show() {
    now.replaceChildren(...(here === start ? beginning() : state(here)).filter((part) => part !== ""));
    showTrail();
    showPicture();
  }

  one('[data-do="back"]', HTMLElement, place).addEventListener("click", () => back(trail.slice(0, Math.max(trail.length - 1, 1))));
  one('[data-do="again"]', HTMLElement, place).addEventListener("click", () => back([{ node: start }]));
  const share = one('[data-do="share"]', HTMLElement, place);
  share.addEventListener("click", () => copy(location.href, share));
  window.addEventListener("hashchange", () => { read(); showOptions(); show(); });
  // A box of the picture that the walk can go to next is a way to go there.
  frame.addEventListener("click", (event) => {
    const box = event.target instanceof Element ? event.target.closest("g[id]") : null;
    const to = box && shown ? shown.boxes[box.id.slice(2)] : undefined;
    if (!to) return;
    const index = ways(here).findIndex((way) => way.to === to && !way.error && alive(way) && to !== here);
    if (index < 0) return;
    event.preventDefault();
    go(index);
  });
  read();
  showOptions();
  if (setting.size) one(".options details", HTMLDetailsElement, place).open = true;
  show();
})();
