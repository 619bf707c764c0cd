// A scanned page put straight, and cut-outs of it: one picture each page, drawn in millimetres of the paper.
const SVG = "http://www.w3.org/2000/svg";
const AROUND = 1.2, NARROWEST = 26; // millimetres of paper left around a row; the closest look

function part(kind, attributes, ...inside) {
  const made = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}
/** The address of a page's picture; the hash makes it another address when the page is read from another file. */
export function addressOf(page, pattern) { return `${pattern.replace("/0/", `/${page.id}/`)}?h=${page.hash}`; }
function image(page, size) {
  // a page that was not found on its paper keeps its own shape inside the sheet
  return part("image", { href: addressOf(page, size.picture), x: 0, y: 0, width: size.width, height: size.height, preserveAspectRatio: page.straight ? "none" : "xMidYMid meet" });
}

/** The whole page; `frames` are boxes in millimetres: {box, kind, key}. */
export function drawPage(svg, page, size, frames = []) {
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  svg.replaceChildren(image(page, size), ...frames.map(({ box: [x, y, width, height], kind, key }) => part("rect", { x, y, width, height, rx: 1, class: `bj-frame bj-${kind}`, "data-frame": key })));
}

/** What a cut-out of a box shows: wide at zoom 1, closer and closer around `centre`. */
export function viewOf([left, top, width, height], centre, zoom) {
  const wide = Math.max(Math.min(NARROWEST, width), (width + 2 * AROUND) / zoom), high = (height + 2 * AROUND) * Math.max(1, wide / (width + 2 * AROUND));
  const middle = Math.min(Math.max(centre ?? left + width / 2, left - AROUND + wide / 2), left + width + AROUND - wide / 2);
  return [middle - wide / 2, top - AROUND - (high - height - 2 * AROUND) / 2, wide, high];
}

/** A cut-out of the page; `marks` are the boxes in it that can be marked. */
export function drawCrop(svg, page, size, view, marks = []) {
  svg.setAttribute("viewBox", view.join(" "));
  svg.replaceChildren(image(page, size), ...marks.map(([x, y, width, height]) => part("rect", { x: x - 0.7, y: y - 0.7, width: width + 1.4, height: height + 1.4, rx: 0.8, class: "bj-box" })));
}

/** Fetch the pictures of the next sheets, so that they are there when they are asked for. */
export function fetchAhead(pages, pattern) {
  for (const page of pages) new Image().src = addressOf(page, pattern);
}
