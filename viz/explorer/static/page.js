// What every page can do beside being read: print, copy its address, fold the scopes away on a narrow screen.
const narrow = window.matchMedia("(max-width: 900px)");
const scopes = document.querySelector("details.scopes");
if (scopes && narrow.matches) scopes.open = false;
narrow.addEventListener("change", () => {
  if (scopes) scopes.open = !narrow.matches;
});

for (const button of document.querySelectorAll("button[data-do]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.dataset.do === "print") {
      window.print();
      return;
    }
    await copy(window.location.href);
    const said = button.textContent;
    button.textContent = button.dataset.done;
    window.setTimeout(() => {
      button.textContent = said;
    }, 2000);
  });
}

// Old browsers let no page write to the clipboard but by what is selected in it.
async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return;
    } catch {
      // refused: the other way
    }
  }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
