// Picks excerpts in the admin: shows a passage on demand, and makes a line of what is selected in it.
// Without this script the lines are typed or pasted; with it they still can be. Nothing here decides what is right.

const KINDS = ["para", "fn", "summary"];

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const labelled = (words, control) => make("label", { htmlFor: control.id }, words, " ", control);

/** Where `words` begin in `text`, each time they stand there. */
const starts = (text, words) => {
  const found = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
};

const place = (passage, start, end) => {
  const words = passage.text.slice(start, end);
  const all = starts(passage.text, words);
  const which = all.length > 1 ? ` (${all.indexOf(start) + 1})` : "";
  return `${passage.at}${which}: ${words}`;
};

const enhance = (lines) => {
  if (lines.dataset.picker || lines.id.includes("__prefix__")) return;
  lines.dataset.picker = "on";
  const reports = JSON.parse(lines.dataset.reports);
  const say = JSON.parse(lines.dataset.words);
  const id = (name) => `${lines.id}-${name}`;
  const report = make("select", { id: id("report") });
  for (const [slug, title] of reports) report.append(make("option", { value: slug, textContent: title }));
  const kind = make("select", { id: id("kind") });
  for (const value of KINDS) kind.append(make("option", { value, textContent: say[value] }));
  const number = make("input", { id: id("number"), type: "number", min: "1", max: "9999" });
  const show = make("button", { type: "button", className: "button", textContent: say.show });
  // Not readOnly: there a cursor could not be moved by keys. What is typed is not taken.
  const text = make("textarea", { id: id("passage"), rows: 6, cols: 90, hidden: true, spellcheck: false });
  text.setAttribute("aria-readonly", "true");
  text.addEventListener("beforeinput", (event) => event.preventDefault());
  const add = make("button", { type: "button", className: "button", textContent: say.add, hidden: true });
  const said = make("p", { className: "evidence-said" });
  said.setAttribute("role", "status");
  let passage = null;

  const find = async () => {
    const code = kind.value === "summary" ? "summary" : `${kind.value} ${number.value}`;
    const answer = await fetch(
      `${lines.dataset.passages}?${new URLSearchParams({ at: code, report: report.value || "" })}`,
      { headers: { Accept: "application/json" } },
    ).catch(() => null);
    if (!answer?.ok) {
      said.textContent = answer?.status === 404 ? say.missing : say.failed;
      text.hidden = add.hidden = true;
      return;
    }
    passage = await answer.json();
    text.value = passage.text;
    text.hidden = add.hidden = false;
    text.setSelectionRange(0, 0);
    text.focus();
    said.textContent = say.how;
  };

  const take = () => {
    let [start, end] = [text.selectionStart, text.selectionEnd];
    const around = passage.sentences.find(([from, to]) => from <= start && start <= to);
    if (start === end && around) [start, end] = around;
    while (start < end && /\s/.test(passage.text[start])) start += 1;
    while (end > start && /\s/.test(passage.text[end - 1])) end -= 1;
    const line = place(passage, start, end);
    if (start === end) said.textContent = say.nothing;
    else if (!passage.sentences.some(([from, to]) => from <= start && end <= to)) {
      said.textContent = say.over;
    } else if (lines.value.split("\n").includes(line)) said.textContent = say.again;
    else {
      lines.value = [lines.value.trimEnd(), line].filter(Boolean).join("\n");
      lines.dispatchEvent(new Event("change", { bubbles: true }));
      said.textContent = `${say.added} ${line}`;
    }
  };

  const onEnter = (element, action) => element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    action();
  });
  show.addEventListener("click", find);
  onEnter(number, find);
  add.addEventListener("click", take);
  onEnter(text, take);
  kind.addEventListener("change", () => { number.disabled = kind.value === "summary"; });

  const picker = make("div", { className: "evidence-picker" });
  picker.setAttribute("role", "group");
  picker.setAttribute("aria-label", say.group);
  const where = make("div", { className: "evidence-place" });
  if (reports.length > 1) where.append(labelled(say.report, report));
  where.append(labelled(say.passage, kind), labelled(say.number, number), show);
  text.setAttribute("aria-label", say.text);
  picker.append(where, text, add, said);
  lines.after(picker);
};

const enhanceAll = (root) => root.querySelectorAll("textarea[data-passages]").forEach(enhance);

enhanceAll(document);
document.addEventListener("formset:added", (event) => enhanceAll(event.target));
