// Told: what the page holds of each node, and the panel that says it of the chosen one.
const data = JSON.parse(document.getElementById("data").textContent);
const { draw } = data;
const byId = new Map(data.nodes.map((node) => [node.id, node]));

/** Say in the panel what the table says of a node. */
function tell({ node: id }) {
  const detail = document.getElementById("detail");
  for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
  detail.hidden = id === null;
  if (id === null) return;
  const row = rowOf.get(id);
  row.classList.add("chosen");
  const [name, what, state, code, says] = row.cells;
  detail.querySelector("h2").textContent = name.textContent;
  detail.querySelector("p").textContent = [what, state, code].map((cell) => cell.textContent.trim()).filter(Boolean).join("　");
  const lines = [...says.childNodes].filter((part) => part.nodeType === Node.TEXT_NODE).map((part) => part.textContent);
  const ties = tiesOf(id);
  detail.querySelector("ul").replaceChildren(...[...lines, ...ties].map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  }));
}

function tiesOf(id) {
  const found = data.edges.filter((edge) => edge.from === id || edge.to === id);
  return found.slice(0, 12).map((edge) => {
    const [from, what, to] = tieRowOf.get(edge.id).cells;
    return `${from.textContent} — ${what.textContent} → ${to.textContent}`;
  });
}
