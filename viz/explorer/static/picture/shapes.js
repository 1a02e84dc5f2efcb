// Shapes: how a node, a routed tie and a ground are drawn on a canvas, from the same table as the SVG for print.
const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif';
const SMALLER = 0.72; // what stands below a name inside a shape, against the name
const LEGIBLE = 11; // pixels on the screen, below which no name inside a shape is written
export const look = { tones: {}, ink: "", paper: "", rule: "", line: "", quiet: "", soft: "", hatch: null };
let styles = {};
let paths = {};
let em = { plain: 12, strong: 15 };

/** Take the style table that a page brings. */
export function dress(draw) {
  styles = draw.styles;
  em = draw.em;
  paths = Object.fromEntries(Object.entries(draw.shapes).map(([kind, path]) => [kind, new Path2D(path)]));
}

/** Read the colours that hold now, on a light or a dark ground. */
export function readColours() {
  const page = getComputedStyle(document.documentElement);
  for (const name of ["ink", "paper", "rule", "line", "quiet", "soft"]) look[name] = page.getPropertyValue(`--${name}`).trim();
  const probes = document.createElement("div");
  probes.hidden = true;
  for (const status of Object.keys(styles)) {
    const probe = document.createElement("i");
    probe.className = `s-${status}`;
    probe.dataset.status = status;
    probes.append(probe);
  }
  document.body.append(probes);
  for (const probe of probes.children) look.tones[probe.dataset.status] = getComputedStyle(probe).getPropertyValue("--tone").trim();
  probes.remove();
  look.hatch = hatching(look.tones.blank);
}

function hatching(tone) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 12;
  const ctx = tile.getContext("2d");
  ctx.strokeStyle = tone;
  ctx.lineWidth = 3;
  ctx.beginPath();
  for (const start of [-12, 0, 12]) {
    ctx.moveTo(start - 2, 14);
    ctx.lineTo(start + 14, -2);
  }
  ctx.stroke();
  const pattern = ctx.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / 3));
  return pattern;
}

/** Fill and edge the outline of a node in its place. */
function drawShape(ctx, node, x, y) {
  const style = styles[node.status];
  const tone = look.tones[node.status];
  const path = new Path2D();
  path.addPath(paths[node.kind], new DOMMatrix().translate(x, y).scale(node.radius));
  ctx.fillStyle = look.paper;
  ctx.fill(path);
  ctx.strokeStyle = ctx.fillStyle = tone;
  ctx.lineWidth = 1.2;
  ctx.setLineDash(style.dash ? style.dash.split(" ").map(Number) : []);
  if (style.fill === "solid") ctx.fill(path);
  if (style.fill === "soft") fillSoftly(ctx, path, 0.55);
  if (style.fill === "tint") fillSoftly(ctx, path, 0.14);
  if (style.fill === "hatch") fillHatched(ctx, path, node, x, y);
  if (style.fill === "half") fillLower(ctx, path, node, x, y);
  ctx.stroke(path);
  ctx.setLineDash([]);
  if (style.inside === "double") strokeInner(ctx, node, x, y);
  else if (style.inside) drawText(ctx, style.inside, x, y + node.radius * 0.45, { size: node.radius * 1.3, weight: 700, align: "center" });
}

function fillSoftly(ctx, path, share) {
  const before = ctx.globalAlpha;
  ctx.globalAlpha = before * share;
  ctx.fill(path);
  ctx.globalAlpha = before;
}

function fillHatched(ctx, path, node, x, y) {
  ctx.save();
  ctx.clip(path);
  ctx.translate(x, y);
  if (node.side === "inside") ctx.globalAlpha *= 0.3; // a name stands on it
  ctx.fillStyle = look.hatch;
  ctx.fillRect(-node.radius, -node.radius, 2 * node.radius, 2 * node.radius);
  ctx.restore();
}

function fillLower(ctx, path, node, x, y) {
  ctx.save();
  ctx.clip(path);
  ctx.fillRect(x - node.radius, y, 2 * node.radius, node.radius);
  ctx.restore();
}

function strokeInner(ctx, node, x, y) {
  const inner = new Path2D();
  inner.addPath(paths[node.kind], new DOMMatrix().translate(x, y).scale(node.radius * 0.55));
  ctx.stroke(inner);
}

function drawText(ctx, text, x, y, { size, weight = 400, align = "left", halo = false }) {
  ctx.font = `${weight} ${size}px ${FONT}`;
  ctx.textAlign = align;
  ctx.textBaseline = "alphabetic";
  if (halo) {
    ctx.strokeStyle = look.paper;
    ctx.lineWidth = Math.max(3, size * 0.22);
    ctx.lineJoin = "round";
    ctx.strokeText(text, x, y);
  }
  ctx.fillText(text, x, y);
}

/** Draw a node whole: ring, shape, text, tag. */
export function drawNode(ctx, node, x, y, { chosen = false, near = false, scale = 1 } = {}) {
  ctx.save();
  if (node.faint) ctx.globalAlpha *= 0.5;
  if (node.cut || chosen) {
    ctx.strokeStyle = look.ink;
    ctx.lineWidth = chosen ? Math.max(2.2, 2 / scale) : 1.2;
    ctx.setLineDash(chosen ? [] : [4, 2]);
    ctx.beginPath();
    ctx.arc(x, y, node.radius + (chosen ? 5 : 4), 0, 2 * Math.PI);
    ctx.stroke();
  }
  drawShape(ctx, node, x, y);
  if (!node.em && (!node.minor || chosen || near)) writeBeside(ctx, node, x, y, scale);
  ctx.restore();
}

/** Write the names of groups, the first ones first: one that would cover another waits until there is room. */
export function drawNames(ctx, nodes, scale) {
  const taken = [];
  for (const node of nodes) {
    if (!node.em) continue;
    const size = Math.max(node.em, LEGIBLE / scale);
    const box = node.side === "inside" ? boxInside(ctx, node, size, scale) : boxBeside(ctx, node, size);
    if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue;
    taken.push(box);
    ctx.save();
    if (node.faint) ctx.globalAlpha *= 0.5;
    if (node.side === "inside") writeInside(ctx, node, size, box.lines);
    else writeBeside(ctx, node, node.x, node.y, scale);
    ctx.restore();
  }
}

function boxInside(ctx, node, size, scale) {
  const small = Math.max(size * SMALLER, LEGIBLE / scale);
  const fits = 2 * small <= node.radius * 0.9;
  const half = Math.max(measure(ctx, node.text, size, 400), fits ? measure(ctx, node.tag, small, 600) : 0) / 2;
  return { left: node.x - half, right: node.x + half, top: node.y - size * (fits ? 1 : 0.64), bottom: node.y + (fits ? 2.7 * small : size * 0.64), lines: fits ? small : 0 };
}

function boxBeside(ctx, node, size) {
  const left = node.x + node.radius + 5;
  const wide = [node.text, node.tag, node.note].reduce((sum, text) => sum + measure(ctx, text, size, 400) + size / 3, 0);
  return { left, right: left + wide, top: node.y - size, bottom: node.y + size * 0.4 };
}

/** A name in the middle of its shape; below it, where there is room, how many it stands for and what its status asks. */
function writeInside(ctx, { x, y, text, note, tag }, size, small) {
  ctx.fillStyle = look.ink;
  drawText(ctx, text, x, small ? y : y + size * 0.36, { size, align: "center", halo: true });
  if (!small) return;
  ctx.fillStyle = look.quiet;
  if (note) drawText(ctx, note, x, y + 1.25 * small, { size: small, align: "center", halo: true });
  ctx.fillStyle = look.tones.blank;
  if (tag) drawText(ctx, tag, x, y + 2.5 * small, { size: small, weight: 600, align: "center", halo: true });
}

function writeBeside(ctx, node, x, y, scale) {
  const size = node.em ? Math.max(node.em, LEGIBLE / scale) : node.strong ? em.strong : em.plain;
  const weight = node.strong ? 600 : 400;
  const right = node.side === "right";
  const plain = node.em ? size : em.plain;
  const gap = plain / 3;
  const tagWidth = node.tag ? measure(ctx, node.tag, plain, 600) + gap : 0;
  const noteWidth = node.note ? measure(ctx, node.note, plain, 400) + gap : 0;
  const width = measure(ctx, node.text, size, weight);
  const whole = width + tagWidth + noteWidth;
  const start = right ? x + node.radius + 5 : node.side === "left" ? x - node.radius - 5 - whole : x - whole / 2;
  const line = node.side === "below" ? y + node.radius + 14 : y + 4.2;
  ctx.fillStyle = look.ink;
  drawText(ctx, node.text, start, line, { size, weight, halo: true });
  if (node.tag) {
    ctx.fillStyle = look.tones[node.em ? "blank" : node.status];
    drawText(ctx, node.tag, start + width + gap, line, { size: plain, weight: 600, halo: true });
  }
  if (node.note) {
    ctx.fillStyle = look.quiet;
    drawText(ctx, node.note, start + width + tagWidth + gap, line, { size: plain, halo: true });
  }
}

const widths = new Map();
function measure(ctx, text, size, weight) {
  const key = `${weight} ${size} ${text}`;
  if (!widths.has(key)) {
    ctx.font = `${weight} ${size}px ${FONT}`;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

/** Draw a tie along its route; a chosen node's ties stand out. */
export function drawRoute(ctx, edge, strong) {
  ctx.strokeStyle = strong ? look.ink : edge.line === "solid" || edge.line === "dotted" ? look.rule : look.line;
  ctx.lineWidth = strong ? 1.8 : 1.2;
  ctx.setLineDash(edge.line === "dotted" ? [1.5, 3] : []);
  ctx.beginPath();
  for (let at = 0; at < edge.route.length; at += 2) {
    if (at) ctx.lineTo(edge.route[at], edge.route[at + 1]);
    else ctx.moveTo(edge.route[at], edge.route[at + 1]);
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Draw a piece of ground that nodes stand on. */
export function drawGround(ctx, ground) {
  ctx.beginPath();
  ctx.arc(ground.x, ground.y, ground.radius, 0, 2 * Math.PI);
  ctx.fillStyle = look.soft;
  ctx.strokeStyle = look.line;
  ctx.lineWidth = 1.2;
  ctx.fill();
  ctx.stroke();
}
