// One sheet to be ruled on: its doubtful rows cut out and enlarged, a choice for each, then valid or the ground.
import { readLine } from "./keying.js";
import { sayMeaning } from "./meaning.js";
import { drawNames, fill, markNames } from "./paper.js";
import { drawCrop, drawPage, viewOf } from "./picture.js";

/** The keys of each kind of ballot: 1, 2 … in this order, or the letter. */
const CHOICES = {
  agree_disagree: [["agree", "A"], ["disagree", "D"], ["both", "B"], [null, "N"]],
  strike: [["kept", "K"], ["struck", "S"]],
  mark: [["marked", "M"], [null, "N"]],
  cumulative: [],
};
const CARD = "card"; // the votes of a voting card stand beside the names
const MOST_DIGITS = 9, CLOSEST = 4, STEP = 1.4;
const ROOM = 3, MOST_PLACES = 4; // millimetres around a stray stroke; strokes shown at once
const OUTCOMES = { V: "valid", G: "invalid", X: "aside", "?": "board" };

/** The line that a teller would key for these choices, so that sums and meanings are those of the desk. */
export function lineOf(choices, sheet, weight) {
  const parts = sheet.weighed && weight ? [`w${weight}`] : [];
  for (const { id, number } of sheet.names) {
    const choice = choices.get(id);
    if (sheet.style === "cumulative") { if (choice) parts.push(`${number}=${choice}`); }
    else if (choice === "struck" || choice === "disagree" || choice === "marked") parts.push(`${number}`);
    else if (sheet.style === "agree_disagree" && (choice === "both" || choice === null)) parts.push(`/${number}`);
  }
  return parts.join(" ");
}

export class Pad {
  /** `part(name)` finds the element with data-name; `changed()` is called after every key that means something. */
  constructor({ sheet, layout, words, part, changed, picture }) {
    Object.assign(this, { sheet, words, part, changed, layout: { ...layout, picture } });
    this.zoom = 1;
    this.item = null;
    drawNames(part("names"), sheet.names);
    this.drawGrounds();
  }
  load(item) {
    const machine = Object.entries(item.choices);
    this.item = item;
    this.isReadable = machine.length > 0;
    this.choices = new Map(machine.filter(([id]) => !item.doubtful.includes(id)));
    this.weight = 0;
    this.verdict = "";
    this.ground = 0;
    this.showsAll = !this.isReadable;
    this.typed = "";
    this.page = 0;
    this.isAsking = false;
    this.arrange();
    this.at = Math.max(0, this.rows.findIndex((one) => !this.isDecided(one.id)));
    this.draw();
  }
  /** The rows on the screen: doubtful ones, or all names of the ballot. */
  arrange() {
    const ids = this.showsAll ? this.sheet.names.map((one) => one.id) : this.sheet.names.map((one) => one.id).filter((id) => this.item.doubtful.includes(id));
    this.rows = ids.map((id) => this.rowOf(id));
    if (this.sheet.weighed) this.rows.unshift(this.cardRow());
  }
  rowOf(id) {
    const name = this.sheet.names.find((one) => one.id === id), place = this.layout.rows[id];
    return { id, number: name.number, name: name.name, side: place.page, box: place.row, marks: Object.values(place.boxes), centre: middleOf(Object.values(place.boxes)) };
  }
  cardRow() {
    const place = this.layout.card;
    return { id: CARD, number: "", name: this.words.card, side: place?.page || 1, box: place?.box || [0, 0, this.layout.width, 20], marks: [], centre: undefined };
  }
  isDecided(id) { return id === CARD ? this.weight > 0 : this.choices.has(id); }
  get undecided() {
    const open = this.sheet.names.filter((one) => !this.choices.has(one.id)).map((one) => `${one.number} ${one.name}`);
    if (this.sheet.weighed && !this.weight) open.unshift(this.words.card);
    return open;
  }
  get reading() { return readLine(lineOf(this.choices, this.sheet, this.weight), this.sheet); }
  /** Why the ruling can't be confirmed yet; empty when it can. */
  get lock() {
    if (!this.verdict) return this.words.nothing_ruled;
    if (this.verdict === "board" || this.verdict === "aside") return "";
    if (this.verdict === "invalid") return this.ground ? "" : this.words.no_ground;
    const open = this.undecided;
    if (open.length) return fill(this.words.undecided, { names: open.slice(0, 4).join("; ") + (open.length > 4 ? " …" : "") });
    const { error } = this.reading;
    return error ? fill(this.words.locks[error.sentence] || this.words.locks.other, error.values) : "";
  }
  /** What is sent: the verdict, the ground by its id, and every choice when the ballot is held valid. */
  get ruling() {
    const ground = this.verdict === "invalid" ? this.sheet.grounds.find((one) => one.number === this.ground)?.id || "" : "";
    const choices = this.verdict === "valid" ? Object.fromEntries(this.choices) : {};
    return { sheet: this.item.id, outcome: this.verdict, ground, choices, weight: this.verdict === "valid" && this.sheet.weighed ? this.weight : null };
  }
  get meaning() {
    if (this.verdict === "board") return this.words.to_board;
    if (this.verdict === "aside") return this.words.aside;
    if (this.verdict === "invalid") return this.ground ? this.sheet.grounds[this.ground - 1].text : "";
    return this.undecided.length ? "" : sayMeaning(this.reading, this.sheet, this.words);
  }

  // --- keys; true when the key meant something
  key(event) {
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    if (this.isAsking && /^[0-9]$/.test(key)) { this.pickGround(Number(key)); return true; }
    if (key === "ArrowDown" || key === "ArrowUp") { this.move(key === "ArrowDown" ? 1 : -1); return true; }
    if (key === "+" || key === "=" || key === "-") { this.zoomBy(key === "-" ? 1 / STEP : STEP); return true; }
    if (key === " ") { this.toggleWhole(); return true; }
    if (key === "L") { this.toggleAll(); return true; }
    if (key in OUTCOMES) { this.rule(OUTCOMES[key]); return true; }
    if (key === "PageDown" || key === "PageUp") { this.turn(key === "PageDown" ? 1 : -1); return true; }
    return this.choiceKey(key);
  }
  choiceKey(key) {
    const row = this.rows[this.at];
    if (!row) return false;
    if (row.id === CARD || this.sheet.style === "cumulative") return this.digit(row, key);
    const choices = CHOICES[this.sheet.style], found = choices.findIndex(([, letter], at) => key === letter || key === String(at + 1));
    if (found < 0) return false;
    this.choose(row.id, choices[found][0]);
    return true;
  }
  digit(row, key) {
    if (!/^[0-9]$/.test(key) && key !== "Delete") return false;
    this.typed = key === "Delete" ? "" : (this.typed + key).slice(0, MOST_DIGITS);
    if (row.id === CARD) this.weight = Number(this.typed);
    else if (this.typed) this.choices.set(row.id, Number(this.typed)); else this.choices.delete(row.id);
    this.reruled();
    return true;
  }
  choose(id, choice) {
    this.choices.set(id, choice);
    const next = this.rows.findIndex((one, at) => at > this.at && !this.isDecided(one.id));
    const first = this.rows.findIndex((one) => !this.isDecided(one.id));
    if (next >= 0) this.at = next; else if (first >= 0) this.at = first;
    this.reruled();
  }
  /** A row was changed: the word about the whole sheet is given anew. */
  reruled() {
    if (this.verdict === "valid") this.verdict = "";
    this.draw();
    this.changed();
  }
  move(step) {
    if (!this.rows.length) return;
    this.at = Math.min(Math.max(this.at + step, 0), this.rows.length - 1);
    this.typed = "";
    this.draw();
    this.changed();
  }
  rule(verdict) {
    if (!this.part("verdicts").querySelector(`[data-verdict="${verdict}"]`)) return; // the board itself leaves nothing to the board
    this.verdict = verdict;
    this.isAsking = verdict === "invalid";
    if (verdict !== "invalid") this.ground = 0;
    this.draw();
    this.changed();
  }
  pickGround(digit) {
    const most = this.sheet.grounds.length, two = this.ground * 10 + digit;
    const number = this.ground && two <= most ? two : digit;
    if (number >= 1 && number <= most) this.ground = number;
    this.draw();
    this.changed();
  }
  zoomBy(factor) { this.zoom = Math.min(Math.max(this.zoom * factor, 1), CLOSEST); this.draw(); }
  toggleAll() { if (this.isReadable) { const id = this.rows[this.at]?.id; this.showsAll = !this.showsAll; this.arrange(); this.at = Math.max(0, this.rows.findIndex((one) => one.id === id)); this.draw(); } }
  toggleWhole() { this.part("pad").classList.toggle("bj-whole"); }
  turn(step) { this.page = Math.min(Math.max(this.page + step, 0), this.item.pages.length - 1); this.drawSide(); }

  // --- drawing
  draw() {
    const row = this.rows[this.at];
    if (row) this.page = Math.max(0, this.item.pages.findIndex((one) => one.number === row.side));
    this.drawReasons();
    this.drawRows();
    this.drawSide();
    this.drawVerdict();
    markNames(this.part("names"), this.shown());
  }
  /** Every name as it stands now; what is open shows a question mark. */
  shown() {
    const marks = new Map();
    for (const { id, number } of this.sheet.names) {
      const choice = this.choices.has(id) ? this.choices.get(id) : undefined;
      marks.set(number, choice === undefined ? "open" : choice === null ? "none" : choice);
    }
    return { marks };
  }
  drawReasons() {
    let places = 0;
    this.part("reasons").replaceChildren(...this.item.reasons.map((one) => {
      const item = document.createElement("li"), text = document.createElement("span");
      const ground = this.sheet.grounds.find((known) => known.id === one.ground);
      text.append(told("b", one.label), one.text ? `: ${one.text}` : "");
      item.append(text);
      const crop = one.candidate || places >= MOST_PLACES ? null : this.drawPlace(one);
      if (crop) { item.append(crop); places += 1; }
      if (ground) item.append(told("small", fill(this.words.proposed, { number: ground.number, text: ground.text, source: ground.source })));
      if (one.like) item.append(told("small", one.like));
      return item;
    }));
  }
  /** What the reason is about, close up, where it is not about a name. */
  drawPlace(reason) {
    const page = this.item.pages.find((one) => one.number === reason.page);
    if (!reason.box || !page?.straight) return null;
    const crop = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    crop.setAttribute("class", "bj-place");
    crop.setAttribute("role", "img");
    crop.setAttribute("aria-label", reason.label);
    drawCrop(crop, page, this.layout, viewOf(around(reason.box), undefined, 1));
    return crop;
  }
  drawRows() {
    const list = this.part("rows");
    list.replaceChildren(...this.rows.map((row, at) => this.drawRow(row, at === this.at)));
    this.part("no-rows").hidden = this.rows.length > 0;
    if (!this.rows.length) this.part("all").open = true;
    list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }
  drawRow(row, isHere) {
    const item = document.createElement("li"), head = document.createElement("p"), page = this.item.pages.find((one) => one.number === row.side) || this.item.pages[0];
    item.className = `bj-row${isHere ? " bj-here" : ""}${this.isDecided(row.id) ? " bj-decided" : ""}`;
    item.dataset.row = row.id;
    if (isHere) item.setAttribute("aria-current", "true");
    head.className = "bj-name";
    head.append(told("b", row.number), told("span", row.name));
    item.append(head);
    if (page?.straight) {
      const crop = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      crop.setAttribute("class", "bj-crop");
      crop.setAttribute("role", "img");
      crop.setAttribute("aria-label", fill(this.words.row_of, row));
      drawCrop(crop, page, this.layout, viewOf(row.box, row.centre, this.zoom), row.marks);
      item.append(crop);
    }
    item.append(this.drawChoices(row), told("p", this.figuresOf(row), "bj-figures"));
    item.addEventListener("click", (event) => { if (!event.target.closest("button")) { this.at = this.rows.indexOf(row); this.draw(); } });
    return item;
  }
  drawChoices(row) {
    const group = document.createElement("div");
    group.className = "bj-choices";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", fill(this.words.choice_at, row));
    if (row.id === CARD || this.sheet.style === "cumulative") {
      const number = row.id === CARD ? this.weight || "" : this.choices.get(row.id) ?? "";
      group.append(told("output", number === "" ? this.words.type_number : String(number), "bj-number"));
      return group;
    }
    group.append(...CHOICES[this.sheet.style].map(([choice, letter]) => {
      const button = document.createElement("button"), isChosen = this.choices.has(row.id) && this.choices.get(row.id) === choice;
      button.type = "button";
      button.className = "bj-choice";
      button.tabIndex = -1;
      button.setAttribute("aria-pressed", String(isChosen));
      button.append(told("kbd", letter), this.words.choices[choice ?? "none"]);
      button.addEventListener("click", () => { this.at = this.rows.indexOf(row); this.choose(row.id, choice); });
      return button;
    }));
    return group;
  }
  /** What the machine measured, in words: ink in each box, and what each reader made of it. */
  figuresOf(row) {
    const ink = Object.entries(this.item.ink[row.id] || {}).map(([box, share]) => `${this.words.boxes[box] || box} ${share.toFixed(2).replace(".", this.words.point)}`).join(" · ");
    if (!ink && !(row.id in this.item.choices)) return "";
    const read = (choices) => (row.id in choices ? this.words.choices[choices[row.id] ?? "none"] ?? String(choices[row.id]) : "–");
    return fill(this.words.figures, { ink: ink || "–", first: read(this.item.choices), second: read(this.item.second) });
  }
  drawSide() {
    const page = this.item.pages[this.page], here = this.rows[this.at];
    const frames = page.straight ? this.rows.filter((one) => one.side === page.number).map((one) => ({ box: one.box, kind: one === here ? "at" : this.isDecided(one.id) ? "done" : "open", key: one.id })) : [];
    const places = page.straight ? this.item.reasons.filter((one) => one.box && (one.page ?? page.number) === page.number).map((one) => ({ box: one.box, kind: "reason", key: "" })) : [];
    drawPage(this.part("page"), page, this.layout, [...places, ...frames]);
    this.part("side").hidden = this.item.pages.length < 2;
    this.part("side").textContent = fill(this.words.side, { page: this.page + 1, pages: this.item.pages.length });
  }
  drawGrounds() {
    this.part("grounds").replaceChildren(...this.sheet.grounds.map((one) => {
      const item = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.tabIndex = -1;
      button.dataset.ground = one.number;
      button.append(told("kbd", one.number), told("span", one.text), told("small", one.source));
      button.addEventListener("click", () => { this.verdict = "invalid"; this.ground = 0; this.pickGround(one.number); });
      item.append(button);
      return item;
    }));
  }
  drawVerdict() {
    for (const button of this.part("verdicts").querySelectorAll("[data-verdict]")) button.setAttribute("aria-pressed", String(button.dataset.verdict === this.verdict));
    this.part("grounds-box").hidden = this.verdict !== "invalid";
    for (const button of this.part("grounds").querySelectorAll("[data-ground]")) button.setAttribute("aria-pressed", String(Number(button.dataset.ground) === this.ground));
    this.part("means").textContent = this.meaning;
  }
}

function told(kind, text, className = "") {
  const made = document.createElement(kind);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
function middleOf(boxes) {
  if (!boxes.length) return undefined;
  return (Math.min(...boxes.map((one) => one[0])) + Math.max(...boxes.map((one) => one[0] + one[2]))) / 2;
}
/** A little of the paper around a small thing, so that one sees what it is. */
function around([left, top, width, height]) { return [left - ROOM, top - ROOM, width + 2 * ROOM, height + 2 * ROOM]; }
