// What works without this file works a little better with it. Every part finds its own elements or does nothing.

// Copy buttons beside what is made to be copied.
for (const source of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const { copy, copied } = source.dataset;
  const text = source.textContent.trim();
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
  source.after(button);
}

// Escape closes the evidence that is open, and gives the focus back to its sign.
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(".cite[open]")) {
    const inside = open.contains(document.activeElement);
    open.open = false;
    if (inside) open.querySelector("summary").focus();
  }
});

// A fragment inside closed details opens them, as newer browsers do by themselves.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = target?.closest("details:not([open])");
  if (!closed || CSS.supports("selector(::details-content)")) return;
  for (let at = closed; at; at = at.parentElement.closest("details:not([open])")) at.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

// What lists are dressed in; again where another list has taken the place of one (see lists.js).
function dress() {
  // Where CSS cannot hold them open on wide pages (see base.css), open them once.
  if (!CSS.supports("selector(::details-content)"))
    for (const [width, wide] of [["48rem", ".menu"], ["64rem", ".filters, .margin"]])
      if (matchMedia(`(min-width: ${width})`).matches)
        for (const details of document.querySelectorAll(wide)) details.open = true;

  // On phones a table's parts are laid out as text, for which some browsers forget what they are.
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", "thead th": "columnheader", "tbody th": "rowheader" };
  for (const table of document.querySelectorAll(".records"))
    for (const [part, role] of Object.entries(roles))
      for (const element of part === "table" ? [table] : table.querySelectorAll(part)) element.role = role;

  // A long histogram begins at its chosen year, or at its highest.
  for (const years of document.querySelectorAll(".histogram")) {
    const height = year => +year.querySelector("rect")?.getAttribute("height");
    const chosen = years.querySelector("[aria-current]") ?? [...years.children].sort((a, b) => height(b) - height(a))[0];
    if (!chosen) continue;
    const [frame, bar] = [years.getBoundingClientRect(), chosen.getBoundingClientRect()];
    years.scrollLeft += bar.left + bar.width / 2 - frame.left - frame.width / 2;
  }
}
addEventListener("list", dress);
dress();
