"use strict";
// Lights up everything that belongs to what the pointer or the focus is on: the sentence on the
// other side, the term's other end, the text that a finding is about. The page can be read
// without it.
(() => {
  const kinds = ["s", "u", "f"];
  const index = new Map();
  for (const kind of kinds) {
    for (const node of document.querySelectorAll(`[data-${kind}]`)) {
      for (const number of node.dataset[kind].split(" ")) {
        const key = kind + number;
        if (!index.has(key)) index.set(key, []);
        index.get(key).push(node);
      }
    }
  }

  const counterparts = (from) => {
    const found = new Set();
    for (const kind of kinds) {
      const node = from.closest(`[data-${kind}]`);
      if (!node) continue;
      for (const number of node.dataset[kind].split(" ")) {
        for (const other of index.get(kind + number)) found.add(other);
      }
    }
    return found;
  };

  let lit = new Set();
  const light = (from) => {
    const next = from instanceof Element ? counterparts(from) : new Set();
    for (const node of lit) if (!next.has(node)) node.classList.remove("on");
    for (const node of next) node.classList.add("on");
    lit = next;
  };

  document.addEventListener("pointerover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("focusout", () => light(null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") light(null);
  });

  // On paper the table of terms belongs to the article, open or not.
  const terms = document.querySelector("details.terms");
  let opened = false;
  addEventListener("beforeprint", () => {
    opened = terms !== null && !terms.open;
    if (opened) terms.open = true;
  });
  addEventListener("afterprint", () => {
    if (opened) terms.open = false;
  });
})();
