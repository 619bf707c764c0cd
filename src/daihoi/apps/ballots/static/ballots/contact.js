// A contact sheet: from one cut-out to the next with the arrows, a wrong one ticked with the space bar.
import { fill } from "./paper.js";

const $ = (name) => document.querySelector(`[data-${name}]`);
const words = JSON.parse(document.getElementById("contact-words").textContent);
const boxes = [...document.querySelectorAll('.bk input[type="checkbox"]')];
const form = $("contact");

/** How many cut-outs stand in a row as the page is drawn now. */
function columns() {
  const top = boxes[0]?.closest("li").offsetTop;
  const wrapped = boxes.findIndex((one) => one.closest("li").offsetTop !== top);
  return wrapped < 0 ? boxes.length : wrapped;
}
function go(step) {
  const at = boxes.indexOf(document.activeElement), to = at < 0 ? 0 : Math.min(Math.max(at + step, 0), boxes.length - 1);
  boxes[to]?.focus();
  boxes[to]?.closest("li").scrollIntoView({ block: "nearest" });
}
function draw() {
  const count = boxes.filter((one) => one.checked).length;
  $("flagged").textContent = count ? fill(words.flagged, { count }) : words.none_flagged;
}

const STEPS = { ArrowLeft: () => -1, ArrowRight: () => 1, ArrowUp: () => -columns(), ArrowDown: () => columns() };
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.key in STEPS) { event.preventDefault(); go(STEPS[event.key]()); return; }
  if (event.key === "PageDown" || event.key === "PageUp") { const link = $(event.key === "PageDown" ? "after" : "before"); if (link) { event.preventDefault(); link.click(); } return; }
  if (event.key !== "Enter" || event.repeat || event.target.closest("a, button")) return;
  event.preventDefault();
  if ($("seen") && $("wait").hidden) form.requestSubmit($("seen"));
});
form.addEventListener("change", draw);

const sprite = document.querySelector(".bk image");
const first = new Image();
first.onload = () => { $("wait").hidden = true; if (form.dataset.ahead) new Image().src = form.dataset.ahead; };
first.onerror = () => { $("wait").textContent = words.no_picture; };
if (sprite) first.src = sprite.getAttribute("href"); else $("wait").hidden = true;
draw();
boxes[0]?.focus({ preventScroll: true });
