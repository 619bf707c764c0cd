// Two tellers rule on doubtful sheets, apart: the page at left, its doubtful rows at right, keyboard only.
import { fill } from "./paper.js";
import { Pad } from "./pad.js";
import { fetchAhead } from "./picture.js";
import { ask } from "./queue.js";
import { Rulings } from "./rulings.js";

const $ = (name) => document.querySelector(`[data-${name}]`);
const given = JSON.parse(document.getElementById("desk-given").textContent);
const { addresses, words } = given;
const token = JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];
const REST = 5000, CALM = 250, AHEAD = 3;

let state = null, pad = null, waiting = [], item = null, view = "loading", later, settled = 0;
let since = 0; // sheets ruled here that the server did not count yet when it told its state
const done = []; // sheets ruled in this window, the last one last: taken back in turn
const ruled = new Set(); // their ids: a state told while one was on its way still names it
const rulings = new Rulings({ place: `${given.count}:${given.user}`, addresses, token, changed: drawNetwork, refused });

async function refresh() {
  clearTimeout(later);
  const answer = await ask(addresses.state, undefined, token);
  if (answer.kind !== "ok") { show(answer.kind, answer); return; }
  state = answer.told;
  pad ||= new Pad({ sheet: state.sheet, layout: state.layout, words, part: $, changed: drawLock, picture: addresses.picture });
  since = rulings.waiting.length;
  waiting = state.waiting.filter((one) => !ruled.has(one.id) && !rulings.waiting.includes(one.id));
  next();
}
function next() {
  item = waiting[0] || null;
  if (!item) { show("none"); return; }
  fetchAhead(waiting.slice(1, 1 + AHEAD).flatMap((one) => one.pages), addresses.picture);
  settled = performance.now();
  pad.load(item);
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
  const { all } = state.progress, count = Math.min(state.progress.ruled + since, all);
  $("progress").textContent = fill(words.progress, { ruled: count, all });
  $("meter").max = Math.max(all, 1);
  $("meter").value = count;
  $("meter").hidden = false;
}
function drawLock(isLoud = false) {
  const box = $("lock"), sentence = pad.lock, isReady = !sentence;
  box.classList.toggle("bd-loud", isLoud && !isReady);
  box.classList.toggle("bd-free", isReady);
  $("lock-text").textContent = sentence || words.free;
  $("alert").textContent = isLoud ? sentence : "";
}
function confirm() {
  if (performance.now() - settled < CALM) return; // the Enter that ended the sheet before
  if (pad.lock) { drawLock(true); return; }
  done.push(waiting.shift());
  ruled.add(item.id);
  since += 1;
  rulings.rule(pad.ruling);
  if (waiting.length) next(); else goOn();
}
/** The list is through: ask for more once everything is with the server; until then say that it waits here. */
function goOn() {
  clearTimeout(later);
  if (!rulings.acts.length) { refresh(); return; }
  if (view !== "sending") show("sending");
  later = setTimeout(goOn, CALM);
}
function undo() {
  const last = done.pop(), id = last?.id ?? state?.last;
  if (!id) { say(words.nothing_back); return; }
  ruled.delete(id);
  since -= 1;
  state.last = null;
  rulings.undo(id);
  if (last) { waiting.unshift(last); next(); say(words.undone); } else goOn();
}
function say(sentence) { $("lock-text").textContent = $("alert").textContent = sentence; }
function refused(act, answer) {
  for (const one of done.splice(0)) ruled.delete(one.id);
  ruled.delete(act.body.sheet);
  show("refused", answer);
}
function drawNetwork() {
  const isAway = ["away", "shut"].includes(rulings.state), count = rulings.acts.length;
  $("unsent").hidden = !isAway || !count;
  $("unsent-text").textContent = fill(words.unsent, { count });
  $("sent").hidden = isAway || !rulings.isKept;
  $("unkept").hidden = rulings.isKept;
  if (rulings.state === "shut" && view !== "shut") show("shut");
  drawProgress();
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Backspace" && (view === "ruling" || view === "none")) { event.preventDefault(); if (!event.repeat) undo(); return; }
  if (view !== "ruling") return;
  const isButton = event.target.closest?.("button, a, input, textarea, select");
  if (isButton && (event.key === "Enter" || event.key === " ")) return;
  if (event.key === "Enter") { event.preventDefault(); if (!event.repeat) confirm(); return; }
  if (event.key !== "Tab" && pad.key(event)) event.preventDefault();
});
for (const button of document.querySelectorAll("[data-verdict]")) button.addEventListener("click", () => pad.rule(button.dataset.verdict));
$("enter").addEventListener("click", confirm);
$("whole").addEventListener("click", () => pad.toggleWhole());
$("panel-act").addEventListener("click", () => { if (view === "shut") location.reload(); else refresh(); });
addEventListener("beforeunload", (event) => { if (rulings.acts.length && (rulings.state === "away" || !rulings.isKept)) event.preventDefault(); });
rulings.send();
refresh();
