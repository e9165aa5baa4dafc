// The keyboard: one key each for what a reader does often; the card behind "Keys" lists them.
const single = document.getElementById("single-keys");

const go = (node) => {
  if (!node) return;
  if (node.tabIndex < 0) node.tabIndex = -1;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: node.offsetHeight > innerHeight / 2 ? "start" : "center" });
};

const goRow = (row) => {
  if (!row) return;
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", `Paragraph ${rows.indexOf(row) + 1} of ${rows.length}`);
  go(row);
};

// From where the focus is, else from the first thing below the bar.
const beside = (nodes, forward) => {
  const from = document.activeElement;
  const here = article.contains(from) ? from : null;
  const lies = (node, way) => here.compareDocumentPosition(node) & way && !node.contains(here);
  if (here && forward) return nodes.find((node) => lies(node, Node.DOCUMENT_POSITION_FOLLOWING));
  if (here) return nodes.findLast((node) => lies(node, Node.DOCUMENT_POSITION_PRECEDING));
  const top = (node) => node.getBoundingClientRect().top;
  return forward ? nodes.find((node) => top(node) > 0) : nodes.findLast((node) => top(node) < 0);
};

const visible = () => rows.filter((row) => !row.hidden);
const findings = () => visible().flatMap((row) => [...row.querySelectorAll(".notes li")]);
const first = () => goRow(visible()[0]);

const actions = {
  "/": () => search.focus(),
  f: () => choose(show.value === "found" ? "" : "found"),
  j: () => goRow(beside(visible(), true)),
  k: () => goRow(beside(visible(), false)),
  n: () => go(beside(findings(), true)),
  p: () => go(beside(findings(), false)),
  t: () => {
    if (terms) terms.open = true;
    go(terms?.querySelector("summary"));
  },
  c: () => document.getElementById("copy").togglePopover?.(),
  "?": () => document.getElementById("keys").togglePopover?.(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && !document.querySelector(":popover-open")) {
    light(null);
    clear();
  } else if (event.key === "Enter" && event.target === search) {
    refresh();
    first();
  } else if (single.checked && !event.target.closest("input, select, textarea")) {
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  }
});

// A term in the table shows its paragraphs; a link into a paragraph that is hidden shows all.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  if (link.matches(".pick")) {
    event.preventDefault();
    search.value = "";
    choose(`term ${link.dataset.t}`);
    first();
  } else if (document.querySelector(link.getAttribute("href"))?.closest(".row[hidden]")) {
    clear();
  }
});
