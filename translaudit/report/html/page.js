"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const cards = [...document.querySelectorAll(".finding")];
  const marks = [...document.querySelectorAll("main mark")];
  const status = document.getElementById("status");
  const decisions = new Map();
  let current = -1;

  const numbersOf = (mark) => mark.dataset.findings.split(" ").map(Number);
  const marksOf = (number) => marks.filter((mark) => numbersOf(mark).includes(number));
  const visible = () => cards.filter((card) => !card.hidden);

  function show(card, where) {
    cards.forEach((each) => each.classList.remove("current"));
    marks.forEach((each) => each.classList.remove("current"));
    card.classList.add("current");
    current = Number(card.dataset.number);
    const words = marksOf(current);
    words.forEach((mark) => mark.classList.add("current"));
    if (where !== "text" && words.length) words[words.length - 1].scrollIntoView({ block: "center" });
    if (where !== "panel") card.scrollIntoView({ block: "nearest" });
    card.focus({ preventScroll: true });
  }

  function step(by) {
    const list = visible();
    if (!list.length) return;
    const at = list.findIndex((card) => Number(card.dataset.number) === current);
    show(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  }

  function filter() {
    const chosen = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
    const severities = chosen("severity"), families = chosen("family");
    const least = Number(document.getElementById("confidence").value);
    const words = document.getElementById("search").value.trim().toLowerCase();
    document.getElementById("confidence-value").textContent = `${least} %`;
    const rest = (card) => Number(card.dataset.confidence) >= least && (!words || card.textContent.toLowerCase().includes(words));
    for (const card of cards)
      card.hidden = !(rest(card) && severities.has(card.dataset.severity) && families.has(card.dataset.family));
    for (const mark of marks) mark.classList.toggle("hidden", numbersOf(mark).every((number) => cards[number].hidden));
    for (const count of document.querySelectorAll(".count[data-severity]"))
      count.textContent = cards.filter((card) => rest(card) && families.has(card.dataset.family) && card.dataset.severity === count.dataset.severity).length;
    for (const count of document.querySelectorAll(".count[data-family]"))
      count.textContent = cards.filter((card) => rest(card) && severities.has(card.dataset.severity) && card.dataset.family === count.dataset.family).length;
    document.getElementById("shown").textContent = visible().length;
  }

  function decide(card, decision) {
    const number = Number(card.dataset.number);
    const before = decisions.get(number);
    const same = before && before.kind === decision.kind && before.choice === decision.choice;
    if (same) decisions.delete(number); else decisions.set(number, decision);
    for (const button of card.querySelectorAll(".accept, .dismiss")) {
      const own = button.classList.contains("dismiss") ? { kind: "dismiss" } : { kind: "accept", choice: Number(button.dataset.suggestion) };
      const now = decisions.get(number);
      button.setAttribute("aria-pressed", String(Boolean(now) && now.kind === own.kind && now.choice === own.choice));
    }
    card.classList.toggle("dismissed", (decisions.get(number) || {}).kind === "dismiss");
    const count = (kind) => [...decisions.values()].filter((each) => each.kind === kind).length;
    status.textContent = `${count("accept")} accepted, ${count("dismiss")} dismissed.`;
  }

  const decided = (kind) => [...decisions].filter(([, each]) => each.kind === kind).map(([number, each]) => ({ ...data.findings[number], choice: each.choice }));

  function corrected() {
    const characters = Array.from(data.text);
    const edits = decided("accept").map((each) => ({ start: each.target[0][0], end: each.target[0][1], text: each.suggestions[each.choice] }));
    edits.sort((a, b) => a.start - b.start || a.end - b.end);
    let end = -1;
    const apart = edits.filter((edit) => edit.start >= end && ((end = edit.end), true));
    for (const edit of apart.reverse()) characters.splice(edit.start, edit.end - edit.start, ...Array.from(edit.text));
    return characters.join("");
  }

  const quoted = (text) => JSON.stringify(text);

  function lexicon() {
    const wrong = new Map();
    for (const each of decided("accept").filter((one) => one.code.startsWith("NAM"))) {
      const right = each.suggestions[each.choice];
      wrong.set(right, (wrong.get(right) || new Set()).add(each.words));
    }
    return [...wrong].map(([right, words]) =>
      `[[name]]\ncanonical = ${quoted(right)}\nforms = { ${data.lang} = [${quoted(right)}] }\nwrong = [${[...words].map(quoted).join(", ")}]\n`).join("\n");
  }

  function baseline() {
    const counts = new Map();
    for (const each of decided("dismiss")) {
      const entry = counts.get(each.fingerprint) || { code: each.code, words: each.words, fingerprint: each.fingerprint, count: 0 };
      entry.count += 1;
      counts.set(each.fingerprint, entry);
    }
    return JSON.stringify({ schema: 1, entries: [...counts.values()] }, null, 2) + "\n";
  }

  function download(name, text, type) {
    const link = document.createElement("a");
    link.href = `data:${type};charset=utf-8,` + encodeURIComponent(text);
    link.download = name;
    link.click();
  }

  const stem = data.path.split(/[\\/]/).pop().replace(/\.[^.]*$/, "");
  document.getElementById("download-text").addEventListener("click", () => download(`${stem}.corrected.txt`, corrected(), "text/plain"));
  document.getElementById("download-lexicon").addEventListener("click", () => download("lexicon.toml", lexicon(), "application/toml"));
  document.getElementById("download-baseline").addEventListener("click", () => download("translaudit-baseline.json", baseline(), "application/json"));

  for (const card of cards) {
    card.querySelector(".goto").addEventListener("click", () => show(card, "panel"));
    card.querySelector(".dismiss").addEventListener("click", () => decide(card, { kind: "dismiss" }));
    for (const button of card.querySelectorAll(".accept"))
      button.addEventListener("click", () => decide(card, { kind: "accept", choice: Number(button.dataset.suggestion) }));
  }
  for (const mark of marks) mark.addEventListener("click", () => {
    const shown = numbersOf(mark).find((number) => !cards[number].hidden);
    if (shown !== undefined) show(cards[shown], "text");
  });
  const beads = new Map();
  for (const segment of document.querySelectorAll("[data-bead]")) {
    if (!beads.has(segment.dataset.bead)) beads.set(segment.dataset.bead, []);
    beads.get(segment.dataset.bead).push(segment);
    const link = (on) => () => beads.get(segment.dataset.bead).forEach((each) => each.classList.toggle("linked", on));
    segment.addEventListener("mouseenter", link(true));
    segment.addEventListener("mouseleave", link(false));
  }
  document.querySelector(".filters").addEventListener("input", filter);
  document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input[type=search]")) { if (event.key === "Escape") event.target.blur(); return; }
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "/") { event.preventDefault(); document.getElementById("search").focus(); }
  });
})();
