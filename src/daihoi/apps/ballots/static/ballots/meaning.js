// A reading in whole sentences; every word comes from the page, so that both languages are whole.
import { spentOf, votesOf } from "./keying.js";
import { fill } from "./paper.js";

const NOTHING = "–";

/** Why the line can't be kept, and what to do; empty when it can. */
export function sayLock(reading, list, words) {
  return reading.error ? fill(words.locks[reading.error.sentence], reading.error.values) : "";
}

/** The line in words: who is kept, who is struck, on which ground it is invalid. */
export function sayMeaning(reading, list, words) {
  const said = words.means;
  let text = list.style === "cumulative" ? sayNumbers(reading, list, said) : sayMarks(reading, list, said);
  if (list.weighed) text = fill(said.card, { weight: reading.weight, marks: text });
  const ground = list.grounds.find((one) => one.number === reading.ground);
  if (ground) text = fill(said.invalid, { ground: ground.text, marks: text });
  return reading.isDoubtful ? fill(said.doubtful, { marks: text }) : text;
}
function sayNumbers(reading, list, said) {
  const names = list.names.filter((one) => reading.marks.has(one.number)).map((one) => `${one.number} ${one.name}: ${reading.marks.get(one.number)}`);
  return fill(said.spent, { spent: spentOf(reading), names: names.join(", ") || NOTHING });
}
function sayMarks(reading, list, said) {
  const called = (...marks) => list.names.filter((one) => marks.includes(reading.marks.get(one.number))).map((one) => `${one.number} ${one.name}`).join(", ");
  const values = { kept: votesOf(reading, list), total: list.names.length };
  if (list.style === "mark") return fill(said.marked, { ...values, names: called("marked") || NOTHING });
  const text = list.style === "strike" ? fill(said.struck, { ...values, names: called("struck") || NOTHING }) : fill(said.disagreed, { ...values, names: called("disagree") || NOTHING });
  const unclear = called("partly_struck", "none", "both");
  return unclear ? fill(said.unclear, { marks: text, names: unclear }) : text;
}
