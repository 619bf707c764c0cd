// The wall, led by the keyboard: nothing is seen before the presidium has announced it.  What is open is kept for this
// tab, so that the picture stays when the page asks the server again.
const root = document.documentElement;
const kept = { get: (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
  set: (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* a private window keeps nothing */ } } };
const place = () => document.getElementById("hall");
const pages = () => [...place().querySelectorAll("[data-page]")];
const lines = (page) => [...page.querySelectorAll("[data-line]")];
const key = () => `hall:${location.pathname}:${place().dataset.token}`;

let page = 0, open = [];
function read() { const told = kept.get(key()); page = told?.page ?? 0; open = told?.open ?? []; }
function draw(fresh = -1) {
  const all = pages();
  if (!all.length) return;
  page = Math.min(Math.max(page, 0), all.length - 1);
  all.forEach((box, at) => {
    const shown = at === page ? open[at] ?? 0 : 0;
    box.hidden = at !== page || shown === 0;
    lines(box).forEach((line, row) => { line.hidden = row >= shown; line.classList.toggle("is-new", at === page && row === fresh); });
  });
  place().querySelector("[data-waiting]").hidden = (open[page] ?? 0) > 0;
  const counter = place().querySelector("[data-pages]");
  counter.hidden = all.length < 2;
  counter.querySelector("[data-page-now]").textContent = page + 1;
  kept.set(key(), { page, open });
}
function next() {
  const all = pages();
  if (!all.length) return;
  const most = lines(all[page]).length, shown = open[page] ?? 0;
  if (shown < most) { open[page] = shown + 1; draw(shown); }
  else if (page < all.length - 1) { page += 1; draw(); }
}
function back() {
  const shown = open[page] ?? 0;
  if (shown > 0) open[page] = shown - 1;
  else if (page > 0) page -= 1;
  draw();
}
function turn(by) { page += by; draw(); }
function whole() { if (pages()[page]) { open[page] = lines(pages()[page]).length; draw(); } }
function hide() { open = []; page = 0; draw(); }
function theme() { root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark"; kept.set("hall:theme", root.dataset.bsTheme); }
function full() { if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen?.(); }
function hints() { const foot = document.querySelector("[data-hints]"); foot.hidden = !foot.hidden; kept.set("hall:hints", !foot.hidden); }
function leave() { if (!document.fullscreenElement) location.assign(document.querySelector("[data-back]").dataset.back); }

const keys = { " ": next, ArrowRight: next, ArrowDown: next, Enter: next, ArrowLeft: back, ArrowUp: back, Backspace: back,
  PageDown: () => turn(1), PageUp: () => turn(-1), a: whole, h: hide, d: theme, f: full, "?": hints, Escape: leave };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog[open], a")) return;
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
document.addEventListener("htmx:afterSwap", () => { read(); draw(); });
const worn = kept.get("hall:theme");
if (worn) root.dataset.bsTheme = worn;
if (kept.get("hall:hints") === false) document.querySelector("[data-hints]").hidden = true;
read();
draw();
