// Network: the picture of the page put to work: opening in place, filters, choosing, addresses, without a new page.
import { KEYS, changeView, choose, chooseEdge, openView, showAll, showFirst, showGround, view, zoom } from "./picture/view.js";
import { offerHits } from "./network_find.js";
import { paintFile } from "./network_file.js";

const stage = document.querySelector(".stage");
const detail = document.getElementById("detail");
const MOST_TOLD = 12; // ties in the panel
let asking = null;
let shownHref = window.location.href;

/** What a picture is of, whatever is opened or hidden in it. */
function subjectOf(href) {
  const said = new URL(href, window.location.href).searchParams;
  for (const name of ["open", "hide", "lang"]) said.delete(name);
  said.sort();
  return said.toString();
}

function dataOf(page) {
  return JSON.parse(page.getElementById("data").textContent);
}

function rowOf(table, id) {
  return document.querySelector(`#${table} tr[data-id="${CSS.escape(id)}"]`);
}

/** Become the page of another address, in place; what cannot be shown so is opened as any page is. */
async function go(href, { push = true, key = null } = {}) {
  asking?.abort();
  const mine = (asking = new AbortController());
  stage.setAttribute("aria-busy", "true");
  const page = await pageAt(href, mine.signal);
  if (mine.signal.aborted) return;
  stage.removeAttribute("aria-busy");
  if (!page) {
    window.location.assign(href);
    return;
  }
  const same = subjectOf(shownHref) === subjectOf(href);
  shownHref = href;
  if (push) window.history.pushState(null, "", href);
  become(page, key, { same });
}

/** The page of an address, or nothing where there is none that shows a picture. */
async function pageAt(href, signal) {
  try {
    const answer = await fetch(href, { headers: { Accept: "text/html" }, signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok && page.getElementById("data") ? page : null;
  } catch {
    return null;
  }
}

/** Take over what another page says; the canvas stays, and with it where the reader looks. */
function become(page, key, { same }) {
  const before = view.data;
  const chosen = view.chosen;
  for (const part of document.querySelectorAll("[data-part]")) {
    const other = page.querySelector(`[data-part="${part.dataset.part}"]`);
    part.replaceChildren(...[...other.childNodes].map((node) => document.importNode(node, true)));
  }
  for (const selector of ["main > h1", "main > .answer", ".state > .path", ".state > .when", ".state > .tools > a", ".stage > .drawn"]) {
    const [part, other] = [document.querySelector(selector), page.querySelector(selector)];
    if (part && other) part.replaceWith(document.importNode(other, true));
  }
  document.title = page.title;
  document.getElementById("data").textContent = page.getElementById("data").textContent;
  const data = dataOf(document);
  changeView(data);
  offerFile();
  if (!same) showFirst();
  else showGround(data.draw.grounds.map((one) => one.uid).find((uid) => !before.draw.grounds.some((one) => one.uid === uid)));
  choose(view.byId.has(chosen) ? chosen : null);
  focusAgain(key);
}

/** Keep the keyboard where it was: on what was pressed, else on the heading. */
function focusAgain(key) {
  if (key === null) return;
  const same = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  const target = same ?? document.querySelector("main > h1");
  if (!same) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** A click on a group opens it, on the heading of an opened one closes it. */
function toggle(id) {
  const link = rowOf("nodes", id)?.querySelector('a[data-go^="toggle~"]');
  if (!link) return false;
  go(link.href);
  return true;
}

/** Say in the panel what the table says of what is chosen. */
function tell({ node, edge }) {
  for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
  const row = node === null ? edge && rowOf("ties", edge) : rowOf("nodes", node);
  detail.hidden = !row;
  if (!row) return;
  row.classList.add("chosen");
  detail.replaceChildren(...(node === null ? edgeTold(row) : nodeTold(row)));
}

function nodeTold(row) {
  const [name, what, state, group, , says, acts] = row.cells;
  const words = [what, state, group].map((cell) => cell.innerText.trim().replace(/\s+/g, " ")).filter(Boolean);
  const ties = [...document.querySelectorAll("#ties tbody tr")].filter((tie) => [tie.dataset.start, tie.dataset.end].includes(row.dataset.id));
  const lines = ties.slice(0, MOST_TOLD).map((tie) => `${tie.cells[0].textContent} — ${tie.cells[1].textContent} — ${tie.cells[2].textContent}`);
  return [
    made("h2", name.textContent), made("p", words.join("　"), "small quiet"),
    list([...says.children].map(copied)), list([...acts.children].map(copied)), list(lines),
  ];
}

function edgeTold(row) {
  const [start, what, end, pacts] = row.cells;
  return [made("h2", `${start.textContent} — ${end.textContent}`), made("p", what.textContent), list([...pacts.children].map(copied))];
}

function copied(element) {
  const copy = element.cloneNode(true);
  copy.removeAttribute("data-choose");
  return copy;
}

function made(tag, text, className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

function list(parts) {
  const ul = document.createElement("ul");
  for (const part of parts) {
    const li = document.createElement("li");
    li.append(part);
    ul.append(li);
  }
  return ul;
}

function offerFile() {
  const button = document.querySelector("button[data-png]");
  button.hidden = false;
  button.onclick = () => paintFile(button.dataset, document.querySelector("main > h1").textContent, document.querySelector("main > .answer")?.textContent ?? "");
}

function onClick(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[data-go], a[data-choose]");
  if (!link) return;
  event.preventDefault();
  if (link.dataset.go) go(link.href, { key: link.dataset.go });
  else choose(link.closest("tr").dataset.id, { moved: true });
}

stage.classList.add("live");
openView(document.getElementById("canvas"), dataOf(document), { told: tell, clicked: toggle });
offerFile();
offerHits(document.getElementById("find"), document.getElementById("found"), (href) => go(href, { key: "" }));
document.addEventListener("click", onClick);
document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches('a[role="button"], a[role="checkbox"]')) {
    event.preventDefault();
    event.target.click();
  }
});
document.querySelector("#tables").addEventListener("click", (event) => {
  const row = event.target.closest("#ties tbody tr");
  if (row && !event.target.closest("a")) chooseEdge(row.dataset.id);
});
document.getElementById("closer").addEventListener("click", () => zoom(1.25));
document.getElementById("farther").addEventListener("click", () => zoom(0.8));
document.getElementById("whole").addEventListener("click", showAll);
document.getElementById("print").addEventListener("click", () => window.print());
document.getElementById("canvas").addEventListener("keydown", (event) => {
  if (!(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});
window.addEventListener("popstate", () => go(window.location.href, { push: false }));
