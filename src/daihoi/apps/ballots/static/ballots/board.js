// The board's vote: sheets on which two tellers differ, both rulings side by side, the members' votes counted here.
import { fill } from "./paper.js";
import { Pad, lineOf } from "./pad.js";
import { readLine } from "./keying.js";
import { sayMeaning } from "./meaning.js";
import { fetchAhead } from "./picture.js";
import { ask } from "./queue.js";

const $ = (name) => document.querySelector(`[data-${name}]`);
const given = JSON.parse(document.getElementById("desk-given").textContent);
const { addresses, words } = given;
const token = JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];
const REST = 5000, AHEAD = 3;

let state = null, pad = null, waiting = [], item = null, view = "loading", isBusy = false, later;

async function refresh() {
  clearTimeout(later);
  const answer = await ask(addresses.state, undefined, token);
  if (answer.kind !== "ok") { show(answer.kind, answer); return; }
  state = answer.told;
  pad ||= new Pad({ sheet: state.sheet, layout: state.layout, words, part: $, changed: drawLock, picture: addresses.picture });
  waiting = state.waiting;
  next();
}
function next() {
  item = waiting[0] || null;
  if (!item) { show("none"); return; }
  fetchAhead(waiting.slice(1, 1 + AHEAD).flatMap((one) => one.pages), addresses.picture);
  for (const box of document.querySelectorAll("[data-member] input")) box.checked = false;
  $("note").value = "";
  pad.load(item);
  drawRulings();
  show("ruling");
  drawLock();
  $("live").textContent = [item.place, ...item.reasons.map((one) => `${one.label} ${one.text}`)].join(". ");
}
function show(name, values = {}) {
  view = name;
  const isRuling = name === "ruling";
  $("pad").hidden = !isRuling;
  $("panel").hidden = isRuling;
  drawProgress();
  if (isRuling) { $("place").textContent = item.place; $("work").focus({ preventScroll: true }); return; }
  const told = words.panels[name];
  $("panel-title").textContent = told.title;
  $("panel-text").textContent = fill(told.text, values) + (values.source ? ` (${values.source})` : "");
  $("panel-act").hidden = !told.act;
  $("panel-act").textContent = told.act;
  (told.act ? $("panel-act") : $("panel-title")).focus();
  if (name === "none" || name === "away") later = setTimeout(refresh, REST);
}
function drawProgress() {
  if (!state) return;
  $("progress").textContent = fill(words.progress, state.progress);
  $("meter").max = Math.max(state.progress.all, 1);
  $("meter").value = state.progress.ruled;
  $("meter").hidden = false;
}
/** Both rulings in words, without a name or a seat. */
function drawRulings() {
  $("rulings").replaceChildren(...item.rulings.map((one, at) => {
    const box = document.createElement("li"), head = document.createElement("h3"), text = document.createElement("p");
    head.textContent = fill(words.ruling, { number: at + 1 });
    text.textContent = sayRuling(one);
    box.append(head, text);
    return box;
  }));
}
function sayRuling(one) {
  const ground = state.sheet.grounds.find((known) => known.number === one.ground);
  if (one.outcome === "invalid") return fill(words.held_invalid, { ground: ground?.text || "" });
  if (one.outcome !== "valid") return words.outcomes[one.outcome];
  const choices = new Map(state.sheet.names.map(({ id }) => [id, one.choices[id]]));
  return fill(words.held_valid, { marks: sayMeaning(readLine(lineOf(choices, state.sheet, one.weight), state.sheet), state.sheet, words) });
}
const votes = (which) => [...document.querySelectorAll("[data-member]")].filter((one) => one.querySelector("input:checked")?.value === which).map((one) => one.dataset.member);
const unasked = () => [...document.querySelectorAll("[data-member]")].filter((one) => !one.querySelector("input:checked")).map((one) => one.dataset.member);

/** Why the decision can't be recorded yet. */
function lock() {
  const inFavour = votes("for").length, against = votes("against").length, open = unasked();
  if (pad.lock) return pad.lock;
  if (open.length) return fill(words.unasked, { names: open.join(", ") });
  return inFavour > against ? "" : fill(words.no_majority, { for: inFavour, against });
}
function drawLock(isLoud = false) {
  const box = $("lock"), sentence = lock();
  box.classList.toggle("bd-loud", isLoud && Boolean(sentence));
  box.classList.toggle("bd-free", !sentence);
  $("lock-text").textContent = sentence || words.free_to_decide;
  $("alert").textContent = isLoud ? sentence : "";
  const tally = $("tally");
  if (tally) tally.textContent = fill(words.tally, { for: votes("for").length, against: votes("against").length });
}
async function decide() {
  if (isBusy) return;
  if (lock()) { drawLock(true); return; }
  isBusy = true;
  const body = { ...pad.ruling, for: votes("for"), against: votes("against"), note: $("note").value.trim() };
  const answer = await ask(addresses.decide, body, token);
  isBusy = false;
  if (answer.kind === "ok") { waiting.shift(); state.progress.ruled += 1; if (waiting.length) next(); else refresh(); return; }
  const sentence = answer.kind === "refused" ? answer.error + (answer.source ? ` (${answer.source})` : "") : words[answer.kind];
  $("lock-text").textContent = $("alert").textContent = sentence;
  $("lock").classList.remove("bd-free");
  $("lock").classList.add("bd-loud");
}

document.addEventListener("keydown", (event) => {
  if (view !== "ruling" || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.key === "F9") { event.preventDefault(); if (!event.repeat) decide(); return; }
  if (event.target.closest?.("input, textarea, select")) { if (event.key === "Escape") $("work").focus({ preventScroll: true }); return; }
  if (event.target.closest?.("button, a, summary") && (event.key === "Enter" || event.key === " ")) return;
  if (event.key !== "Tab" && pad.key(event)) event.preventDefault();
});
for (const button of document.querySelectorAll("[data-verdict]")) button.addEventListener("click", () => pad.rule(button.dataset.verdict));
$("vote").addEventListener("change", () => drawLock());
$("all-for")?.addEventListener("click", () => { for (const one of document.querySelectorAll('[data-member] input[value="for"]')) one.checked = true; drawLock(); });
$("enter").addEventListener("click", decide);
$("whole").addEventListener("click", () => pad.toggleWhole());
$("panel-act").addEventListener("click", () => { if (view === "shut") location.reload(); else refresh(); });
refresh();
