// Runs before anything is painted: the theme that was chosen, if one was.
"use strict";
(() => {
  try {
    const theme = localStorage.getItem("statecheck-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Where nothing may be kept, the system's theme holds.
  }
  document.documentElement.classList.add("scripted");
})();
