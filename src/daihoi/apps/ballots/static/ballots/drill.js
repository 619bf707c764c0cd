// Try it: ten made-up ballots on the screen, keys a minute and errors at the end; nothing is sent, nothing is kept.
import { readLine, sameReading } from "./keying.js";
import { sayLock, sayMeaning } from "./meaning.js";
import { drawNames, fill, markNames } from "./paper.js";

const BALLOTS = 10, NAMES = 12, SEATS = 9;

/** A row of numbers that looks shuffled and is the same for the same seed. */
function dice(seed) {
  let state = seed >>> 0;
  return (most) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * most); };
}
function pick(roll, count, from) {
  const left = Array.from({ length: from }, (_, at) => at + 1);
  return Array.from({ length: count }, () => left.splice(roll(left.length), 1)[0]).sort((one, other) => one - other);
}

/** Ten lines as a teller would key them: mostly plain, one invalid, one without a clear mark. */
export function madeUpLines(sheet, seed) {
  const { style } = sheet, grounds = sheet.grounds.length;
  const roll = dice(seed);
  return Array.from({ length: BALLOTS }, (_, at) => {
    const card = sheet.weighed ? "w100 " : "";
    if (sheet.style === "cumulative") {
      const chosen = pick(roll, 3, NAMES), most = (sheet.weighed ? 100 : 1) * SEATS;
      return card + chosen.map((one, place) => `${one}=${place < 2 ? 2 : most - 4}`).join(" ");
    }
    const few = style === "strike" ? NAMES - SEATS + roll(3) : style === "mark" ? SEATS - roll(3) : roll(3), numbers = pick(roll, few, NAMES);
    const unclear = at === 7 && style === "agree_disagree" ? pick(roll, few + 1, NAMES).find((one) => !numbers.includes(one)) : 0;
    const ground = at === 4 && grounds ? `*${1 + roll(grounds)}` : "";
    return card + [...numbers, unclear ? `/${unclear}` : "", ground].filter(Boolean).join(" ");
  });
}

export class Drill {
  constructor(box, sheet, words, ended) {
    this.box = box;
    this.words = words.drill;
    this.all = words;
    this.ended = ended;
    const names = Array.from({ length: NAMES }, (_, at) => ({ number: at + 1, name: fill(this.words.name, { letter: String.fromCharCode(65 + at) }) }));
    this.list = { ...sheet, seats: sheet.style === "agree_disagree" ? NAMES : SEATS, names };
    this.lines = madeUpLines(this.list, Date.now());
    this.line = this.part("drill-line");
    this.onKey = (event) => this.key(event);
    this.onInput = () => this.draw();
    this.line.addEventListener("input", this.onInput);
    document.addEventListener("keydown", this.onKey);
    this.part("drill-end").onclick = () => this.stop();
    this.part("drill-again").onclick = () => this.start();
    box.hidden = false;
    this.start();
  }
  part(name) { return this.box.querySelector(`[data-${name}]`); }
  start() {
    Object.assign(this, { at: 0, keys: 0, wrong: [], began: 0 });
    this.part("drill-result").hidden = true;
    this.part("drill-desk").hidden = false;
    drawNames(this.part("drill-paper"), this.list.names);
    drawNames(this.part("drill-names"), this.list.names);
    this.next();
  }
  next() {
    this.line.value = "";
    const truth = readLine(this.lines[this.at], this.list);
    markNames(this.part("drill-paper"), truth);
    this.part("drill-note").textContent = truth.ground ? fill(this.words.ground, { number: truth.ground, text: this.list.grounds[truth.ground - 1].text }) : "";
    this.part("drill-weight").textContent = this.list.weighed ? fill(this.words.weight, { weight: truth.weight }) : "";
    this.part("drill-at").textContent = fill(this.words.at, { position: this.at + 1, size: BALLOTS });
    this.draw();
    this.line.focus();
  }
  draw() {
    const reading = readLine(this.line.value, this.list);
    markNames(this.part("drill-names"), reading);
    this.part("drill-means").textContent = sayMeaning(reading, this.list, this.all);
    this.drawLock(sayLock(reading, this.list, this.all), false);
  }
  drawLock(sentence, isLoud) {
    const box = this.part("drill-lock");
    box.classList.toggle("bd-loud", Boolean(sentence) && isLoud);
    box.classList.toggle("bd-free", !sentence);
    box.textContent = sentence || this.all.free;
    this.part("drill-alert").textContent = isLoud ? sentence : "";
  }
  key(event) {
    if (event.key === "Escape") { event.preventDefault(); this.stop(); return; }
    if (event.target !== this.line) return;
    if (!["Shift", "Control", "Alt"].includes(event.key)) { this.began ||= performance.now(); this.keys += 1; }
    if (event.key === "Enter" && !event.repeat) { event.preventDefault(); this.save(); }
  }
  save() {
    const reading = readLine(this.line.value, this.list), lock = sayLock(reading, this.list, this.all);
    if (lock) { this.drawLock(lock, true); return; }
    if (!sameReading(reading, readLine(this.lines[this.at], this.list))) this.wrong.push({ at: this.at + 1, keyed: this.line.value, truth: this.lines[this.at] });
    this.at += 1;
    if (this.at < BALLOTS) this.next(); else this.finish();
  }
  finish() {
    const minutes = (performance.now() - this.began) / 60000;
    this.part("drill-desk").hidden = true;
    this.part("drill-result").hidden = false;
    this.part("drill-score").textContent = fill(this.words.score, { keys: Math.round(this.keys / minutes), ballots: (BALLOTS / minutes).toFixed(1), wrong: this.wrong.length, size: BALLOTS });
    this.part("drill-wrong").replaceChildren(...this.wrong.map((one) => {
      const item = document.createElement("li");
      item.textContent = fill(this.words.wrong, { position: one.at, keyed: one.keyed || this.words.nothing, truth: one.truth || this.words.nothing });
      return item;
    }));
    this.part("drill-again").focus();
  }
  stop() {
    document.removeEventListener("keydown", this.onKey);
    this.line.removeEventListener("input", this.onInput);
    this.box.hidden = true;
    this.ended();
  }
}
