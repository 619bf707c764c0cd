// The ballot as it was typed: names in two columns, struck ones struck; and what a line means in words.
const SIGNS = { struck: "–", partly_struck: "?", disagree: "✗", none: "?", both: "?", kept: "", agree: "✓", marked: "✓" };

const written = new Intl.NumberFormat(globalThis.document?.documentElement.lang || "en", { useGrouping: "min2" });

/** Fill “{place}” in a sentence; numbers are written as the page's language writes them. */
export function fill(sentence, values = {}) {
  const shown = (value) => (typeof value === "number" ? written.format(value) : value);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** Draw the list once; marks are set by markNames. */
export function drawNames(list, names) {
  list.style.setProperty("--bd-rows", Math.ceil(names.length / 2));
  list.classList.toggle("bd-names-few", names.length <= 20);
  list.replaceChildren(...names.map((one) => {
    const item = document.createElement("li"), number = document.createElement("b");
    const name = document.createElement("span"), sign = document.createElement("i");
    item.dataset.number = one.number;
    number.textContent = one.number;
    name.textContent = one.name;
    item.append(number, name, sign);
    return item;
  }));
}

/** Show what the line says at each name. */
export function markNames(list, reading) {
  for (const item of list.children) {
    const mark = reading.marks.get(Number(item.dataset.number));
    const isNumber = typeof mark === "number";
    item.className = isNumber ? (mark ? "bd-given" : "") : mark ? `bd-${mark.replace("_", "-")}` : "";
    item.lastChild.textContent = isNumber ? (mark || "") : SIGNS[mark] ?? "";
  }
}

/** The grounds by number. */
export function drawGrounds(list, grounds) {
  list.replaceChildren(...grounds.map((one) => {
    const item = document.createElement("li"), number = document.createElement("kbd"), text = document.createElement("span");
    number.textContent = `*${one.number}`;
    text.textContent = one.text;
    item.append(number, text);
    return item;
  }));
}
