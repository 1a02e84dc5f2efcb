// The page of imports: files dropped and sent with what went wrong said in place; how far an import is, while it is.
const POLL_MS = 700;

for (const form of document.querySelectorAll("form[data-upload]")) prepare(form);
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => {
    for (const button of form.elements) if (button.type === "submit") button.disabled = true;
  });
}
const underWay = document.querySelector("[data-under-way]");
if (underWay) watch(underWay);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload(); // a page from the past has an old state and sent forms
});

function prepare(form) {
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector("[data-drop]");
  const refused = form.querySelector("[data-refused]");
  const button = form.querySelector("button[type=submit]");
  form.querySelector("[data-dropping]").hidden = false;

  let inside = 0;
  drop.addEventListener("dragenter", (event) => {
    event.preventDefault();
    inside += 1;
    drop.classList.add("over");
  });
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("dragleave", () => {
    inside -= 1;
    if (inside <= 0) drop.classList.remove("over");
  });
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    inside = 0;
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      form.requestSubmit ? form.requestSubmit() : button.click();
    }
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const size = Array.from(input.files).reduce((sum, file) => sum + file.size, 0);
    if (size > Number(form.dataset.most) * 1e6) {
      say(refused, form.dataset.large);
      return;
    }
    const said = button.textContent;
    button.disabled = true;
    button.textContent = form.dataset.sending;
    refused.hidden = true;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json", "Form-Token": form.elements.form_token.value },
      });
      if (answer.ok) {
        window.location.assign(answer.url);
        return;
      }
      const problem = await answer.json();
      say(refused, [problem.detail, problem.remedy].filter(Boolean).join(" "));
    } catch {
      say(refused, form.dataset.lost);
    }
    button.disabled = false;
    button.textContent = said;
  });
}

function say(place, text) {
  place.textContent = text;
  place.hidden = false;
}

async function watch(section) {
  const address = new URL(window.location.href);
  address.pathname += ".json";
  const says = section.querySelector("[data-says]");
  const count = section.querySelector("[data-count]");
  const bar = section.querySelector("progress");
  for (;;) {
    await new Promise((go) => window.setTimeout(go, POLL_MS));
    let job;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.status === 404) break;
      if (!answer.ok) continue;
      job = await answer.json();
    } catch {
      continue; // the server is being started again, perhaps
    }
    if (!job.under_way) break;
    if (says.textContent !== job.says) says.textContent = job.says;
    count.textContent = job.total ? `${job.done.toLocaleString()} / ${job.total.toLocaleString()}` : "";
    if (job.total) {
      bar.max = job.total;
      bar.value = job.done;
    } else {
      bar.removeAttribute("value");
    }
  }
  window.location.reload();
}
