// What every page has: theme, menu, search, copying; and data handed over by scripts.
"use strict";

const statecheck = (() => {
  const root = document.body.dataset.root;
  const waiting = new Map();
  const taken = new Map();

  /** Take data that a script hands over. */
  function take(name, data) {
    taken.set(name, data);
    for (const resolve of waiting.get(name) ?? []) resolve(data);
    waiting.delete(name);
  }

  /** Return data of a script, which is loaded when it is first asked for. */
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

  /** Return an element with attributes and children; texts are text. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === false || value === null || value === undefined) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

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

  return { root, take, data, element, copy };
})();

(() => {
  const { root, data, element, copy } = statecheck;
  const html = document.documentElement;

  document.querySelector(".theme").addEventListener("click", () => {
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

  const menu = document.querySelector(".menu");
  const pages = document.querySelector(".pages");
  function toggle(open) {
    pages.classList.toggle("open", open);
    menu.setAttribute("aria-expanded", String(pages.classList.contains("open")));
  }
  menu.addEventListener("click", () => toggle());
  pages.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", behavior: "instant" });

  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    const code = button.closest(".code").querySelector("pre");
    button.addEventListener("click", () => copy(code.textContent, button));
  }

  // Search.
  const dialog = document.querySelector("dialog.search");
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const hint = dialog.querySelector(".hint");
  const most = 30;
  let entries = [];
  let chosen = 0;

  function folded(text) {
    return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /** Return how well an entry fits some words; 0 if one of them is not in it. */
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

  function found(query) {
    const words = folded(query).split(" ").filter(Boolean);
    if (!words.length) return [];
    const joined = words.join("");
    return entries
      .map((entry) => [weight(entry, words) || weight(entry, [joined]), entry])
      .filter(([sum]) => sum > 0)
      .sort((a, b) => b[0] - a[0] || a[1].order - b[1].order)
      .slice(0, most)
      .map(([, entry]) => entry);
  }

  function choose(index) {
    const items = list.children;
    if (!items.length) return;
    items[chosen]?.setAttribute("aria-selected", "false");
    chosen = (index + items.length) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[chosen].id);
  }

  function go(entry) {
    dialog.close();
    location.href = root + entry.address;
  }

  function show() {
    const results = found(input.value);
    list.replaceChildren(...results.map((entry, index) => element(
      "li",
      { role: "option", id: `result-${index}`, "aria-selected": "false", onclick: () => go(entry) },
      element("b", {}, entry.name),
      element("i", {}, `${entry.kind} · ${entry.system}`),
      entry.about ? element("span", {}, entry.about) : null,
    )));
    list.entries_ = results;
    chosen = 0;
    input.removeAttribute("aria-activedescendant");
    choose(0);
    if (!input.value.trim()) hint.textContent = "Arrows choose, Enter opens.";
    else hint.textContent = results.length ? `${results.length}${results.length === most ? " or more" : ""} found` : "Nothing is called so.";
  }

  async function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    if (!entries.length) {
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

  document.querySelector(".find").addEventListener("click", open);
  input.addEventListener("input", show);
  dialog.querySelector("form").addEventListener("submit", (event) => {
    const entry = list.entries_?.[chosen];
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
    else if (event.key === "Enter" && list.entries_?.[chosen]) go(list.entries_[chosen]);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if ((event.key === "k" && (event.metaKey || event.ctrlKey)) || (event.key === "/" && !typing)) {
      event.preventDefault();
      open();
    } else if (event.key === "Escape" && pages.classList.contains("open")) {
      toggle(false);
      menu.focus();
    }
  });
})();
