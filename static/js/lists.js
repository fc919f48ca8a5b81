// Lists change in place: a filter, an order or a page is fetched as its own page, and the list is taken out of it.
// Whatever goes wrong, the browser goes there as if this file were not. Without it, all of it are links and forms.

const list = () => document.querySelector("[data-list]");
const voice = Object.assign(document.createElement("div"), { className: "visually-hidden", ariaLive: "polite" });
document.body.append(voice);
let here = location.pathname + location.search;
let running;

async function page(url) {
  running?.abort();
  running = new AbortController();
  const answer = await fetch(url, { signal: running.signal });
  if (!answer.ok) throw answer;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Puts the list of that address in place of this one. `push`: as a new step of the history.
async function go(url, push, id) {
  try {
    const next = await page(url);
    const fresh = next.querySelector("[data-list]");
    for (const { id, open } of list().querySelectorAll("details[id]")) {
      const same = fresh.querySelector(`#${CSS.escape(id)}`);
      if (same) same.open = open || (same.open && !!same.querySelector("[aria-current]"));
    }
    list().replaceWith(fresh);
    document.title = next.title;
    const { pathname, search } = new URL(next.querySelector("link[rel=canonical]").href);
    document.querySelector("link[rel=canonical]").href = next.querySelector("link[rel=canonical]").href;
    if (push) history.pushState(null, "", pathname + search);
    here = location.pathname + location.search;
    const told = next.querySelector("h1, [role=status]");
    const to = (id && document.getElementById(id)) || list().querySelector("h1, h2");
    if (!to.id) to.tabIndex = -1;
    to.focus({ preventScroll: true });
    if (id?.startsWith("page-")) list().scrollIntoView();
    voice.textContent = (list().querySelector("h1, [role=status]") ?? told).textContent;
    dispatchEvent(new Event("list"));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

addEventListener("click", event => {
  const link = event.target.closest("[data-list] a[href]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const { origin, pathname, search, hash, searchParams } = new URL(link.href);
  if (origin + pathname !== location.origin + location.pathname || hash || searchParams.has("facet")) return;
  event.preventDefault();
  go(pathname + search, true, link.id);
});

const asked = form => `${form.action.split("?")[0]}?${new URLSearchParams([...new FormData(form)].filter(([, v]) => v))}`;

addEventListener("submit", event => {
  if (!event.target.closest("[data-list]")) return;
  event.preventDefault();
  if (event.target.matches(".within")) within(event.target);
  else go(asked(event.target), true);
});

addEventListener("popstate", () => {
  if (location.pathname + location.search !== here) go(location.href, false);
});

// Searching within a facet: its values give way to those found, until the words are taken back.
const before = new WeakMap();
let typed;

async function within(form) {
  const values = form.parentElement.querySelector("ul");
  if (!before.has(form)) before.set(form, values.innerHTML);
  form.parentElement.classList.toggle("finding", !!form.find.value);
  if (!form.find.value) return void (values.innerHTML = before.get(form));
  try {
    const next = await page(asked(form));
    values.replaceChildren(...next.querySelector("[data-values]").children);
    voice.textContent = next.querySelector("h1").textContent;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(asked(form));
  }
}

addEventListener("input", ({ target }) => {
  if (!target.matches("[data-list] .within input")) return;
  clearTimeout(typed);
  typed = setTimeout(() => within(target.form), 200);
});
