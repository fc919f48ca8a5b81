// Suggestions under a search box: a combobox with a listbox, as the ARIA practices have it. The form works without.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("ul");
  const set = (element, values) => Object.entries(values).forEach(([name, value]) => element.setAttribute(name, value));
  let active = -1, timer, request;

  list.id = `${input.id}-list`;
  list.hidden = true;
  set(list, { role: "listbox", "aria-label": input.dataset.name });
  set(input, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": list.id });
  input.after(list);

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", open);
    if (!open) choose(-1);
  }

  function choose(number) {
    list.children[active]?.setAttribute("aria-selected", false);
    active = number;
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", true);
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  async function ask() {
    request?.abort();
    const words = input.value.trim();
    if (words.length < 2) return show(false);
    request = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: words })}`, { signal: request.signal });
      if (!answer.ok) return show(false);
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(({ label, note, url }, number) => {
        const option = document.createElement("li"), small = document.createElement("small");
        set(option, { role: "option", id: `${list.id}-${number}`, "aria-selected": false, "data-url": url });
        small.textContent = note;
        option.append(label, " ", small);
        return option;
      }));
      active = -1;
      show(suggestions.length && input === document.activeElement);
    } catch {
      // Another question took its place, or there is no network: the form still works.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", event => {
    const count = list.children.length;
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) show(false);
    else if (event.key === "Enter" && active >= 0) location = list.children[active].dataset.url;
    else if (count && /^Arrow(Down|Up)$/.test(event.key)) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      show(true);
      choose((active + 1 + step + count + 1) % (count + 1) - 1); // beyond either end, none
    } else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[data-url]");
    if (option) location = option.dataset.url;
  });
}
