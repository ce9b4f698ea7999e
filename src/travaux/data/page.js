const pieces = [...document.querySelectorAll("[data-items]")];
const rows = [...document.querySelectorAll("[data-item]")];
const light = (id, on) => {
  for (const p of pieces) if (id && p.dataset.items.split(" ").includes(id)) p.classList.toggle("lit", on);
  for (const r of rows) if (r.dataset.item === id) r.classList.toggle("lit", on);
};
for (const row of rows) {
  for (const name of ["mouseenter", "focus"]) row.addEventListener(name, () => light(row.dataset.item, true));
  for (const name of ["mouseleave", "blur"]) row.addEventListener(name, () => light(row.dataset.item, false));
  row.addEventListener("click", () => {
    const first = pieces.find((p) => p.dataset.items.split(" ").includes(row.dataset.item));
    if (first) first.scrollIntoView({ behavior: "smooth", block: "center" });
  });
}
for (const piece of pieces) {
  const id = piece.dataset.items.split(" ").pop();
  piece.addEventListener("mouseenter", () => {
    light(id, true);
    const row = rows.find((r) => r.dataset.item === id);
    if (row) row.scrollIntoView({ block: "nearest" });
  });
  piece.addEventListener("mouseleave", () => light(id, false));
}
