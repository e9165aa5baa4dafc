// What is shown: all paragraphs, those with findings, of a rule or with a term; and of these
// the ones that hold what is searched for, in whichever Chinese script and width it is typed.
const show = document.getElementById("show");
const search = document.getElementById("search");
const shown = document.getElementById("shown");
const MOST_HITS = 2000;
const counted = rows.filter((row) => !row.matches(".rule"));

const simple = new Map();
const pairs = [...search.dataset.fold];
for (let i = 0; i < pairs.length; i += 2) simple.set(pairs[i], pairs[i + 1]);
const half = (char) => {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return code === 0x3000 ? " " : simple.get(char) ?? char;
};
// As long as the text, unit for unit, or what is found in it could not be shown in place.
const fold = (text) => {
  const halved = text.replace(/[\u2e80-\uffee]/g, half);
  const lower = halved.toLowerCase();
  return lower.length === halved.length ? lower : halved;
};

const folded = new Map();
const texts = (row) => {
  if (!folded.has(row)) {
    const sides = [...row.querySelectorAll(".side, .whole")];
    folded.set(row, sides.map((side) => [side, fold(side.textContent)]));
  }
  return folded.get(row);
};

const fits = (row, wanted) => {
  if (wanted === "") return true;
  if (wanted === "found") return row.matches(".found");
  const [kind, name] = wanted.split(" ");
  if (kind === "term") return row.matches(`[data-t~="${name}"]`);
  return [...row.querySelectorAll(".rule-name")].some((rule) => rule.textContent === name);
};

// The ranges of a side in which the query stands, through whatever marks lie over it.
const hits = (side, text, query) => {
  const nodes = [];
  const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
  for (let start = 0; walker.nextNode(); start += walker.currentNode.length) {
    nodes.push([start, walker.currentNode]);
  }
  const place = (range, edge, offset) => {
    const last = nodes.findLast(([start]) => start < offset || (edge === "setStart" && start === offset));
    range[edge](last[1], offset - last[0]);
  };
  const found = [];
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const range = new Range();
    place(range, "setStart", at);
    place(range, "setEnd", at + query.length);
    found.push(range);
  }
  return found;
};

const mark = (query) => {
  if (!CSS.highlights) return;
  CSS.highlights.delete("hit");
  const found = [];
  for (const row of query ? counted : []) {
    if (row.hidden || found.length > MOST_HITS) continue;
    for (const [side, text] of texts(row)) found.push(...hits(side, text, query));
  }
  if (found.length) CSS.highlights.set("hit", new Highlight(...found));
};

const refresh = () => {
  const query = fold(search.value.trim().replace(/\s+/g, " "));
  const narrowed = query !== "" || show.value !== "";
  let count = 0;
  for (const row of rows) {
    row.hidden =
      !fits(row, show.value) || (query !== "" && !texts(row).some(([, text]) => text.includes(query)));
    if (!row.hidden && !row.matches(".rule")) count += 1;
  }
  mark(query);
  const all = `${counted.length} paragraph${counted.length === 1 ? "" : "s"}`;
  shown.textContent = narrowed ? `${count || "None"} of ${all}` : all;
};

const choose = (value) => {
  show.value = value;
  refresh();
};
const clear = () => {
  search.value = "";
  choose("");
};

const offer = (label, options) => {
  if (!options.length) return;
  const group = document.createElement("optgroup");
  group.label = label;
  for (const [value, text] of options) group.append(new Option(text, value));
  show.append(group);
};
const rules = new Map();
for (const rule of article.querySelectorAll(".rule-name")) {
  rules.set(rule.textContent, (rules.get(rule.textContent) ?? 0) + 1);
}
offer("By rule", [...rules].map(([name, count]) => [`rule ${name}`, `${name} (${count})`]));
const picks = [...document.querySelectorAll("a.pick")];
offer("By term", picks.map((pick) => [`term ${pick.dataset.t}`, pick.dataset.label]));

let waiting = 0;
search.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 120);
});
show.addEventListener("change", refresh);
for (const node of document.querySelectorAll("[data-live]")) node.hidden = false;
refresh();
