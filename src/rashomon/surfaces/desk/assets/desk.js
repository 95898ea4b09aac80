// Keys, linked marks, the brush and dropped files. Every page is complete without it.
"use strict";
(() => {
  const find = (query, within = document) => within.querySelector(query);
  const every = (query, within = document) => [...within.querySelectorAll(query)];

  // Marks of one incident or one claim light up together.
  const light = (target) => {
    every(".lit").forEach((node) => node.classList.remove("lit"));
    const node = target.closest && target.closest("[data-i],[data-c]");
    if (!node) return;
    const name = node.hasAttribute("data-c") ? "data-c" : "data-i";
    const held = new Set(node.getAttribute(name).split(" "));
    every(`[${name}]`).forEach((other) => {
      if (other.getAttribute(name).split(" ").some((one) => held.has(one))) other.classList.add("lit");
    });
  };
  document.addEventListener("mouseover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));

  // Keys. What a key does is written on what it presses (data-key).
  const dialog = (name) => { const box = document.getElementById(name); if (box && !box.open) box.showModal(); };
  const help = document.getElementById("help");
  if (help) help.addEventListener("click", (event) => { event.preventDefault(); dialog("keys"); });
  const press = (node) => {
    if (node.matches("input")) { node.focus(); if (node.select) node.select(); } else node.click();
  };
  let sent = false;
  document.addEventListener("submit", (event) => {
    if (event.target.method === "post") { if (sent) event.preventDefault(); sent = true; }
  });
  window.addEventListener("pageshow", () => { sent = false; });
  const queue = () => every(".qi");
  const step = (by) => {
    const link = find(`[data-key="${by > 0 ? "J" : "K"}"]`);
    if (link) return link.click();
    const items = queue(), at = items.findIndex((item) => item.hasAttribute("aria-current") || item === document.activeElement);
    const next = items[Math.max(0, Math.min(items.length - 1, at + by))];
    if (next) next.click();
  };
  const go = (key) => {
    const link = find(`#go [data-go="${key}"]`);
    if (!link) return false;
    const where = link.getAttribute("href");
    const tab = where.startsWith("?") && find(`.tabs [data-tab="${where.slice(5)}"]`);
    if (tab) tab.click(); else if (!where.startsWith("?")) location.href = where;
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key;
    if (event.target.matches("input:not([type=checkbox]):not([type=file]),textarea,select")) {
      if (key === "Escape") event.target.blur();
      return;
    }
    const open = find("dialog[open]");
    if (open) {
      if (open.id === "go" && go(key)) { event.preventDefault(); open.close(); }
      return;
    }
    if (key === "?") { dialog("keys"); event.preventDefault(); return; }
    if (key === "g") { dialog("go"); event.preventDefault(); return; }
    if (key === "/") { find("#q").focus(); find("#q").select(); event.preventDefault(); return; }
    if (key === "f") { const more = document.getElementById("filters"); if (more) { more.open = !more.open; if (more.open) find("input:not([type=hidden])", more).focus(); } event.preventDefault(); return; }
    if (key === "x") { const all = find("[data-clear]"); if (all) all.click(); return; }
    if (key === "J" || key === "K") { step(key === "J" ? 1 : -1); return; }
    if (key === "j" || key === "k") {
      const link = find(`[data-key="${key}"]`);
      if (link) link.click();
      else if (document.body.classList.contains("atqueue")) { const items = queue(), at = items.indexOf(document.activeElement), next = items[Math.max(0, Math.min(items.length - 1, at + (key === "j" ? 1 : -1)))]; if (next) next.focus(); }
      return;
    }
    if (key === "s" && !find('[data-key="s"]')) { const tab = find('.tabs [data-tab="sources"]'); if (tab) tab.click(); return; }
    if (key === "m" && !find('[data-key="m"]')) { const tab = find('.tabs [data-tab="links"]'); if (tab) tab.click(); return; }
    if (key.length !== 1) return;
    const node = find(`[data-key="${CSS.escape(key)}"]`);
    if (node) { event.preventDefault(); press(node); }
  });

  // The open claim has the focus, and the queue shows the open incident.
  const card = document.getElementById("card");
  if (card && document.activeElement === document.body) card.focus({ preventScroll: true });
  const scroller = find(".inc");
  if (card && scroller && scroller.scrollHeight > scroller.clientHeight) {
    const box = card.getBoundingClientRect(), room = scroller.getBoundingClientRect();
    const spare = find(".toast") ? 84 : 16;
    if (box.bottom > room.bottom - spare) scroller.scrollTop += Math.min(box.top - room.top - 80, box.bottom - room.bottom + spare);
  }
  const bring = (node, within) => {
    if (!node || !within) return;
    const box = node.getBoundingClientRect(), room = within.getBoundingClientRect();
    if (box.bottom > room.bottom || box.top < room.top) within.scrollTop += box.top - room.top - room.height / 3;
  };
  bring(find(".qi[aria-current]"), find(".queue"));
  bring(find(".side .rep .cur"), find(".side .rep"));
  const reports = find(".rep.long .cur");
  if (reports) reports.scrollIntoView({ block: "center" });

  // The brush: drag over columns to look at their days.
  const time = find(".timed");
  if (time) {
    let begun = null, last = null;
    const columns = every(".col[data-since]", time);
    const under = (event) => { const node = document.elementFromPoint(event.clientX, event.clientY); return node && node.closest(".col[data-since]"); };
    const show = () => { const a = columns.indexOf(begun), b = columns.indexOf(last); columns.forEach((c, n) => c.classList.toggle("drag", n >= Math.min(a, b) && n <= Math.max(a, b))); };
    time.addEventListener("pointerdown", (event) => { begun = last = under(event); });
    time.addEventListener("dragstart", (event) => event.preventDefault());
    time.addEventListener("pointermove", (event) => { if (begun) { last = under(event) || last; show(); } });
    document.addEventListener("pointerup", () => {
      if (begun && last && begun !== last) {
        const two = [begun, last].sort((a, b) => columns.indexOf(a) - columns.indexOf(b));
        const where = new URL(time.dataset.brush, location.href);
        where.searchParams.set("since", two[0].dataset.since);
        where.searchParams.set("until", two[1].dataset.until);
        const stop = (event) => event.preventDefault();
        time.addEventListener("click", stop, { once: true, capture: true });
        location.href = where;
      }
      begun = last = null;
      columns.forEach((c) => c.classList.remove("drag"));
    });
  }

  // The table, copied as a spreadsheet takes it.
  const copy = find("[data-copy]");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const cells = every(".tv tr").map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim().replace(/^[=+\-@]/, "'$&")).join("\t"));
      await navigator.clipboard.writeText(cells.join("\n"));
      copy.textContent = "Copied";
    });
  }

  // Files dropped on the start page, and how far they are read.
  const drop = document.getElementById("drop");
  if (drop) {
    const over = (on) => (event) => { event.preventDefault(); drop.classList.toggle("over", on); };
    ["dragenter", "dragover"].forEach((name) => document.addEventListener(name, over(true)));
    document.addEventListener("dragleave", over(false));
    document.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer.files.length) return;
      find("input[type=file]", drop).files = event.dataTransfer.files;
      drop.requestSubmit();
    });
  }
  const progress = document.getElementById("progress");
  if (progress && progress.dataset.running === "1") {
    const look = async () => {
      let told;
      try { told = await (await fetch("/start/progress")).json(); } catch { find("[data-words]", progress).textContent = "The desk does not answer. Trying again."; setTimeout(look, 2000); return; }
      const bar = find("[data-bar]", progress);
      bar.max = Math.max(1, told.expected);
      bar.value = told.running ? told.read : bar.max;
      find("[data-words]", progress).textContent = told.error || told.told || (told.linking ? `linking ${told.linking} reports` : `${told.read} of ${told.expected} articles ${told.path}`);
      const list = find("[data-issues]", progress);
      list.replaceChildren(...told.issues.map((issue) => { const line = document.createElement("li"); line.textContent = `${issue.code} ${issue.where}: ${issue.reason}`; return line; }));
      if (told.running) { setTimeout(look, 700); return; }
      find("[data-title]", progress).textContent = told.error ? "It stopped" : "Done";
      find("[data-open]", progress).hidden = Boolean(told.error);
      every("button[disabled]").forEach((button) => { button.disabled = false; });
    };
    setTimeout(look, 400);
  }
})();
