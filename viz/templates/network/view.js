// View: the picture itself: what is seen first, moving about, and what is chosen.
const SMALLEST = 0.62; // below it texts cannot be read, so the first view starts at the subject instead
const NEAR = 1.5; // from it on the small ones have their names too
const holder = document.getElementById("canvas");
const byId = new Map(data.nodes.map((node) => [node.id, node]));
const view = { network: null, nodes: null, edges: null, chosen: null, hidden: new Set(), fit: null };

function openView() {
  const nodes = data.nodes.map((node) => ({ ...node, size: node.radius, ctxRenderer: render }));
  const edges = data.edges.map((edge) => ({ ...edge, ...colours(edge) }));
  view.nodes = new vis.DataSet(nodes);
  view.edges = new vis.DataSet(edges);
  view.network = new vis.Network(holder, { nodes: view.nodes, edges: view.edges }, JSON.parse(data.options));
  view.network.on("beforeDrawing", drawRoutes);
  view.network.on("click", (event) => choose(event.nodes.length ? event.nodes[0] : null));
  view.network.on("hoverNode", () => { holder.firstChild.style.cursor = "pointer"; });
  view.network.on("blurNode", () => { holder.firstChild.style.cursor = ""; });
  for (const moved of ["dragStart", "zoom"]) view.network.on(moved, () => { view.fit = null; });
  view.network.on("resize", () => requestAnimationFrame(fitAgain));
  showFirst();
}

/** Fit the picture to a canvas of another size, unless the reader has moved it; vis-network only scales it along. */
function fitAgain() {
  if (view.fit && holder.clientWidth) view.fit();
}

function colours({ line }) {
  return { color: { color: line === "thin" ? look.line : look.rule, hover: look.ink, highlight: look.ink } };
}

function render({ ctx, id, x, y }) {
  const node = byId.get(id);
  return {
    drawNode: () => drawNode(ctx, node, x, y, { chosen: view.chosen === id, near: view.network.getScale() > NEAR }),
    nodeDimensions: { width: 2 * node.radius, height: 2 * node.radius },
  };
}

function drawRoutes(ctx) {
  for (const edge of data.edges) {
    if (!edge.route.length || view.hidden.has(edge.from) || view.hidden.has(edge.to)) continue;
    drawRoute(ctx, edge, view.chosen !== null && (edge.from === view.chosen || edge.to === view.chosen));
  }
}

function scaleOfAll() {
  const [left, top, right, bottom] = draw.bounds;
  return Math.min(holder.clientWidth / (right - left), holder.clientHeight / (bottom - top), 1.4);
}

/** See everything. */
function showAll() {
  const [left, top, right, bottom] = draw.bounds;
  view.fit = showAll;
  view.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: scaleOfAll() });
}

/** See everything where it can be read, else the subject and what is next to it. */
function showFirst() {
  const subject = byId.get(draw.about);
  const scale = scaleOfAll();
  if (scale >= SMALLEST || !subject) {
    showAll();
    view.fit = showFirst;
    return;
  }
  view.fit = showFirst;
  const [left, top, right, bottom] = draw.bounds;
  const wide = holder.clientWidth / SMALLEST / 2;
  const high = holder.clientHeight / SMALLEST / 2;
  const x = 2 * wide > right - left ? (left + right) / 2 : Math.min(Math.max(subject.x, left + wide), right - wide);
  const y = 2 * high > bottom - top ? top + high : Math.min(Math.max(subject.y, top + high), bottom - high);
  view.network.moveTo({ position: { x, y }, scale: SMALLEST });
}

function zoom(factor) {
  view.fit = null;
  view.network.moveTo({ scale: Math.min(Math.max(view.network.getScale() * factor, 0.05), 6) });
}

function pan(right, down) {
  view.fit = null;
  const { x, y } = view.network.getViewPosition();
  const step = 80 / view.network.getScale();
  view.network.moveTo({ position: { x: x + right * step, y: y + down * step } });
}

/** Make a node the chosen one, tell of it, and mark its row. */
function choose(id, { moved = false } = {}) {
  view.chosen = id;
  if (id !== null && moved) {
    const { x, y } = byId.get(id);
    view.fit = null;
    view.network.moveTo({ position: { x, y }, scale: Math.max(view.network.getScale(), 0.9) });
  }
  view.network.redraw();
  tell(id);
}

/** Say in the panel what the table says of a node. */
function tell(id) {
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
