"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const cards = [...document.querySelectorAll(".finding")];
  const words = cards.map((card) => card.textContent.toLowerCase());
  const marks = [...document.querySelectorAll("main mark")];
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const decisions = new Map(); // number of a finding -> { kind: "dismiss" } or { kind: "accept", choice }
  const takenBack = [];
  let current = -1;

  const numbersOf = (mark) => mark.dataset.findings.split(" ").map(Number);
  const marksOf = cards.map(() => []);
  for (const mark of marks) for (const number of numbersOf(mark)) marksOf[number].push(mark);
  let ordered = cards;
  const visible = () => ordered.filter((card) => !card.hidden);

  function show(card, where) {
    for (const each of document.querySelectorAll(".current")) each.classList.remove("current");
    for (const each of cards) each.removeAttribute("aria-current");
    card.classList.add("current");
    card.setAttribute("aria-current", "true");
    current = Number(card.dataset.number);
    const own = marksOf[current];
    own.forEach((mark) => mark.classList.add("current"));
    if (where !== "text" && own.length) own[own.length - 1].scrollIntoView({ block: "center" });
    if (where !== "panel") card.scrollIntoView({ block: "nearest" });
    card.focus({ preventScroll: true });
    count();
  }

  function count() {
    const list = visible();
    const at = list.findIndex((card) => Number(card.dataset.number) === current);
    document.getElementById("position").textContent = at < 0 ? "" : `${at + 1} of ${list.length}`;
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
    const sought = search.value.trim().toLowerCase();
    document.getElementById("confidence-value").textContent = `${least} %`;
    const rest = cards.filter((card, number) => Number(card.dataset.confidence) >= least && (!sought || words[number].includes(sought)));
    const shown = new Set(rest.filter((card) => severities.has(card.dataset.severity) && families.has(card.dataset.family)));
    for (const card of cards) card.hidden = !shown.has(card);
    for (const mark of marks) mark.classList.toggle("hidden", numbersOf(mark).every((number) => cards[number].hidden));
    for (const each of document.querySelectorAll(".count[data-severity]"))
      each.textContent = rest.filter((card) => families.has(card.dataset.family) && card.dataset.severity === each.dataset.severity).length;
    for (const each of document.querySelectorAll(".count[data-family]"))
      each.textContent = rest.filter((card) => severities.has(card.dataset.severity) && card.dataset.family === each.dataset.family).length;
    document.getElementById("shown").textContent = shown.size;
    count();
  }

  function order() {
    const key = document.getElementById("order").value === "place" ? "rank" : "number";
    ordered = [...cards].sort((one, other) => one.dataset[key] - other.dataset[key]);
    if (cards.length) cards[0].parentElement.append(...ordered);
    count();
  }

  const editOf = (number) => data.findings[number].edits[decisions.get(number).choice];
  const accepted = () => [...decisions.keys()].filter((number) => decisions.get(number).kind === "accept");
  const dismissed = () => [...decisions.keys()].filter((number) => decisions.get(number).kind === "dismiss");
  const same = (one, other) => Boolean(one) && one.kind === other.kind && one.choice === other.choice;

  // Of two corrections of the same words the later one counts; the other is taken back.
  function accept(number, choice) {
    const edit = data.findings[number].edits[choice];
    decisions.delete(number);
    for (const other of accepted()) {
      const against = editOf(other);
      if (edit.start < against.end && against.start < edit.end) {
        takenBack.push(against.shown);
        decisions.delete(other);
      }
    }
    decisions.set(number, { kind: "accept", choice });
  }

  function draw() {
    cards.forEach((card, number) => {
      const decision = decisions.get(number);
      for (const button of card.querySelectorAll(".accept"))
        button.setAttribute("aria-pressed", String(same(decision, { kind: "accept", choice: Number(button.dataset.choice) })));
      card.querySelector(".dismiss").setAttribute("aria-pressed", String(same(decision, { kind: "dismiss" })));
      const everywhere = card.querySelector(".everywhere");
      if (everywhere) everywhere.setAttribute("aria-pressed", String(isEverywhere(number)));
      card.classList.toggle("dismissed", Boolean(decision) && decision.kind === "dismiss");
      card.classList.toggle("accepted", Boolean(decision) && decision.kind === "accept");
    });
    for (const mark of marks) {
      mark.classList.remove("mended");
      delete mark.dataset.write;
    }
    for (const number of accepted()) {
      const own = marksOf[number].filter((mark) => mark.closest("article").dataset.side === "target");
      own.forEach((mark) => mark.classList.add("mended"));
      if (own.length) own[own.length - 1].dataset.write = editOf(number).shown;
    }
    const taken = accepted(), left = dismissed();
    document.getElementById("download-text").disabled = !taken.length;
    document.getElementById("download-lexicon").disabled = !taken.some((number) => data.findings[number].code.startsWith("NAM"));
    document.getElementById("download-baseline").disabled = !left.length;
    document.getElementById("take-back").hidden = !taken.length && !left.length;
    status.textContent = taken.length || left.length ? `${taken.length} accepted, ${left.length} dismissed.` : "";
    for (const words of takenBack.splice(0)) status.textContent += ` “${words}” is taken back: it changes the same words.`;
  }

  // The browser keeps the decisions by fingerprint, so that they outlive a reload and a new audit of the article.
  const store = `translaudit:${data.path}`;
  const names = (() => {
    const seen = new Map();
    return data.findings.map(({ fingerprint }) => {
      seen.set(fingerprint, (seen.get(fingerprint) || 0) + 1);
      return `${fingerprint}:${seen.get(fingerprint)}`;
    });
  })();

  function keep() {
    const own = [...decisions].map(([number, { kind, choice }]) => [names[number], { kind, text: kind === "accept" ? data.findings[number].edits[choice].text : "" }]);
    const others = kept().filter(([name]) => !names.includes(name));
    try {
      if (own.length || others.length) localStorage.setItem(store, JSON.stringify([...others, ...own]));
      else localStorage.removeItem(store);
    } catch { /* a browser that keeps nothing for pages of this kind */ }
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(store)) || []; } catch { return []; }
  }

  function recall() {
    for (const [name, { kind, text }] of kept()) {
      const number = names.indexOf(name);
      if (number < 0) continue;
      const choice = data.findings[number].edits.findIndex((edit) => edit.text === text);
      if (kind === "dismiss") decisions.set(number, { kind });
      else if (choice >= 0) accept(number, choice);
    }
  }

  function decided() {
    keep();
    draw();
  }

  function toggle(number, decision) {
    if (same(decisions.get(number), decision)) decisions.delete(number);
    else if (decision.kind === "accept") accept(number, decision.choice);
    else decisions.set(number, decision);
    decided();
  }

  const isEverywhere = (number) => data.findings[number].alike.every((each) => same(decisions.get(each), { kind: "accept", choice: 0 }));

  function toggleEverywhere(number) {
    const off = isEverywhere(number);
    for (const each of data.findings[number].alike) if (off) decisions.delete(each); else accept(each, 0);
    decided();
  }

  function corrected() {
    const characters = Array.from(data.text);
    const edits = accepted().map(editOf).sort((one, other) => other.start - one.start);
    for (const edit of edits) characters.splice(edit.start, edit.end - edit.start, ...Array.from(edit.text));
    return characters.join("");
  }

  const quoted = (text) => JSON.stringify(text);

  function lexicon() {
    const wrong = new Map();
    for (const number of accepted().filter((each) => data.findings[each].code.startsWith("NAM"))) {
      const right = editOf(number).right;
      wrong.set(right, (wrong.get(right) || new Set()).add(data.findings[number].words));
    }
    return [...wrong].map(([right, forms]) =>
      `[[name]]\ncanonical = ${quoted(right)}\nforms = { ${data.lang} = [${quoted(right)}] }\nwrong = [${[...forms].map(quoted).join(", ")}]\n`).join("\n");
  }

  function baseline() {
    const entries = new Map();
    for (const number of dismissed()) {
      const { code, words, fingerprint } = data.findings[number];
      const entry = entries.get(fingerprint) || { article, code, words, fingerprint, count: 0 };
      entry.count += 1;
      entries.set(fingerprint, entry);
    }
    return JSON.stringify({ schema: 1, entries: [...entries.values()] }, null, 2) + "\n";
  }

  function download(name, text, type) {
    const link = document.createElement("a");
    link.href = `data:${type};charset=utf-8,` + encodeURIComponent(text);
    link.download = name;
    link.click();
  }

  const article = data.path.split(/[\\/]/).pop();
  const stem = article.replace(/\.[^.]*$/, "");
  const on = (id, act) => document.getElementById(id).addEventListener("click", act);
  on("download-text", () => download(`${stem}.corrected.txt`, corrected(), "text/plain"));
  on("download-lexicon", () => download("lexicon.toml", lexicon(), "application/toml"));
  on("download-baseline", () => download("translaudit-baseline.json", baseline(), "application/json"));
  on("take-back", () => { decisions.clear(); decided(); });
  on("previous", () => step(-1));
  on("next", () => step(1));

  cards.forEach((card, number) => {
    card.querySelector(".goto").addEventListener("click", () => show(card, "panel"));
    card.querySelector(".dismiss").addEventListener("click", () => toggle(number, { kind: "dismiss" }));
    for (const button of card.querySelectorAll(".accept"))
      button.addEventListener("click", () => toggle(number, { kind: "accept", choice: Number(button.dataset.choice) }));
    const everywhere = card.querySelector(".everywhere");
    if (everywhere) everywhere.addEventListener("click", () => toggleEverywhere(number));
  });
  for (const mark of marks) mark.addEventListener("click", () => {
    const shown = numbersOf(mark).find((number) => !cards[number].hidden);
    if (shown !== undefined) show(cards[shown], "text");
  });

  const linked = new Map();
  const linksOf = (segment) => segment.dataset.links.split(" ");
  for (const segment of document.querySelectorAll("[data-links]")) {
    for (const link of linksOf(segment)) linked.set(link, [...(linked.get(link) || []), segment]);
    const light = (lit) => () => { for (const link of linksOf(segment)) for (const each of linked.get(link)) each.classList.toggle("linked", lit); };
    segment.addEventListener("mouseenter", light(true));
    segment.addEventListener("mouseleave", light(false));
  }

  const filters = document.querySelector(".filters");
  const measure = () => document.documentElement.style.setProperty("--bar", `${filters.offsetHeight}px`);
  filters.addEventListener("input", filter);
  document.getElementById("order").addEventListener("change", order);
  filters.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("resize", measure);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key !== "Escape") return;
      search.value = "";
      search.blur();
      filter();
    }
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "a" && current >= 0 && data.findings[current].edits.length) toggle(current, { kind: "accept", choice: 0 });
    else if (event.key === "d" && current >= 0) toggle(current, { kind: "dismiss" });
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
  });
  measure();
  recall();
  draw();
  order(); // a browser may have kept order and filters from an earlier visit
  filter();
})();
