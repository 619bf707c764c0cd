// The door: find by name on this machine, check in with Enter, send when the network is there.
const door = document.querySelector("[data-check-in]");
const rows = JSON.parse(document.getElementById("door-rows").textContent);
const box = document.getElementById("door-box"), list = document.getElementById("door-list");
const last = document.querySelector("[data-last]"), kept = document.querySelector("[data-kept]");
const KEY = `daihoi:door:${door.dataset.checkIn}`, MOST = 12;
const token = JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];
const byId = new Map(rows.map((row) => [row.id, row]));
const waiting = read();
const done = [];
let chosen = 0, found = [], sending = false;
// what was kept through a reload counts as here already
waiting.forEach((one) => { const row = byId.get(one.id); if (row) row.here = one.act === "url"; });

function read() { try { return JSON.parse(localStorage.getItem(KEY)) || []; } catch { return []; } }
function keep() {
  try { localStorage.setItem(KEY, JSON.stringify(waiting)); } catch { /* a private window keeps nothing */ }
  kept.hidden = waiting.length === 0;
  kept.querySelector("[data-kept-count]").textContent = waiting.length;
}
function fold(text) {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim();
}
function draw() {
  const words = fold(box.value).split(/\s+/).filter(Boolean);
  found = words.length ? rows.filter((row) => words.every((word) => row.folded.includes(word))).slice(0, MOST) : [];
  chosen = Math.max(0, found.findIndex((row) => row.may && !row.here));
  if (words.length && !found.length) say(door.dataset.saidNobody);
  paint();
}
function paint() {
  list.replaceChildren(...found.map((row, at) => {
    const item = document.createElement("li");
    item.id = `door-${row.id}`;
    item.role = "option";
    item.ariaSelected = String(at === chosen);
    if (!row.may) item.ariaDisabled = "true";
    const name = document.createElement("b"), note = document.createElement("small");
    name.textContent = `${row.here ? "✓ " : ""}${row.name}`;
    note.textContent = `${row.unit} · ${row.note}`;
    item.append(name, note);
    item.addEventListener("click", () => { chosen = at; enter(); });
    return item;
  }));
  box.setAttribute("aria-activedescendant", found[chosen] ? `door-${found[chosen].id}` : "");
  document.getElementById(`door-${found[chosen]?.id}`)?.scrollIntoView({ block: "nearest" });
}
function say(words) { last.textContent = words; }
function enter() {
  const row = found[chosen];
  if (!row) return;
  if (!row.may) { say(`${row.name}: ${row.note}`); return; }
  if (row.here) { say(`${row.name} ${door.dataset.saidIn}`); clear(); return; }
  row.here = true;
  done.push(row);
  say(`✓ ${row.name} ${door.dataset.saidIn}`);
  post(row, "url");
  clear();
}
function back() {
  const row = done.pop();
  if (!row) return;
  row.here = false;
  say(`${row.name}: ${door.dataset.saidOut}`);
  post(row, "undo");
  paint();
}
function clear() { box.value = ""; found = []; paint(); box.focus(); }
function post(row, act) { waiting.push({ id: row.id, act }); keep(); send(); }
async function send() {
  if (sending || !waiting.length) return;
  sending = true;
  while (waiting.length) {
    const one = waiting[0], row = byId.get(one.id);
    let answer;
    try {
      answer = await fetch(row[one.act], { method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" } });
    } catch { say(door.dataset.saidKept); break; }
    if (answer.status >= 500 || answer.redirected) { say(door.dataset.saidKept); break; }
    waiting.shift();
    keep();
    const told = await answer.json();
    if (answer.ok) show(told); else { row.here = one.act !== "url"; say(told.error); }
  }
  sending = false;
}
function show(told) {
  for (const place of document.querySelectorAll("[data-live]")) {
    const value = told[place.dataset.live];
    if (value !== undefined) place.textContent = value;
  }
  document.querySelector("[data-quorum]").classList.toggle("dg-reached", told.is_reached);
}
box.addEventListener("input", draw);
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    chosen = Math.min(Math.max(chosen + (event.key === "ArrowDown" ? 1 : -1), 0), found.length - 1);
    paint();
  } else if (event.key === "Enter") { event.preventDefault(); enter(); }
  else if (event.key === "Escape") { clear(); }
  else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !box.value) { event.preventDefault(); back(); }
});
document.addEventListener("keydown", (event) => { if (event.target === document.body) box.focus(); });
addEventListener("online", send);
setInterval(async () => {
  send();
  if (waiting.length) return;
  try { const answer = await fetch(door.dataset.figures, { headers: { Accept: "application/json" } }); if (answer.ok) show(await answer.json()); } catch { /* the next try will tell */ }
}, 5000);
keep();
send();
