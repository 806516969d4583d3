// The walk-through: where the flow is, what can be pressed, what may follow.
"use strict";

(async () => {
  const { element, copy } = statecheck;
  const place = document.querySelector("[data-walk]");
  const data = await statecheck.data("walk", "");
  const start = "*";
  const now = place.querySelector(".now");
  const list = place.querySelector(".trail ol");
  const frame = place.querySelector(".map .view");
  const view = statecheck.view(frame);
  const bySlug = new Map(Object.entries(data.nodes).map(([name, node]) => [node.slug ?? name, name]));
  const setting = new Map();

  /** The steps so far; the first has no way. Each has the node that it leads to. */
  let trail = [{ node: start }];
  let pressed = null;
  let note = "";

  // Options: a formula is true, false, or open where an option is not chosen.
  function holds(formula) {
    if (!formula) return true;
    const [word, ...parts] = formula;
    if (word === "is") return parts[0];
    if (word === "not") {
      const value = holds(parts[0]);
      return value === null ? null : !value;
    }
    if (word === "=" || word === "!=") {
      const chosen = setting.get(parts[0]);
      return chosen === undefined ? null : (chosen === parts[1]) === (word === "=");
    }
    const values = parts.map(holds);
    const settles = word === "or";
    if (values.includes(settles)) return settles;
    return values.includes(null) ? null : !settles;
  }

  function exists(name) {
    return name === start || holds(data.nodes[name]?.if) !== false;
  }

  function alive(way) {
    return (way.if ?? []).every((each) => holds(each) !== false) && (!way.to || exists(way.to));
  }

  function ways(name) {
    return data.ways[name] ?? [];
  }

  // The address holds the trail and the setting.
  function written() {
    const words = new URLSearchParams();
    if (trail[0].node !== start) words.set("at", data.nodes[trail[0].node].slug);
    if (trail.length > 1) words.set("go", trail.slice(1).map((step) => step.way).join("."));
    if (setting.size) words.set("with", [...setting].map(([name, value]) => `${name}:${value}`).join(","));
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
    trail = [{ node: bySlug.get(words.get("at") ?? "") ?? start }];
    for (const word of (words.get("go") ?? "").split(".").filter(Boolean)) {
      const from = trail.at(-1).node;
      const way = ways(from)[Number(word)];
      if (!way || !/^\d+$/.test(word)) break;
      trail.push({ way: Number(word), node: way.to || from });
    }
  }

  function changed() {
    const words = written();
    history.replaceState(null, "", words ? `#${words}` : location.pathname + location.search);
    show();
  }

  function go(index) {
    const from = trail.at(-1).node;
    const way = ways(from)[index];
    note = way.to ? "" : "Nobody says where this leads, so the walk stays here.";
    if (way.error) {
      const error = data.errors[way.error];
      note = `Answered with ${way.error}${error?.http ? ` (HTTP ${error.http})` : ""}${way.to === from ? "; the flow is where it was" : ""}.`;
    }
    trail.push({ way: index, node: way.to || from });
    pressed = null;
    changed();
    now.querySelector("h2")?.focus({ preventScroll: true });
  }

  function back(length = trail.length - 1) {
    trail = trail.slice(0, Math.max(length, 1));
    pressed = null;
    note = "";
    changed();
  }

  function block(label, text) {
    const button = element("button", { type: "button", class: "copy" }, "Copy");
    button.addEventListener("click", () => copy(text, button));
    return element("figure", { class: "code" },
      element("figcaption", {}, element("span", {}, label), button),
      element("pre", { tabindex: "0" }, element("code", {}, text)));
  }

  function json(value) {
    return JSON.stringify(value, null, 2);
  }

  /** Return an element with HTML that was made of Markdown, with raw HTML off. */
  function told(html) {
    const made = element("div", { class: "about prose" });
    made.innerHTML = html;
    return made;
  }

  function name(text, page) {
    const code = element("code", {}, text);
    return page ? element("a", { href: page }, code) : code;
  }

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

  /** Return the ways of a node by the action that is pressed, those there are. */
  function grouped(node) {
    const groups = new Map();
    ways(node).forEach((way, index) => {
      if (!alive(way)) return;
      const by = way.by ?? "";
      groups.set(by, [...(groups.get(by) ?? []), [index, way]]);
    });
    return groups;
  }

  function action(by, some, node) {
    const known = data.actions[by] ?? {};
    const open = pressed === by;
    const button = element("button", {
      type: "button", class: "press", "aria-expanded": String(open), "data-action": by,
      onclick: () => {
        pressed = open ? null : by;
        show();
        now.querySelector(`[data-action="${CSS.escape(by)}"]`)?.focus({ preventScroll: true });
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
    const parts = [element("h2", { tabindex: "-1" }, "Where does the flow begin?")];
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
      onchange: () => { trail = [{ node: select.value }]; changed(); },
    }, element("option", { value: start }, "…"),
    ...Object.keys(data.nodes).filter((each) => each !== start && !data.nodes[each].exit && exists(each))
      .map((each) => element("option", { value: each }, each)));
    parts.push(select);
    return parts;
  }

  function state(node) {
    const about = data.nodes[node];
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
      const way = index ? ways(trail[index - 1].node)[step.way] : null;
      const label = step.node === start ? "start" : step.node;
      const by = way ? way.by || (trail[index - 1].node === start ? "" : "waiting") : "";
      return element("li", {},
        by ? element("span", { class: "by" }, by + (way.error ? ` ✕ ${way.error}` : "")) : "",
        element("button", {
          type: "button", "aria-current": index === trail.length - 1 ? "step" : null, onclick: () => back(index + 1),
        }, label));
    }));
    place.querySelector('[data-do="back"]').disabled = trail.length < 2;
  }

  // Pictures follow the walk and the options.
  let shown = null;
  let request = 0;

  async function showPicture() {
    const node = trail.at(-1).node;
    const fits = data.pictures.filter((each) => Object.values(each.boxes).includes(node));
    const own = fits.find((each) => Object.entries(each.boxes).some(([id, name]) => name === node && /^[sx]_/.test(id)));
    const wanted = (shown && fits.includes(shown) && shown !== data.pictures[0] ? shown : own) ?? fits[0] ?? data.pictures[0];
    if (!wanted) {
      place.querySelector(".map").hidden = true;
      return;
    }
    const mine = ++request;
    if (wanted !== shown) {
      const text = await statecheck.data(`picture ${wanted.name}`, place.dataset.walk + wanted.file);
      if (mine !== request) return;
      frame.innerHTML = text;
      shown = wanted;
      view.hold(frame.querySelector("svg"));
    }
    mark(wanted, node);
  }

  function mark(picture, node) {
    const figure = (id) => frame.querySelector(`#p-${CSS.escape(id)}`);
    const between = (from, to, by) => ways(from).some((way) => alive(way) && (by === null || by.includes(way.by ?? "")) && (to === null || way.to === to));
    const gone = new Map();
    for (const [id, each] of Object.entries(picture.boxes)) gone.set(id, !exists(each));
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
      found.classList.toggle("been", been.has(named(id)));
      found.classList.toggle("current", named(id) === node);
    }
    const here = Object.entries(picture.boxes).find(([, each]) => each === node);
    const found = here ? figure(here[0]) : null;
    if (found) view.centre(found);
    else view.fit();
  }

  function showOptions() {
    const section = place.querySelector(".options");
    section.hidden = !data.options.length;
    place.querySelector(".choices").replaceChildren(...data.options.map((option) => {
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
    const node = trail.at(-1).node;
    now.replaceChildren(...(node === start ? beginning() : state(node)).filter((part) => part !== ""));
    showTrail();
    showPicture();
  }

  place.querySelector('[data-do="back"]').addEventListener("click", () => back());
  place.querySelector('[data-do="again"]').addEventListener("click", () => back(trail[0].node === start ? 1 : (trail = [{ node: start }], 1)));
  const share = place.querySelector('[data-do="share"]');
  share.addEventListener("click", () => copy(location.href, share));
  window.addEventListener("hashchange", () => { read(); showOptions(); show(); });
  // A box of the picture that the walk can go to next is a way to go there.
  frame.addEventListener("click", (event) => {
    const box = event.target.closest("g[id]");
    const to = box && shown ? shown.boxes[box.id.slice(2)] : undefined;
    if (!to) return;
    const index = ways(trail.at(-1).node).findIndex((way) => way.to === to && !way.error && alive(way) && to !== trail.at(-1).node);
    if (index < 0) return;
    event.preventDefault();
    go(index);
  });
  read();
  showOptions();
  if (setting.size) place.querySelector(".options details").open = true;
  show();
})();
