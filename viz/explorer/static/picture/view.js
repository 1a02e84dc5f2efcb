// View: the picture itself: what is seen first, moving about, what is chosen, and how it becomes another picture.
import { drawGround, drawNames, drawNode, drawRoute, dress, look, readColours } from "./shapes.js";

const SMALLEST = 0.62; // below it texts cannot be read, so the first view starts at the subject instead
const BESIDE = 36; // room for the names at the edges, which do not become smaller with their shapes
const NEAR = 1.5; // from it on the small ones have their names too
export const view = {
  network: null, nodes: null, edges: null, holder: null, data: null, draw: null, byId: new Map(), named: [],
  chosen: null, chosenEdge: null, hidden: new Set(), fit: null, told: () => {}, clicked: null,
};

/** Open a picture in an element; `told` hears which node or edge is chosen, `clicked` may take a click for itself. */
export function openView(holder, data, { told, clicked = () => false }) {
  Object.assign(view, { holder, told, clicked });
  take(data);
  readColours();
  view.nodes = new vis.DataSet(data.nodes.map(asNode));
  view.edges = new vis.DataSet(data.edges.map(asEdge));
  view.network = new vis.Network(holder, { nodes: view.nodes, edges: view.edges }, JSON.parse(data.options));
  view.network.on("beforeDrawing", drawBelow);
  view.network.on("afterDrawing", drawAbove);
  view.network.on("click", onClick);
  view.network.on("hoverNode", () => { holder.firstChild.style.cursor = "pointer"; });
  view.network.on("blurNode", () => { holder.firstChild.style.cursor = ""; });
  for (const moved of ["dragStart", "zoom"]) view.network.on(moved, () => { view.fit = null; });
  view.network.on("resize", () => requestAnimationFrame(fitAgain));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readColours();
    view.edges.update(view.data.edges.map((edge) => ({ id: edge.id, ...colours(edge) })));
    view.network.redraw();
  });
  showFirst();
}

function take(data) {
  view.data = data;
  view.draw = data.draw;
  const named = data.nodes.filter((node) => node.em).reverse();
  view.named = [...named.filter((node) => node.side !== "inside"), ...named.filter((node) => node.side === "inside")];
  view.byId = new Map(data.nodes.map((node) => [node.id, node]));
  dress(data.draw);
}

function asNode(node) {
  return { ...node, size: node.radius, ctxRenderer: render };
}

function asEdge(edge) {
  return { ...edge, ...colours(edge) };
}

/**
 * Become another picture: what is in both stays, by its id; nothing is laid out anew.
 * What goes is taken away while it is still known: a picture may be drawn at any step.
 */
export function changeView(data) {
  const [nodes, edges] = [data.nodes, data.edges].map((all) => new Set(all.map((one) => one.id)));
  view.edges.remove(view.edges.getIds().filter((id) => !edges.has(id)));
  view.nodes.remove(view.nodes.getIds().filter((id) => !nodes.has(id)));
  take(data);
  view.nodes.update(data.nodes.map(asNode));
  view.edges.update(data.edges.map(asEdge));
  if (!nodes.has(view.chosen)) view.chosen = null;
  if (!edges.has(view.chosenEdge)) view.chosenEdge = null;
  view.network.redraw();
}

function onClick(event) {
  const node = event.nodes.length ? event.nodes[0] : null;
  const edge = node === null && event.edges.length ? event.edges[0] : null;
  if (node !== null && view.clicked(node)) return;
  if (edge === null) choose(node);
  else chooseEdge(edge);
}

/** Fit the picture to a canvas of another size, unless the reader has moved it; vis-network only scales it along. */
function fitAgain() {
  if (view.fit && view.holder.clientWidth) view.fit();
}

function colours({ line }) {
  return { color: { color: line === "thin" ? look.line : look.rule, hover: look.ink, highlight: look.ink } };
}

function render({ ctx, id, x, y }) {
  const node = view.byId.get(id);
  const scale = view.network ? view.network.getScale() : 1;
  return {
    drawNode: () => drawNode(ctx, node, x, y, { chosen: view.chosen === id, near: scale > NEAR, scale }),
    nodeDimensions: { width: 2 * node.radius, height: 2 * node.radius },
  };
}

function drawBelow(ctx) {
  for (const ground of view.draw.grounds) drawGround(ctx, ground);
  for (const edge of view.data.edges) {
    if (!edge.route.length || view.hidden.has(edge.from) || view.hidden.has(edge.to)) continue;
    drawRoute(ctx, edge, view.chosen !== null && (edge.from === view.chosen || edge.to === view.chosen));
  }
}

/** Write the names of groups over everything, and leave in the page what is seen: scale, and what stands in the middle. */
function drawAbove(ctx) {
  drawNames(ctx, view.named, view.network.getScale());
  const { x, y } = view.network.getViewPosition();
  view.holder.dataset.seen = [view.network.getScale(), x, y].map((one) => Number(one.toFixed(3))).join(" ");
}

function scaleOfAll() {
  const [left, top, right, bottom] = view.draw.bounds;
  const { clientWidth: wide, clientHeight: high } = view.holder;
  const scale = Math.min(wide / (right - left), high / (bottom - top), 1.4);
  if (scale >= SMALLEST) return scale;
  return Math.min((wide - 2 * BESIDE) / (right - left), (high - BESIDE) / (bottom - top));
}

/** See everything. */
export function showAll() {
  const [left, top, right, bottom] = view.draw.bounds;
  view.fit = showAll;
  view.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: scaleOfAll() });
}

/** See everything where it can be read or has no subject, else the subject and what is next to it. */
export function showFirst() {
  const subject = view.byId.get(view.draw.about);
  const scale = scaleOfAll();
  if (scale >= SMALLEST || !subject) {
    showAll();
    view.fit = showFirst;
    return;
  }
  view.fit = showFirst;
  const [left, top, right, bottom] = view.draw.bounds;
  const wide = view.holder.clientWidth / SMALLEST / 2;
  const high = view.holder.clientHeight / SMALLEST / 2;
  const x = 2 * wide > right - left ? (left + right) / 2 : Math.min(Math.max(subject.x, left + wide), right - wide);
  const y = 2 * high > bottom - top ? top + high : Math.min(Math.max(subject.y, top + high), bottom - high);
  view.network.moveTo({ position: { x, y }, scale: SMALLEST });
}

/** See a piece of ground whole, where what stands on it is too small to be read. */
export function showGround(uid) {
  const ground = view.draw.grounds.find((one) => one.uid === uid);
  if (!ground || view.network.getScale() >= SMALLEST) return;
  const side = Math.min(view.holder.clientWidth, view.holder.clientHeight);
  view.fit = null;
  view.network.moveTo({ position: { x: ground.x, y: ground.y }, scale: Math.min(side / (2.2 * ground.radius), 1) });
}

export function zoom(factor) {
  view.fit = null;
  view.network.moveTo({ scale: Math.min(Math.max(view.network.getScale() * factor, 0.02), 6) });
}

export function pan(right, down) {
  view.fit = null;
  const { x, y } = view.network.getViewPosition();
  const step = 80 / view.network.getScale();
  view.network.moveTo({ position: { x: x + right * step, y: y + down * step } });
}

export const KEYS = {
  ArrowLeft: () => pan(-1, 0), ArrowRight: () => pan(1, 0), ArrowUp: () => pan(0, -1), ArrowDown: () => pan(0, 1),
  "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: showAll, Escape: () => choose(null),
};

/** Make a node the chosen one, and tell of it. */
export function choose(id, { moved = false } = {}) {
  view.chosen = id;
  view.chosenEdge = null;
  if (id !== null && moved) {
    const { x, y, radius } = view.byId.get(id);
    const side = Math.min(view.holder.clientWidth, view.holder.clientHeight);
    view.fit = null;
    view.network.moveTo({ position: { x, y }, scale: Math.min(Math.max(view.network.getScale(), 0.9), side / (2.4 * radius)) });
  }
  view.network.redraw();
  view.told({ node: id, edge: null });
}

/** Make an edge the chosen one, and tell of it. */
export function chooseEdge(id) {
  view.chosen = null;
  view.chosenEdge = id;
  view.network.redraw();
  view.told({ node: null, edge: id });
}
