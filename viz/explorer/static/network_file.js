// File: the whole picture as an image, with its title, day and the lines that every paper carries drawn in.
import { drawGround, drawNames, drawNode, drawRoute, look } from "./picture/shapes.js";
import { view } from "./picture/view.js";

const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif';
const WIDTH = 2400;
const MARGIN = 48;
const HEAD = 150;
const FOOT = 84;

/** Paint what is drawn, hand it on as a PNG. */
export function paintFile(words, title, answer) {
  const [left, top, right, bottom] = view.draw.bounds;
  const scale = Math.min((WIDTH - 2 * MARGIN) / (right - left), 2);
  const high = Math.max((bottom - top) * scale, 200);
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = Math.ceil(HEAD + high + FOOT);
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = look.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  write(ctx, title, MARGIN, 62, 38, { weight: 600 });
  write(ctx, answer, MARGIN, 104, 24);
  write(ctx, words.day, MARGIN, 138, 20, { quiet: true });
  write(ctx, words.internal, WIDTH - MARGIN, 62, 24, { align: "right" });
  write(ctx, words.secrecy, MARGIN, canvas.height - 50, 20, { quiet: true });
  write(ctx, words.foot, MARGIN, canvas.height - 20, 20);
  ctx.save();
  ctx.translate((WIDTH - (right - left) * scale) / 2 - left * scale, HEAD - top * scale);
  ctx.scale(scale, scale);
  paintScene(ctx, scale);
  ctx.restore();
  canvas.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "network.png";
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

function write(ctx, text, x, y, size, { weight = 400, align = "left", quiet = false } = {}) {
  ctx.font = `${weight} ${size}px ${FONT}`;
  ctx.textAlign = align;
  ctx.fillStyle = quiet ? look.quiet : look.ink;
  ctx.fillText(text, x, y, WIDTH - 2 * MARGIN);
}

function paintScene(ctx, scale) {
  for (const ground of view.draw.grounds) drawGround(ctx, ground);
  for (const edge of view.data.edges) {
    if (edge.route.length) drawRoute(ctx, edge, false);
    else paintTie(ctx, edge);
  }
  for (const node of view.data.nodes) drawNode(ctx, node, node.x, node.y, { scale });
  drawNames(ctx, view.named, scale);
}

function paintTie(ctx, edge) {
  const [start, end] = [view.byId.get(edge.from), view.byId.get(edge.to)];
  ctx.strokeStyle = edge.line === "thin" ? look.line : look.rule;
  ctx.lineWidth = edge.width;
  ctx.setLineDash(edge.dashes || []);
  ctx.beginPath();
  ctx.moveTo(start.x, start.y);
  ctx.lineTo(end.x, end.y);
  ctx.stroke();
  ctx.setLineDash([]);
}
