// Gives Django's pickers (select2) the names of their labels, of which they have none by themselves, and puts the
// cursor where a picker that was opened by key expects what is typed.

const labelOf = (select) => {
  const label = select.labels?.[0]?.textContent ?? select.getAttribute("aria-label") ?? "";
  return label.replace(/:\s*$/, "").trim();
};

const name = (container) => {
  const select = container.previousElementSibling;
  if (!select?.matches("select.admin-autocomplete")) return;
  const words = labelOf(select);
  const selection = container.querySelector(".select2-selection");
  const shown = container.querySelector(".select2-selection__rendered");
  selection?.setAttribute("aria-label", words);
  if (selection?.hasAttribute("aria-labelledby")) {
    selection.removeAttribute("aria-labelledby");
    selection.setAttribute("aria-describedby", [shown.id, select.getAttribute("aria-describedby")].filter(Boolean).join(" "));
  }
  if (shown?.getAttribute("role") === "textbox") shown.setAttribute("aria-label", words);
  container.querySelector(".select2-search__field")?.setAttribute("aria-label", words);
};

const nameAll = () => {
  document.querySelectorAll(".select2-container:not(.select2-container--open)").forEach(name);
  const open = document.querySelector(".select2-container--open")?.previousElementSibling;
  for (const field of document.querySelectorAll(".select2-dropdown .select2-search__field")) {
    if (open) field.setAttribute("aria-label", labelOf(open));
  }
  for (const list of document.querySelectorAll(".select2-results__options:not([aria-label])")) {
    if (open) list.setAttribute("aria-label", labelOf(open));
  }
};

window.django?.jQuery(document).on("select2:open", () => {
  document.querySelector(".select2-dropdown .select2-search__field")?.focus();
});
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
nameAll();
