// Copies the paragraphs that are shown as plain text: the source, the target, or both.
const plain = (node) => {
  const marker = node.querySelector(".marker");
  const text = (marker ? marker.nextElementSibling : node).textContent.trim();
  return marker ? `${marker.textContent} ${text}` : text;
};

const block = (row, sides) => {
  const wanted = row.querySelectorAll(sides.map((side) => `.${side}`).join());
  return [...wanted].map(plain).filter(Boolean).join("\n");
};

const plainText = (sides) => {
  let text = "";
  let before = null;
  for (const row of counted.filter((row) => !row.hidden)) {
    const next = block(row, [...sides, "whole"]);
    if (!next) continue;
    const close = sides.length === 1 && before?.matches(".list-item") && row.matches(".list-item");
    text += `${before ? (close ? "\n" : "\n\n") : ""}${next}`;
    before = row;
  }
  return `${text}\n`;
};

const toClipboard = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
};

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const count = counted.filter((row) => !row.hidden).length;
    const done = await toClipboard(plainText(button.dataset.copy.split(" ")));
    document.getElementById("copy").hidePopover?.();
    shown.textContent = done ? `${count} copied` : "Not copied: the browser refuses";
  });
}
