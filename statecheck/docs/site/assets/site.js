// What every page has: theme, menu, search, copying; and data handed over by scripts.
"use strict";

const statecheck = (() => {
  /** @type {Map<string, ((value: any) => void)[]>} */
  const waiting = new Map();
  /** @type {Map<string, any>} */
  const taken = new Map();

  /**
   * Return the first element that fits, which the page always has.
   * @template {Element} T
   * @param {string} selector
   * @param {new () => T} kind
   * @param {ParentNode} within
   * @returns {T}
   */
  function one(selector, kind, within = document) {
    const found = within.querySelector(selector);
    if (!(found instanceof kind)) throw new TypeError(`there is no ${selector}`);
    return found;
  }

  /**
   * Take data that a script hands over.
   * @param {string} name
   * @param {any} given
   */
  function take(name, given) {
    taken.set(name, given);
    for (const resolve of waiting.get(name) ?? []) resolve(given);
    waiting.delete(name);
  }

  /**
   * Return data of a script, which is loaded when it is first asked for.
   * @param {string} name
   * @param {string} file
   * @returns {Promise<any>}
   */
  function data(name, file) {
    if (taken.has(name)) return Promise.resolve(taken.get(name));
    const promise = new Promise((resolve) => {
      waiting.set(name, [...(waiting.get(name) ?? []), resolve]);
    });
    if (![...document.scripts].some((script) => script.getAttribute("src") === file)) {
      const script = document.createElement("script");
      script.src = file;
      document.head.append(script);
    }
    return promise;
  }

  /**
   * Return an element with attributes and children; texts are text.
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {Record<string, string | number | boolean | null | undefined | (() => void)>} attributes
   * @param {(Node | string | null | undefined)[]} children
   * @returns {HTMLElementTagNameMap[K]}
   */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
    }
    for (const child of children) if (child) made.append(child);
    return made;
  }

  /**
   * Copy a text, and say on the button whether that was possible.
   * @param {string} text
   * @param {HTMLElement} button
   */
  async function copy(text, button) {
    const before = button.textContent;
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = element("textarea", { class: "unseen" });
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
    }
    button.textContent = done ? "Copied" : "Not copied";
    setTimeout(() => { button.textContent = before; }, 1500);
  }

  return { root: document.body.dataset.root ?? "", one, take, data, element, copy };
})();

/**
 * @typedef {{
 *   name: string, kind: string, system: string, address: string, about: string, order: number,
 *   title: string, joined: string, text: string, bonus: number,
 * }} Entry
 */

(() => {
  const { root, one, data, element, copy } = statecheck;
  const html = document.documentElement;

  one(".theme", HTMLElement).addEventListener("click", () => {
    const dark = html.dataset.theme
      ? html.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    html.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem("statecheck-theme", html.dataset.theme);
    } catch {
      // It holds for this page alone.
    }
  });

  const menu = one(".menu", HTMLElement);
  const pages = one(".pages", HTMLElement);
  /** @param {boolean} [opened] */
  function toggle(opened) {
    pages.classList.toggle("open", opened);
    menu.setAttribute("aria-expanded", String(pages.classList.contains("open")));
  }
  menu.addEventListener("click", () => toggle());
  pages.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", behavior: "instant" });

  for (const button of document.querySelectorAll("button.copy")) {
    const code = button.closest(".code")?.querySelector("pre");
    if (!(button instanceof HTMLElement) || !code) continue;
    button.hidden = false;
    button.addEventListener("click", () => copy(code.textContent ?? "", button));
  }

  // Search.
  const dialog = one("dialog.search", HTMLDialogElement);
  const input = one("input", HTMLInputElement, dialog);
  const list = one("ul", HTMLElement, dialog);
  const hint = one(".hint", HTMLElement, dialog);
  const most = 30;
  const longest = 240;
  /** @type {Entry[]} */
  let entries = [];
  /** @type {Entry[]} */
  let results = [];
  let chosen = 0;

  /** @param {string} text */
  function folded(text) {
    return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /**
   * Return how well an entry fits some words; 0 if one of them is not in it.
   * @param {Entry} entry
   * @param {string[]} words
   */
  function weight(entry, words) {
    let sum = 0;
    for (const word of words) {
      if (entry.title === word || entry.joined === word) sum += 100;
      else if (entry.title.startsWith(word) || entry.joined.startsWith(word)) sum += 50;
      else if (` ${entry.title}`.includes(` ${word}`)) sum += 30;
      else if (entry.title.includes(word) || entry.joined.includes(word)) sum += 20;
      else if (entry.text.includes(word)) sum += 5;
      else return 0;
    }
    return sum - Math.min(entry.title.length, 60) / 20 + entry.bonus;
  }

  /**
   * @param {string} query
   * @returns {Entry[]}
   */
  function found(query) {
    const words = folded(query).split(" ").filter(Boolean);
    if (!words.length) return [];
    const joined = words.join("");
    /** @type {[number, Entry][]} */
    const weighed = entries.map((entry) => [weight(entry, words) || weight(entry, [joined]), entry]);
    return weighed
      .filter(([sum]) => sum > 0)
      .sort((a, b) => b[0] - a[0] || a[1].order - b[1].order)
      .slice(0, most)
      .map(([, entry]) => entry);
  }

  /** @param {number} index */
  function choose(index) {
    const items = list.children;
    if (!items.length) return;
    items[chosen]?.setAttribute("aria-selected", "false");
    chosen = (index + items.length) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[chosen].id);
  }

  /** @param {Entry} entry */
  function go(entry) {
    dialog.close();
    location.href = root + entry.address;
  }

  /**
   * Return a text, of a long one what stands around the first word that is looked for.
   * @param {string} text
   */
  function excerpt(text) {
    if (text.length <= longest) return text;
    const words = folded(input.value).split(" ").filter(Boolean);
    const at = Math.max(...words.map((word) => text.toLowerCase().indexOf(word)), 0);
    const first = at < longest / 2 ? 0 : text.lastIndexOf(" ", at - longest / 4) + 1;
    return `${first ? "… " : ""}${text.slice(first, first + longest).trimEnd()} …`;
  }

  function show() {
    results = found(input.value);
    list.replaceChildren(...results.map((entry, index) => element(
      "li",
      { role: "option", id: `result-${index}`, "aria-selected": "false", onclick: () => go(entry) },
      element("b", {}, entry.name),
      element("i", {}, `${entry.kind} · ${entry.system}`),
      entry.about ? element("span", {}, excerpt(entry.about)) : null,
    )));
    chosen = 0;
    input.removeAttribute("aria-activedescendant");
    choose(0);
    const more = results.length === most ? " or more" : "";
    if (!input.value.trim()) hint.textContent = "Arrows choose, Enter opens.";
    else hint.textContent = results.length ? `${results.length}${more} found` : "Nothing is called so.";
  }

  async function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    if (!entries.length) {
      /** @type {[string, string, string, string, string][]} */
      const raw = await data("search", `${root}assets/search.js`);
      entries = raw.map(([name, kind, system, address, text], order) => ({
        name, kind, system, address, about: text, order,
        title: folded(name.replace(/([a-z0-9])([A-Z])/g, "$1 $2")),
        joined: folded(name).replaceAll(" ", ""),
        text: folded(text),
        bonus: kind === "State" || kind === "Action" || kind === "System" ? 3 : 0,
      }));
    }
    show();
  }

  one(".find", HTMLElement).addEventListener("click", open);
  input.addEventListener("input", show);
  one("form", HTMLFormElement, dialog).addEventListener("submit", (event) => {
    const entry = results[chosen];
    if (event.submitter || !entry) return;
    event.preventDefault();
    go(entry);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" && results[chosen]) go(results[chosen]);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
    if ((event.key === "k" && (event.metaKey || event.ctrlKey)) || (event.key === "/" && !typing)) {
      event.preventDefault();
      open();
    } else if (event.key === "Escape" && pages.classList.contains("open")) {
      toggle(false);
      menu.focus();
    }
  });
})();
