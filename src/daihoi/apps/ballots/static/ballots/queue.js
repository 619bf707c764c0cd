// What was keyed and is not yet confirmed: kept on this machine, sent in order, each act under a key made once.
const ROOM = "daihoi:desk:", AT_ONCE = 50, PATIENCE = 15000, LEASE = 4000, BEAT = 1000;
const WAITS = [1000, 2000, 5000, 10000];

let shelf;
try { shelf = window.localStorage; shelf.getItem("x"); } catch { shelf = null; }

/** A random key of an entry; also on plain http, where the browser offers no randomUUID. */
export function makeKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Ask the server in JSON; the answer's kind is ok, refused (a sentence), shut (signed out) or away. */
export async function ask(address, body, token) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, {
      method: body === undefined ? "GET" : "POST", signal: stop.signal, cache: "no-store",
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.redirected || answer.status === 401 || answer.status === 403) return { kind: "shut" };
    if (answer.status >= 500 || answer.status === 429) return { kind: "away" };
    const told = await answer.json();
    if (answer.ok) return { kind: "ok", told };
    return { kind: "refused", error: told.error || answer.statusText, source: told.source || "" };
  } catch {
    return { kind: "away" };
  } finally {
    clearTimeout(timer);
  }
}

/** One open window of a user at a desk: a second one is told so, and waits until the first is closed or gone. */
export class Lease {
  constructor(desk, user, changed) {
    this.place = `${ROOM}${desk}:${user}:window`;
    this.id = makeKey();
    this.changed = changed;
    this.isHeld = null; // not known yet
  }
  start() {
    addEventListener("storage", (event) => { if (event.key === this.place) this.look(); });
    addEventListener("pagehide", () => this.release());
    addEventListener("pageshow", (event) => { if (event.persisted) this.look(); });
    setInterval(() => this.look(), BEAT);
    this.look();
  }
  read() { try { return JSON.parse(shelf.getItem(this.place)); } catch { return null; } }
  look() {
    const found = shelf ? this.read() : null;
    const isFree = !found || found.id === this.id || Date.now() - found.at > LEASE;
    if (isFree) this.write();
    this.settle(isFree);
  }
  /** Go on in this window: the other one finds out and stops. */
  take() { this.write(); this.settle(true); }
  write() { try { shelf.setItem(this.place, JSON.stringify({ id: this.id, at: Date.now() })); } catch { /* nothing is kept */ } }
  settle(isHeld) {
    if (this.isHeld === isHeld) return;
    this.isHeld = isHeld;
    this.changed(isHeld);
  }
  release() { if (shelf && this.read()?.id === this.id) shelf.removeItem(this.place); this.isHeld = false; }
}

/** The acts of one user at one desk, in the order in which they were done. */
export class Queue {
  constructor({ desk, user, addresses, token, changed, answered }) {
    Object.assign(this, { addresses, token, changed, answered });
    this.place = `${ROOM}${desk}:${user}`;
    this.isKept = Boolean(shelf);
    this.state = "idle"; // idle, sending, away, shut, stopped, paused
    this.confirmed = 0;
    this.failures = 0;
    this.open();
    addEventListener("online", () => this.send());
  }
  /** Read again what this machine keeps: after a reload, or when another window has worked here. */
  open() {
    let found = null;
    try { found = JSON.parse(shelf.getItem(this.place)); } catch { /* nothing is kept */ }
    this.acts = found?.acts || [];
    this.lines = found?.lines || {};
    this.seen = found?.seen || null;
  }
  keep() {
    if (!shelf) return;
    try {
      if (!this.acts.length && !Object.keys(this.lines).length && !this.seen) shelf.removeItem(this.place);
      else shelf.setItem(this.place, JSON.stringify({ acts: this.acts, lines: this.lines, seen: this.seen }));
    } catch { this.isKept = false; }
  }
  /** Remember what the server said, to go on with while it is away. */
  remember(seen) { this.seen = seen; this.keep(); }
  lineOf(turn, position) { return this.lines[turn]?.[position]; }
  setLine(turn, position, keyed) { (this.lines[turn] ||= {})[position] = keyed; }
  /** What the server holds of a bundle, beside what still waits here; other bundles are forgotten once they are sent. */
  learn(turn) {
    const ahead = this.ahead(turn.id);
    for (const id of Object.keys(this.lines)) if (Number(id) !== turn.id && !this.acts.some((one) => one.turn === Number(id))) delete this.lines[id];
    for (const one of turn.entries || []) if (!ahead.has(one.position)) this.setLine(turn.id, one.position, one.keyed);
    this.keep();
  }
  /** Stop here: another window goes on. */
  pause() { clearTimeout(this.timer); this.state = "paused"; }
  get waiting() { return this.acts.filter((one) => one.act === "key").length; }
  holds(turn, act) { return this.acts.some((one) => one.turn === turn && one.act === act); }
  /** Positions of a bundle that wait here: true keyed, false taken back. */
  ahead(turn) {
    const ahead = new Map();
    for (const one of this.acts) if (one.turn === turn && one.act !== "finish") ahead.set(one.position, one.act === "key");
    return ahead;
  }
  key(turn, position, keyed) {
    this.setLine(turn, position, keyed);
    this.add({ act: "key", turn, key: makeKey(), position, keyed });
  }
  undo(turn, position) {
    delete this.lines[turn]?.[position];
    this.add({ act: "undo", turn, key: makeKey(), position });
  }
  finish(turn) { this.add({ act: "finish", turn }); }
  add(act) { this.acts.push(act); this.keep(); this.changed(); this.send(); }
  /** Give up the acts of a bundle that the server does not take; what it holds is read from it anew. */
  drop(turn) {
    this.acts = this.acts.filter((one) => one.turn !== turn);
    delete this.lines[turn];
    this.state = "idle";
    this.keep();
  }
  batch() {
    const first = this.acts[0];
    if (first.act !== "key") return [first];
    const end = this.acts.findIndex((one) => one.act !== "key" || one.turn !== first.turn);
    return this.acts.slice(0, Math.min(end < 0 ? this.acts.length : end, AT_ONCE));
  }
  async send() {
    if (["sending", "stopped", "paused"].includes(this.state) || !this.acts.length) return;
    clearTimeout(this.timer);
    this.state = "sending";
    while (this.state === "sending" && this.acts.length) {
      const batch = this.batch(), answer = await this.post(batch);
      if (this.state !== "sending") return; // given up meanwhile
      if (answer.kind === "ok") this.confirm(batch, answer.told);
      else if (answer.kind === "refused") { this.state = "stopped"; this.stopped = { ...answer, turn: batch[0].turn }; }
      else this.wait(answer.kind);
      this.changed();
    }
    if (this.state === "sending") this.state = "idle";
    this.changed();
  }
  post(batch) {
    const { act, turn, position } = batch[0];
    if (act === "undo") return ask(this.addresses.undo, { turn, position, key: batch[0].key }, this.token);
    if (act === "finish") return ask(this.addresses.finish, { turn }, this.token);
    return ask(this.addresses.entries, { turn, entries: batch.map((one) => ({ key: one.key, position: one.position, keyed: one.keyed })) }, this.token);
  }
  confirm(batch, told) {
    this.failures = 0;
    this.confirmed += 1;
    this.acts.splice(0, batch.length);
    for (const one of told.refused || []) delete this.lines[batch[0].turn]?.[one.position];
    if (batch[0].act === "finish") delete this.lines[batch[0].turn];
    this.keep();
    this.answered(batch[0], told);
  }
  wait(state) {
    this.state = state;
    const pause = WAITS[Math.min(this.failures, WAITS.length - 1)];
    this.failures += 1;
    if (state === "away") this.timer = setTimeout(() => this.send(), pause);
  }
}
