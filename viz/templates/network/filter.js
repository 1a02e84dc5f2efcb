// Filter: legend, search and tables; what is filtered out goes from picture, print and tables alike.
const rowOf = new Map([...document.querySelectorAll("#nodes tbody tr")].map((row) => [row.dataset.id, row]));
const tieRowOf = new Map([...document.querySelectorAll("#ties tbody tr")].map((row) => [row.dataset.id, row]));
const printed = new Map([...document.querySelectorAll(".drawn [data-id]")].map((part) => [part.dataset.id, part]));
const boxes = [...document.querySelectorAll("aside fieldset input")];
const MOST_FOUND = 30;

function unchecked(name) {
  return new Set(boxes.filter((box) => !box.checked && name in box.dataset).map((box) => box.dataset[name]));
}

/** Show what the legend asks for; count in words and per line of the legend. */
function filter() {
  const kinds = unchecked("what");
  const states = unchecked("status");
  const changed = [];
  for (const node of data.nodes) {
    const hidden = kinds.has(node.what) || states.has(node.status);
    if (hidden === view.hidden.has(node.id)) continue;
    if (hidden) view.hidden.add(node.id);
    else view.hidden.delete(node.id);
    changed.push({ id: node.id, hidden });
    rowOf.get(node.id).hidden = hidden;
    printed.get(node.id).toggleAttribute("hidden", hidden);
  }
  view.nodes.update(changed);
  if (view.hidden.has(view.chosen)) choose(null);
  count(kinds, states, filterTies());
}

function filterTies() {
  let shown = 0;
  for (const edge of data.edges) {
    const hidden = view.hidden.has(edge.from) || view.hidden.has(edge.to);
    tieRowOf.get(edge.id).hidden = hidden;
    printed.get(edge.id).toggleAttribute("hidden", hidden);
    shown += hidden ? 0 : 1;
  }
  return shown;
}

function count(kinds, states, ties) {
  const shown = data.nodes.length - view.hidden.size;
  for (const box of boxes) {
    const { what, status } = box.dataset;
    const of = data.nodes.filter((node) => (what === undefined ? node.status === status && !kinds.has(node.what) : node.what === what && !states.has(node.status)));
    box.parentElement.querySelector("b").textContent = of.length.toLocaleString("en");
  }
  document.getElementById("node-count").textContent = shown.toLocaleString("en");
  document.getElementById("tie-count").textContent = ties.toLocaleString("en");
  const off = boxes.filter((box) => !box.checked).map((box) => box.parentElement.querySelector("span").textContent.trim());
  const said = fill(off.length ? draw.words.shown : draw.words.all_shown, { shown, total: data.nodes.length });
  document.getElementById("shown").textContent = off.length ? `${said}${fill(draw.words.hidden, { names: off.join("、") })}` : said;
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (typeof values[name] === "number" ? values[name].toLocaleString("en") : values[name]));
}

/** List the nodes whose name, kind or number holds the text; a hit leads to its place in the picture. */
function search() {
  const asked = document.getElementById("query").value.trim().toLowerCase();
  const hits = asked ? [...rowOf.keys()].map((id) => byId.get(id)).filter((node) => !view.hidden.has(node.id) && searched(node).includes(asked)) : [];
  const said = asked ? fill(hits.length ? draw.words.hits : draw.words.no_hit, { count: hits.length }) : "";
  document.getElementById("hits").textContent = said;
  document.getElementById("found").replaceChildren(...hits.slice(0, MOST_FOUND).map(hitLine));
  return hits;
}

const texts = new Map();
function searched(node) {
  if (!texts.has(node.id)) {
    const [name, what, , code] = rowOf.get(node.id).cells;
    texts.set(node.id, `${name.textContent} ${what.textContent} ${code.textContent} ${node.id}`.toLowerCase());
  }
  return texts.get(node.id);
}

function hitLine(node) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = rowOf.get(node.id).cells[0].textContent;
  button.addEventListener("click", () => choose(node.id, { moved: true }));
  item.append(button);
  return item;
}
