// The third look: which sheet to fetch, keyed blind; then settled, or the readings side by side and the committee's word.
import { readLine } from "./keying.js";
import { sayLock, sayMeaning } from "./meaning.js";
import { drawGrounds, drawNames, fill, markNames } from "./paper.js";
import { ask } from "./queue.js";

const $ = (name) => document.querySelector(`[data-${name}]`);
const given = JSON.parse(document.getElementById("desk-given").textContent);
const { addresses, words } = given;
const token = JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];
const line = $("line"), names = $("names"), note = $("note");
const REST = 5000, CALM = 400;

let sheet = null, looks = [], look = null, readings = null, view = "loading", settled = 0, isBusy = false, later;

async function refresh() {
  clearTimeout(later);
  const answer = await ask(addresses.state, undefined, token);
  if (answer.kind !== "ok") { show(answer.kind, answer); return; }
  sheet = answer.told;
  looks = sheet.looks;
  drawNames(names, sheet.names);
  drawGrounds($("grounds"), sheet.grounds);
  next();
}
function next() {
  look = looks[0] || null;
  readings = look?.readings || null;
  line.value = readings?.at(-1).keyed || "";
  note.value = "";
  drawDeciders();
  if (look) show("keying"); else show("none");
}
function show(name, values = {}) {
  view = name;
  const isKeying = name === "keying";
  $("work").hidden = $("where").hidden = $("paper").hidden = !isKeying;
  $("panel").hidden = isKeying;
  $("left").textContent = looks.length ? fill(words.left, { count: looks.length }) : "";
  clearTimeout(later);
  settled = Date.now();
  if (isKeying) { drawLook(); drawLine(); line.focus(); return; }
  const told = words.panels[name];
  $("panel-title").textContent = told.title;
  $("panel-text").textContent = fill(told.text, values) + (values.source ? ` (${values.source})` : "");
  $("panel-act").hidden = !told.act;
  $("panel-act").textContent = told.act;
  (told.act ? $("panel-act") : $("panel-title")).focus();
  if (name === "none" || name === "away") later = setTimeout(refresh, REST);
}
function drawLook() {
  $("bundle").textContent = look.bundle;
  $("position").textContent = look.position;
  $("reason").textContent = readings ? words.reasons[look.reason] : "";
  $("blind").hidden = Boolean(readings);
  $("decide").hidden = !readings;
  names.hidden = Boolean(readings);
  if (!readings) return;
  $("readings").replaceChildren(...readings.map((one) => {
    const item = document.createElement("li"), head = document.createElement("h3"), keyed = document.createElement("code"), text = document.createElement("p");
    head.textContent = one.who ? fill(words.team, { team: one.who }) : words.you;
    keyed.textContent = one.keyed || "–";
    text.textContent = one.words;
    item.append(head, keyed, text);
    return item;
  }));
  $("differ").textContent = sayDifference(readings.map((one) => readLine(one.keyed, sheet)));
}
/** The counting committee by name: who decided is ticked each time anew. */
function drawDeciders() {
  $("nobody").hidden = sheet.committee.length > 0;
  $("deciders").replaceChildren(...sheet.committee.map((name) => {
    const label = document.createElement("label"), box = document.createElement("input");
    Object.assign(box, { type: "checkbox", value: name, className: "form-check-input" });
    box.dataset.decider = "";
    label.append(box, name);
    return label;
  }));
}
/** Where the readings do not say the same. */
function sayDifference(all) {
  const differs = (part) => new Set(all.map(part)).size > 1;
  const numbers = sheet.names.map((one) => one.number).filter((number) => differs((one) => one.marks.get(number)));
  const grounds = differs((one) => `${one.ground} ${one.isDoubtful} ${one.weight}`);
  const said = [numbers.length ? fill(words.differ, { numbers: numbers.join(", ") }) : "", grounds ? words.differ_ground : ""].filter(Boolean);
  return said.join(" ") || words.alike;
}
let calm;
function drawLine() {
  const reading = readLine(line.value, sheet), lock = sayLock(reading, sheet, words), means = sayMeaning(reading, sheet, words);
  markNames(names, reading);
  $("means").textContent = means;
  $("grounds-box").hidden = !line.value.includes("*");
  drawLock(lock, false);
  clearTimeout(calm);
  calm = setTimeout(() => { $("live").textContent = lock ? "" : means; }, CALM);
}
function drawLock(sentence, isLoud) {
  const box = $("lock");
  box.classList.toggle("bd-loud", Boolean(sentence) && isLoud);
  box.classList.toggle("bd-free", !sentence);
  $("lock-text").textContent = sentence || (readings ? words.free_to_decide : words.free);
  line.setAttribute("aria-invalid", String(Boolean(sentence) && isLoud));
  $("alert").textContent = isLoud ? sentence : "";
}
async function enter() {
  const lock = sayLock(readLine(line.value, sheet), sheet, words);
  if (lock) { drawLock(lock, true); line.focus(); return; }
  if (isBusy) return;
  isBusy = true;
  await (readings ? settle() : attempt());
  isBusy = false;
}
async function attempt() {
  const keyed = line.value.trim(), answer = await ask(addresses.try, { look: look.id, keyed }, token);
  if (answer.kind !== "ok") { fail(answer); return; }
  if (answer.told.settled) { pass(words.settled); return; }
  readings = answer.told.readings;
  look.reason = answer.told.reason;
  show("keying");
  line.select();
}
async function settle() {
  const decided = [...document.querySelectorAll("[data-decider]:checked")].map((box) => box.value);
  if (!decided.length) { drawLock(words.nobody_decided, true); document.querySelector("[data-decider]")?.focus(); return; }
  const answer = await ask(addresses.settle, { look: look.id, keyed: line.value.trim(), decided_by: decided, note: note.value.trim() }, token);
  if (answer.kind === "ok") pass(words.decided); else fail(answer);
}
function pass(words_) {
  $("done").textContent = $("live").textContent = fill(words_, look);
  looks.shift();
  if (looks.length) next(); else refresh();
}
function fail(answer) {
  if (answer.kind === "refused") drawLock(answer.error + (answer.source ? ` (${answer.source})` : ""), true);
  else drawLock(words[answer.kind], true);
}

document.addEventListener("keydown", (event) => {
  if (view !== "keying" || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "F2") { event.preventDefault(); $("grounds-box").hidden = !$("grounds-box").hidden; }
  if (event.key === "F9" && readings) { event.preventDefault(); if (!event.repeat) enter(); }
  if (event.key === "Escape") { line.value = ""; drawLine(); line.focus(); }
  if (event.key === "Enter" && (event.target === line || event.target === note)) {
    event.preventDefault();
    if (!event.repeat && Date.now() - settled > CALM) enter();
  }
});
line.addEventListener("input", drawLine);
$("decide-act").addEventListener("click", enter);
$("panel-act").addEventListener("click", () => { if (view === "shut") location.reload(); else refresh(); });
refresh();
