// Find: hits as you type, from the address that the form itself leads to; the newest question ends the one before.
const WAIT_MS = 180;

/** Show hits below a form; a hit leads to what is around it, in place. */
export function offerHits(form, holder, open) {
  const input = form.elements.find;
  let timer = 0;
  let asking = null;

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    if (!input.value.trim()) {
      holder.replaceChildren();
      return;
    }
    const said = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(`${form.getAttribute("action")}.json?${said}`, { signal: asking.signal });
      if (answer.ok) show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") holder.replaceChildren();
    }
  }

  function show(found) {
    const said = document.createElement("p");
    said.className = "small quiet";
    said.textContent = found.answer;
    const list = document.createElement("ul");
    list.append(...found.hits.map(line));
    holder.replaceChildren(said, ...(found.hits.length ? [list] : []));
  }

  function line(hit) {
    const item = document.createElement("li");
    const around = document.createElement("a");
    around.href = hit.around;
    around.textContent = hit.name;
    around.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      holder.replaceChildren();
      open(hit.around);
    });
    const said = document.createElement("span");
    said.className = "quiet small";
    said.textContent = [hit.what, hit.place].filter(Boolean).join("　");
    const record = document.createElement("a");
    record.href = hit.record;
    record.className = "small";
    record.textContent = hit.open;
    item.append(around, said, record);
    return item;
  }

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") holder.replaceChildren();
    if (event.key !== "ArrowDown") return;
    const first = holder.querySelector("a");
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
}
