"use strict";
const pieces = [...document.querySelectorAll("[data-items]")];
const rows = [...document.querySelectorAll("[data-item]")];
const statements = [...document.querySelectorAll(".statements li")];
const voices = [...document.querySelectorAll("[data-voice]")];
const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
let held = null; // the item that stays lit when nothing is pointed at

const itemsOf = (piece) => piece.dataset.items.split(" ").filter(Boolean);
const show = (ids) => {
  for (const piece of pieces) piece.classList.toggle("lit", itemsOf(piece).some((id) => ids.includes(id)));
  for (const row of rows) row.classList.toggle("lit", ids.includes(row.dataset.item));
};
const heldItems = () => {
  const voice = voices.find((button) => button.getAttribute("aria-pressed") === "true");
  return voice ? saidBy(voice).map((row) => row.dataset.item) : held ? [held] : [];
};
const saidBy = (voice) => statements.filter((row) =>
  voice.dataset.voice ? row.dataset.voices.split(" ").includes(voice.dataset.voice) : !row.dataset.voices.trim());
const press = (pressed) => {
  for (const voice of voices) voice.setAttribute("aria-pressed", String(voice === pressed));
  const theirs = pressed ? saidBy(pressed) : statements;
  for (const row of statements) row.classList.toggle("aside", !theirs.includes(row));
  show(heldItems());
};
const hold = (id) => { held = id; press(null); };
const find = (id) => pieces.find((piece) => itemsOf(piece).includes(id));

for (const row of rows) {
  row.addEventListener("mouseenter", () => show([row.dataset.item]));
  row.addEventListener("mouseleave", () => show(heldItems()));
  row.addEventListener("focus", () => hold(row.dataset.item));
  row.addEventListener("click", () => {
    hold(row.dataset.item);
    find(row.dataset.item)?.scrollIntoView({ behavior: smooth, block: "center" });
  });
}
for (const piece of pieces) {
  const id = itemsOf(piece).pop(); // the innermost statement, else the move or paper
  if (!id) continue;
  const row = rows.find((each) => each.dataset.item === id);
  piece.addEventListener("mouseenter", () => show([id]));
  piece.addEventListener("mouseleave", () => show(heldItems()));
  piece.addEventListener("click", () => { hold(id); row?.scrollIntoView({ behavior: smooth, block: "nearest" }); });
}
for (const voice of voices) {
  voice.setAttribute("aria-pressed", "false");
  voice.addEventListener("click", () => {
    const on = voice.getAttribute("aria-pressed") !== "true";
    press(on ? voice : null);
    if (on) saidBy(voice)[0]?.scrollIntoView({ behavior: smooth, block: "nearest" });
  });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { document.activeElement?.blur(); hold(null); }
  const step = { j: 1, k: -1 }[event.key];
  if (!step || !statements.length) return;
  const at = statements.findIndex((row) => row.dataset.item === held);
  const next = statements[Math.min(Math.max(at < 0 && step < 0 ? 0 : at + step, 0), statements.length - 1)];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ behavior: smooth, block: "nearest" });
  find(next.dataset.item)?.scrollIntoView({ behavior: smooth, block: "center" });
});
