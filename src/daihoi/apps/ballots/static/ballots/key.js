// The teller's console: one ballot at a time, keyboard only; Enter keeps a ballot and goes on at once.
import { Drill } from "./drill.js";
import { readLine } from "./keying.js";
import { sayLock, sayMeaning } from "./meaning.js";
import { drawGrounds, drawNames, fill, markNames } from "./paper.js";
import { Lease, Queue, ask } from "./queue.js";

const $ = (name) => document.querySelector(`[data-${name}]`);
const given = JSON.parse(document.getElementById("desk-given").textContent);
const { addresses, words } = given;
const token = JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];
const line = $("line"), names = $("names");
const BOUNCE = 150, CALM = 400, REST = 8000, LATE = 1200;

let seat = null; // what the server told: names, grounds, my turn
let done = new Map(); // position → true, of my open bundle
let view = "loading";
let looking = 0; // an earlier ballot that is looked at; 0: the current one
let draft = ""; // what stood on the line before an earlier ballot was looked at
let lastKept = 0, lastEnter = 0, next = null, drill = null, settled = 0, unsentSince = 0;

const lease = new Lease(given.desk, given.user, (isHeld) => { if (isHeld) begin(); else pause(); });
const queue = new Queue({ desk: given.desk, user: given.user, addresses, token, changed: drawNetwork, answered });

// --- what stands where
const turn = () => seat?.turn;
const firstFree = () => { for (let at = 1; at <= turn().size; at += 1) if (!done.has(at)) return at; return 0; };
const position = () => looking || firstFree();
const missing = () => Array.from({ length: turn().size }, (_, at) => at + 1).filter((at) => !done.has(at));
const ranges = (numbers) => numbers.reduce((all, one) => {
  const last = all.at(-1);
  if (last && last[1] === one - 1) last[1] = one; else all.push([one, one]);
  return all;
}, []).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");

async function begin() {
  if (!given.seated) { seat = given.sheet; show("stranger"); return; }
  queue.open();
  if (queue.state === "paused") queue.state = "idle";
  queue.send();
  const over = Number(new URLSearchParams(location.search).get("over"));
  if (over) await takeOver(over); else await refresh();
}
/** Go on with the bundle that a colleague of the same team has begun. */
async function takeOver(turn) {
  const answer = await ask(addresses.take_over, { turn }, token);
  history.replaceState(null, "", location.pathname);
  if (answer.kind === "refused") show("refused", answer); else await refresh();
}
function pause() { queue.pause(); if (!drill) show("elsewhere"); }

/** Ask the server where I am; without network go on with what was told last. */
async function refresh() {
  let answer, before;
  do { // what was confirmed while the server told its state may be missing in it
    before = queue.confirmed;
    answer = await ask(addresses.state, undefined, token);
  } while (queue.confirmed !== before);
  if (!lease.isHeld) return;
  if (answer.kind === "ok") { seat = answer.told; queue.remember(seat); }
  else if (answer.kind === "away") seat = queue.seen;
  else if (answer.kind === "shut") { show("shut"); return; }
  else { seat = null; show("refused", { error: answer.error, source: answer.source }); return; }
  if (!seat) { show("nowhere"); return; }
  arrive();
}
function arrive() {
  drawNames(names, seat.names);
  drawGrounds($("grounds"), seat.grounds);
  done = new Map((turn()?.done || []).map((at) => [at, true]));
  for (const [at, isKeyed] of turn() ? queue.ahead(turn().id) : []) if (isKeyed) done.set(at, true); else done.delete(at);
  if (turn()) queue.learn(turn());
  looking = 0;
  if (!turn()) show(seat.left ? "take" : "rest");
  else if (queue.holds(turn().id, "finish")) show("handing");
  else { line.value = ""; settle(); }
}
function settle() { show(firstFree() || looking ? "keying" : "full"); }

// --- drawing
function show(name, values = {}) {
  view = name;
  const isKeying = name === "keying";
  $("work").hidden = !isKeying;
  $("panel").hidden = isKeying;
  $("where").hidden = !["keying", "full", "handing"].includes(name);
  $("paper").hidden = !seat || ["elsewhere", "shut", "nowhere", "loading", "stranger"].includes(name);
  if (isKeying || name === "full") drawWhere();
  if (isKeying) { drawLine(); line.focus(); return; }
  const told = words.panels[name], context = { bundle: turn()?.bundle, size: turn()?.size, left: seat?.left, ...seat?.mine, ...next, ...values };
  $("panel-title").textContent = fill(told.title, context);
  $("panel-text").textContent = fill(told.text, context) + (values.source ? ` (${values.source})` : "");
  const button = $("panel-act");
  button.hidden = !told.act;
  button.textContent = told.act ? fill(told.act, context) : "";
  markNames(names, { marks: new Map() });
  if (button.hidden || name === "full") $("panel-title").focus(); else button.focus();
  settled = Date.now();
  if (name === "rest" || name === "nowhere") later();
}
let resting;
function later() { clearTimeout(resting); resting = setTimeout(() => { if (["rest", "nowhere"].includes(view) && lease.isHeld) refresh(); }, REST); }

function drawWhere() {
  const at = position(), { bundle, size } = turn();
  $("bundle").textContent = bundle;
  $("position").textContent = at || size;
  $("size").textContent = size;
  $("looking").hidden = !looking;
  if (looking) $("looking").textContent = fill(words.looking, { position: looking });
  const waiting = queue.ahead(turn().id), strip = $("strip");
  if (strip.children.length !== size) strip.replaceChildren(...Array.from({ length: size }, () => document.createElement("i")));
  [...strip.children].forEach((dot, index) => {
    const one = index + 1;
    dot.className = one === at ? "bd-now" : !done.has(one) ? "" : waiting.get(one) ? "bd-unsent" : "bd-done";
  });
  const last = looking ? 0 : lastKept;
  const keyed = last ? queue.lineOf(turn().id, last) : undefined;
  $("last").textContent = keyed === undefined || !done.has(last) ? "" : fill(words.last, { position: last, meaning: sayMeaning(readLine(keyed, seat), seat, words) });
}
let calm;
function drawLine() {
  const reading = readLine(line.value, seat);
  markNames(names, reading);
  const means = sayMeaning(reading, seat, words), lock = sayLock(reading, seat, words);
  $("means").textContent = means;
  drawLock(lock, false);
  $("grounds-box").hidden = !line.value.includes("*");
  clearTimeout(calm);
  calm = setTimeout(() => { $("live").textContent = lock ? "" : means; }, CALM);
}
/** Why Enter is locked: quiet while somebody types, plain once they press Enter. */
function drawLock(sentence, isLoud) {
  const box = $("lock");
  box.classList.toggle("bd-loud", Boolean(sentence) && isLoud);
  box.classList.toggle("bd-free", !sentence);
  $("lock-text").textContent = sentence || words.free;
  line.setAttribute("aria-invalid", String(Boolean(sentence) && isLoud));
  $("alert").textContent = isLoud ? sentence : "";
}
function drawNetwork() {
  const count = queue.waiting, isAway = ["away", "shut"].includes(queue.state);
  if (!queue.acts.length) unsentSince = 0; else unsentSince ||= Date.now();
  const isLate = isAway || (unsentSince && Date.now() - unsentSince > LATE);
  if (unsentSince && !isLate) setTimeout(drawNetwork, LATE);
  $("unsent").hidden = !isLate || !queue.acts.length;
  $("unsent-text").textContent = fill(count ? words.unsent : words.unsent_acts, { count: count || queue.acts.length });
  $("sent").hidden = Boolean(isLate) || !queue.isKept;
  $("unkept").hidden = queue.isKept;
  if (queue.state === "shut" && view !== "shut" && !drill) show("shut");
  if (queue.state === "stopped" && view !== "refused" && !drill) show("refused", queue.stopped);
  if (view === "keying" || view === "full") drawWhere();
}

// --- what the server answered
function answered(act, told) {
  for (const one of told.refused || []) refuse(act.turn, one);
  if (act.act !== "finish") return;
  if (turn()?.id === act.turn) { next = { before: turn().bundle, ...(told.next ? { bundle: told.next.bundle, size: told.next.size } : {}) }; }
  lastKept = 0;
  if (told.next) { seat.turn = told.next; queue.remember(seat); done = new Map((told.next.done || []).map((at) => [at, true])); show("next"); }
  else { seat.turn = null; queue.remember(seat); refresh(); }
}
function refuse(id, one) {
  if (turn()?.id !== id) return;
  done.delete(one.position);
  refresh().then(() => { if (view === "keying") drawLock(fill(words.not_taken, { position: one.position, error: one.error }), true); });
}

// --- acts
function save() {
  const sentence = sayLock(readLine(line.value, seat), seat, words);
  if (sentence) { drawLock(sentence, true); return; }
  const now = performance.now();
  if (!line.value.trim() && now - lastEnter < BOUNCE) return; // the key bounced
  lastEnter = now;
  const at = position(), keyed = line.value.trim();
  if (looking) { correct(at, keyed); return; }
  queue.key(turn().id, at, keyed);
  done.set(at, true);
  lastKept = at;
  line.value = "";
  settle();
  const then = firstFree();
  $("live").textContent = then ? fill(words.kept, { position: at, next: then }) : "";
}
function correct(at, keyed) {
  if (keyed !== queue.lineOf(turn().id, at)) {
    queue.undo(turn().id, at);
    queue.key(turn().id, at, keyed);
    $("live").textContent = fill(words.corrected, { position: at });
    lastKept = at;
  }
  leave();
}
function undo() {
  if (looking) return;
  const at = [...done.keys()].sort((one, other) => one - other).filter((one) => one < (firstFree() || turn().size + 1)).at(-1);
  if (!at) { drawLock(words.nothing_back, true); return; }
  const keyed = queue.lineOf(turn().id, at) ?? "";
  queue.undo(turn().id, at);
  done.delete(at);
  lastKept = 0;
  line.value = keyed;
  show("keying");
  $("live").textContent = fill(words.undone, { position: at });
}
function look(step) {
  const all = [...done.keys()].sort((one, other) => one - other);
  const from = looking || firstFree() || turn().size + 1;
  const to = step < 0 ? all.filter((one) => one < from).at(-1) : all.find((one) => one > from);
  if (!to || (step > 0 && !looking)) { if (looking && step > 0) leave(); return; }
  if (!looking) draft = line.value;
  looking = to;
  line.value = queue.lineOf(turn().id, to) ?? "";
  show("keying");
  line.select();
  $("live").textContent = fill(words.looking, { position: to });
}
function leave() { looking = 0; line.value = draft; draft = ""; settle(); }
function finish() {
  const open = missing();
  if (looking || open.length) { drawLock(looking ? words.looking_first : fill(words.incomplete, { bundle: turn().bundle, count: open.length, positions: ranges(open) }), true); return; }
  queue.finish(turn().id);
  if (view === "full") show("handing");
}
async function take() {
  show("taking");
  const answer = await ask(addresses.take, {}, token);
  if (answer.kind === "ok" && answer.told.turn) {
    seat.turn = answer.told.turn;
    queue.remember(seat);
    next = { before: "", bundle: seat.turn.bundle, size: seat.turn.size };
    done = new Map((seat.turn.done || []).map((at) => [at, true]));
    show("fetch");
  } else if (answer.kind === "refused") show("refused", answer);
  else if (answer.kind === "shut") show("shut");
  else if (answer.kind === "away") { show("take"); $("panel-text").textContent = words.no_network; } else refresh();
}
function act() {
  if (Date.now() - settled < CALM) return; // the Enter that ended the last thing
  if (view === "take") take();
  else if (view === "fetch" || view === "next") { next = null; arrive(); }
  else if (view === "full") finish();
  else if (view === "elsewhere") lease.take();
  else if (view === "shut") location.reload();
  else if (view === "refused") { if (queue.stopped) { queue.drop(queue.stopped.turn); queue.stopped = null; } show("loading"); refresh(); }
  else refresh();
}

// --- keys
const KEYS = {
  F2: () => { $("grounds-box").hidden = !$("grounds-box").hidden; },
  F9: finish,
  PageUp: () => look(-1),
  PageDown: () => look(1),
  Escape: () => { if (looking) leave(); else { line.value = ""; drawLine(); } },
  Enter: save,
};
document.addEventListener("keydown", (event) => {
  if (drill || event.altKey || document.querySelector("dialog[open]")) return;
  const isUndo = (event.key === "z" && (event.ctrlKey || event.metaKey)) || (event.key === "Backspace" && !line.value);
  if (view === "full" && ["F9", "PageUp"].includes(event.key)) { event.preventDefault(); if (!event.repeat) KEYS[event.key](); return; }
  if (view === "full" && isUndo) { event.preventDefault(); if (!event.repeat) undo(); return; }
  if (view !== "keying") return;
  if (isUndo) { event.preventDefault(); if (!event.repeat) undo(); return; }
  if (event.ctrlKey || event.metaKey) return;
  if (event.key in KEYS && (event.target === line || event.target === document.body || event.key !== "Enter")) { event.preventDefault(); if (!event.repeat) KEYS[event.key](); return; }
  if (event.target === document.body && event.key.length === 1) line.focus();
});
line.addEventListener("input", drawLine);
$("panel-act").addEventListener("click", act);
addEventListener("beforeunload", (event) => { if (queue.acts.length && (queue.state === "away" || !queue.isKept)) event.preventDefault(); });

// --- try it: ten made-up ballots, nothing is kept
$("try").addEventListener("click", () => {
  drill = new Drill($("drill"), given.sheet, words, () => { drill = null; $("desk").hidden = false; if (!lease.isHeld) show("elsewhere"); else if (given.seated) refresh(); else begin(); });
  $("desk").hidden = true;
});
lease.start();
if (new URLSearchParams(location.search).has("try")) $("try").click();
