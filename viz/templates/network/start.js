// Start: open the view and put every control to work.
function on(id, kind, act) {
  document.getElementById(id).addEventListener(kind, act);
}

openView(document.getElementById("canvas"), data, { told: tell });
on("closer", "click", () => zoom(1.25));
on("farther", "click", () => zoom(0.8));
on("whole", "click", showAll);
on("print", "click", () => print());
on("with-tables", "change", (event) => document.body.classList.toggle("tables", event.target.checked));
on("query", "input", search);
on("search", "submit", (event) => {
  event.preventDefault();
  const [first] = search();
  if (first) choose(first.id, { moved: true });
});
on("reset", "click", () => {
  for (const box of boxes) box.checked = true;
  filter();
});
on("canvas", "keydown", (event) => {
  if (!(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});
on("nodes", "click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  choose(button.closest("tr").dataset.id, { moved: true });
  document.querySelector(".stage").scrollIntoView({ block: "nearest" });
});
for (const box of boxes) box.addEventListener("change", filter);
