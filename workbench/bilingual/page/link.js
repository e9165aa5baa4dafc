// Lights up everything that belongs to what the pointer or the focus is on: the sentence on the
// other side, the term's other end, the text that a finding is about.
const article = document.getElementById("article");
const rows = [...article.querySelectorAll(".row")];
const kinds = ["s", "u", "f"];

const counterparts = (from) => {
  const found = new Set();
  const row = from.closest(".row");
  if (!row) return found;
  for (const kind of kinds) {
    const node = from.closest(`[data-${kind}]`);
    if (!node) continue;
    for (const number of node.dataset[kind].split(" ")) {
      for (const other of row.querySelectorAll(`[data-${kind}~="${number}"]`)) found.add(other);
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
