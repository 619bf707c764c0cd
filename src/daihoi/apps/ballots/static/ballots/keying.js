// The keying language in the browser: the same readings and the same refusals as core/ballots/keying.py.
const TOKEN = /([ \t\n\r\f\v,.;+]+)|(\?|\/\/)|\/([0-9]+)|[wW]([0-9]+)|\*([0-9]*)|([0-9]+)[=-]([0-9]+)|([0-9]+)|([=-])/y;
const LONGEST = 2000, LONGEST_NUMBER = 12;
const UNTOUCHED = { strike: "kept", agree_disagree: "agree", cumulative: 0, mark: "none" };
const EXCEPTION = { strike: "struck", agree_disagree: "disagree", mark: "marked" };
const UNCLEAR = { strike: "partly_struck", agree_disagree: "none" };

class Stop extends Error {
  constructor(flaw, sentence, values = {}) { super(flaw); Object.assign(this, { flaw, sentence, values }); }
}

/**
 * What one typed line means on a list (the sheet as the server gives it).
 * @returns {{marks: Map<number, string|number>, ground: number, isDoubtful: boolean, weight: number, error: null|{flaw: string, sentence: string, values: object}}}
 *   marks: number → mark, exceptions only; an error locks the line, and marks hold what was read before it.
 */
export function readLine(text, list) {
  const line = new Line(text, list);
  let error = null;
  try {
    if (text.length > LONGEST) throw new Stop("too_long", "too_long", { most: LONGEST });
    line.read();
    if (!line.ground && !line.isDoubtful) requirePossible(line.reading(), list);
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    error = { flaw: stop.flaw, sentence: stop.sentence, values: stop.values };
  }
  return { ...line.reading(), error };
}

/** Two readings of one paper say the same. */
export function sameReading(one, other) {
  return one.ground === other.ground && one.isDoubtful === other.isDoubtful && one.weight === other.weight
    && one.marks.size === other.marks.size && [...one.marks].every(([number, mark]) => other.marks.get(number) === mark);
}

/** How many names a reading votes for. */
export function votesOf(reading, list) {
  return list.names.filter((one) => isVote(markAt(reading, one.number, list), list)).length;
}

/** How many votes of a card are given away. */
export function spentOf(reading) { return [...reading.marks.values()].reduce((sum, one) => sum + (typeof one === "number" ? one : 0), 0); }

const markAt = (reading, number, list) => reading.marks.get(number) ?? UNTOUCHED[list.style];
const isVote = (mark, list) => mark === "kept" || mark === "agree" || mark === "marked" || (mark === "partly_struck" && list.partly_struck_is_kept);

class Line {
  constructor(text, list) {
    Object.assign(this, { text, list, marks: new Map(), named: new Set(), ground: 0, weight: 0, isDoubtful: false, isTurned: false });
  }
  read() {
    let at = 0;
    while (at < this.text.length) {
      TOKEN.lastIndex = at;
      const found = TOKEN.exec(this.text);
      if (!found) this.unreadable(String.fromCodePoint(this.text.codePointAt(at)));
      this.take(found);
      at = TOKEN.lastIndex;
    }
    if (this.list.weighed && !this.weight) throw new Stop("weight_missing", "weight_missing");
  }
  take([whole, apart, doubt, unclear, weight, ground, to, given, name]) {
    if (apart !== undefined) return;
    if (doubt !== undefined) this.isDoubtful = true;
    else if (unclear !== undefined) this.takeUnclear(unclear);
    else if (weight !== undefined) this.weigh(weight);
    else if (ground !== undefined) this.takeGround(ground);
    else if (to !== undefined) this.takeGiven(whole, to, given);
    else if (name !== undefined) this.takeName(name);
    else this.turn();
  }
  get isCumulative() { return this.list.style === "cumulative"; }
  get isMarked() { return this.list.style === "mark"; } // only votes are marked: a bare number is one, turned or not
  takeName(name) {
    if (this.isCumulative) throw new Stop("not_here", "numbers_here", { number: name });
    this.marks.set(this.listed(name), this.isTurned && !this.isMarked ? UNTOUCHED[this.list.style] : EXCEPTION[this.list.style]);
  }
  takeUnclear(name) {
    if (this.isCumulative) { this.weigh(name); return; }
    if (this.isMarked) throw new Stop("not_here", "marked_or_not", { number: name });
    this.marks.set(this.listed(name), UNCLEAR[this.list.style]);
  }
  takeGiven(token, to, given) {
    if (!this.isCumulative) throw new Stop("not_here", "one_vote_here", { token });
    const votes = this.number(given);
    this.marks.set(this.listed(to), votes);
  }
  takeGround(which) {
    const number = this.number(which || "0"), most = this.list.grounds.length;
    if (number < 1 || number > most) throw new Stop("unknown_ground", "unknown_ground", { number: which, most });
    if (this.ground) throw new Stop("two_grounds", "two_grounds");
    this.ground = number;
  }
  turn() {
    if (this.isCumulative || this.marks.size || this.isTurned) this.unreadable("=");
    this.isTurned = true;
  }
  weigh(votes) {
    if (!this.list.weighed) throw new Stop("not_here", "one_vote_each", { votes });
    if (this.weight) throw new Stop("twice", "weight_twice");
    this.weight = this.number(votes);
    if (!this.weight) throw new Stop("weight_missing", "weight_of_none");
  }
  listed(digits) {
    const number = this.number(digits), most = this.list.names.length;
    if (number < 1 || number > most) throw new Stop("not_on_list", "not_on_list", { number, most });
    if (this.named.has(number)) throw new Stop("twice", "twice", { number });
    this.named.add(number);
    return number;
  }
  number(digits) {
    if (digits.length > LONGEST_NUMBER) this.unreadable(digits);
    return Number(digits);
  }
  unreadable(token) { throw new Stop("unreadable", "unreadable", { token }); }
  reading() {
    const untouched = UNTOUCHED[this.list.style], marks = new Map();
    for (const { number } of this.list.names) {
      const mark = this.marks.get(number) ?? (this.isTurned && !this.isMarked ? EXCEPTION[this.list.style] : untouched);
      if (mark !== untouched) marks.set(number, mark);
    }
    return { marks, ground: this.ground, isDoubtful: this.isDoubtful, weight: this.weight || 1 };
  }
}

/** Stop at sums that make the ballot invalid, unless the counting committee must look anyway. */
function requirePossible(reading, list) {
  const flaw = list.style === "cumulative" ? flawOfNumbers(reading, list) : flawOfMarks(reading, list);
  const ground = list.grounds.find((one) => one.flaws.includes(flaw));
  if (!flaw || !ground || ground.needs_board || isForTheBoard(reading, list, flaw)) return;
  const values = { ground: ground.number };
  if (flaw === "overspent") Object.assign(values, { spent: spentOf(reading), most: reading.weight * list.seats });
  if (flaw === "too_many") {
    const most = Math.min(list.seats, list.names.length), kept = votesOf(reading, list);
    Object.assign(values, { most, kept, more: kept - most });
  }
  const sentence = flaw === "too_many" && list.style === "mark" ? "too_many_marked" : flaw;
  throw new Stop(flaw === "nobody_chosen" ? "nobody" : flaw, sentence, values);
}
function flawOfNumbers(reading, list) {
  const spent = spentOf(reading);
  if (spent > reading.weight * list.seats && list.spoils.includes("overspent")) return "overspent";
  return !spent && list.spoils.includes("nobody_chosen") ? "nobody_chosen" : "";
}
function flawOfMarks(reading, list) {
  const marks = list.names.map((one) => markAt(reading, one.number, list)), votes = votesOf(reading, list);
  const isMarkedList = list.style === "mark" && marks.length > 1; // an empty box beside a marked one is clear there
  const isUnclear = !isMarkedList && marks.some((mark) => mark === "none" || mark === "both");
  let flaw = "";
  if (votes > list.seats) flaw = "too_many";
  else if (isUnclear && (marks.length === 1 || !list.unmarked_is_valid)) flaw = "unclear";
  else if (!votes && !isPlainNo(marks, list)) flaw = "nobody_chosen";
  return list.spoils.includes(flaw) ? flaw : "";
}
function isPlainNo(marks, list) {
  const disagrees = marks.every((mark) => mark === "disagree");
  if (marks.length === 1) return disagrees || (marks[0] === "struck" && list.single_struck_is_no);
  return disagrees && list.all_disagree_is_valid;
}
function isForTheBoard(reading, list, flaw) {
  const marks = list.names.map((one) => markAt(reading, one.number, list));
  if (!list.partly_struck_is_kept && marks.includes("partly_struck")) return true;
  return flaw === "nobody_chosen" && marks.every((mark) => mark === "disagree");
}
