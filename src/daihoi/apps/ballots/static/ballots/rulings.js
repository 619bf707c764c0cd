// Rulings that are not yet confirmed: kept on this machine, sent in order, the same one taken once by the server.
import { ask } from "./queue.js";

const ROOM = "daihoi:rulings:";
const WAITS = [1000, 2000, 5000, 10000];

let shelf;
try { shelf = window.localStorage; shelf.getItem("x"); } catch { shelf = null; }

export class Rulings {
  constructor({ place, addresses, token, changed, refused }) {
    Object.assign(this, { addresses, token, changed, refused });
    this.place = ROOM + place;
    this.state = "idle"; // idle, sending, away, shut
    this.failures = 0;
    this.isKept = Boolean(shelf);
    try { this.acts = JSON.parse(shelf.getItem(this.place)) || []; } catch { this.acts = []; }
    addEventListener("online", () => this.send());
  }
  keep() {
    if (!shelf) return;
    try {
      if (this.acts.length) shelf.setItem(this.place, JSON.stringify(this.acts)); else shelf.removeItem(this.place);
    } catch { this.isKept = false; }
  }
  /** Sheets that are ruled here and not yet with the server. */
  get waiting() { return this.acts.filter((one) => one.act === "rule").map((one) => one.body.sheet); }
  rule(body) { this.add({ act: "rule", body }); }
  /** Take a ruling back: one that was never sent is simply forgotten. */
  undo(sheet) {
    const at = this.acts.findLastIndex((one) => one.body.sheet === sheet);
    if (at > 0 || (at === 0 && this.state !== "sending")) { this.acts.splice(at, 1); this.keep(); this.changed(); return; }
    this.add({ act: "undo", body: { sheet } });
  }
  add(act) { this.acts.push(act); this.keep(); this.changed(); this.send(); }
  async send() {
    if (this.state === "sending" || !this.acts.length) return;
    clearTimeout(this.timer);
    this.state = "sending";
    while (this.acts.length && this.state === "sending") {
      const first = this.acts[0], answer = await ask(this.addresses[first.act], first.body, this.token);
      if (answer.kind === "away" || answer.kind === "shut") this.wait(answer.kind);
      else {
        this.failures = 0;
        this.acts.shift();
        this.keep();
        if (answer.kind === "refused") this.refused(first, answer);
      }
      this.changed();
    }
    if (this.state === "sending") this.state = "idle";
    this.changed();
  }
  wait(state) {
    this.state = state;
    this.timer = setTimeout(() => this.send(), WAITS[Math.min(this.failures, WAITS.length - 1)]);
    this.failures += 1;
  }
}
