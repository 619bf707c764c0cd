// Small behaviour for every page; each page also works without it.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const settings = { get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window keeps nothing */ } } };

// --- ask before an act that can't be taken back: data-confirm on a form, button, link or htmx element
function ask(question, then) {
  const dialog = $("#dh-confirm");
  $("[data-question]", dialog).textContent = question;
  dialog.returnValue = "";
  dialog.onclose = () => { if (dialog.returnValue === "yes") then(); };
  dialog.showModal();
}
document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  const question = button?.dataset.confirm || form.dataset.confirm;
  if (question && !form.dataset.confirmed) {
    event.preventDefault();
    ask(question, () => { form.dataset.confirmed = "yes"; form.requestSubmit(button || undefined); });
    return;
  }
  delete form.dataset.confirmed;
  if (event.defaultPrevented || (form.method || "").toLowerCase() !== "post" || form.target === "_blank" || "again" in form.dataset) return;
  // submit once: the second click of a nervous hand does nothing
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  if (button) button.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => $$("form[data-sent]").forEach(free));
document.addEventListener("htmx:afterRequest", (event) => { const form = event.target.closest?.("form"); if (form) free(form); });
function free(form) {
  delete form.dataset.sent;
  $$("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
}
document.addEventListener("htmx:confirm", (event) => {
  const question = event.detail.question || event.target.dataset.confirm;
  if (!question || event.target.tagName === "FORM") return;
  event.preventDefault();
  ask(question, () => event.detail.issueRequest(true));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-confirm]");
  if (link) { event.preventDefault(); ask(link.dataset.confirm, () => location.assign(link.href)); return; }
  const opener = event.target.closest("[data-dialog]");
  if (opener) { event.preventDefault(); $(opener.dataset.dialog)?.showModal(); return; }
  if (event.target.closest("[data-print]")) { window.print(); return; }
  // a click anywhere in a row opens it
  const row = event.target.closest("tr[data-href]");
  if (row && !event.target.closest("a, button, input, label, select, textarea, summary") && !getSelection().toString()) {
    if (event.ctrlKey || event.metaKey) window.open(row.dataset.href); else location.assign(row.dataset.href);
  }
});

// --- choose several rows
function tally(box) {
  const picks = $$("[data-pick]", box), chosen = picks.filter((pick) => pick.checked);
  const all = $("[data-pick-all]", box), bar = $("[data-bulk]", box);
  picks.forEach((pick) => pick.closest("tr").classList.toggle("dh-picked", pick.checked));
  if (all) { all.checked = chosen.length > 0 && chosen.length === picks.length; all.indeterminate = chosen.length > 0 && !all.checked; }
  if (bar) { bar.hidden = chosen.length === 0; $("[data-chosen]", bar).textContent = chosen.length; }
}
document.addEventListener("change", (event) => {
  const box = event.target.closest("[data-picking]");
  if (box) {
    if (event.target.matches("[data-pick-all]")) $$("[data-pick]", box).forEach((pick) => { pick.checked = event.target.checked; });
    tally(box);
  }
  if (event.target.matches("[data-send]")) event.target.form.requestSubmit();
  if (event.target.matches("#dh-shortcuts-on")) settings.set("daihoi:shortcuts", event.target.checked ? "on" : "off");
});
addEventListener("pageshow", () => $$("[data-picking]").forEach(tally));
document.addEventListener("htmx:afterSettle", () => $$("[data-picking]").forEach(tally));

// --- keys: "/" search, "?" help, "g" and a letter goes somewhere; can be switched off in the help
let began = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || settings.get("daihoi:shortcuts") === "off") return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open], [data-own-keys]")) return;
  if (event.key === "/") { const field = $("[data-search]"); if (field) { event.preventDefault(); field.focus(); field.select(); } return; }
  if (event.key === "?") { $("#dh-help")?.showModal(); return; }
  if (event.key === "g") { began = Date.now(); return; }
  if (Date.now() - began < 1500) {
    const goal = $(`[data-go="${CSS.escape(event.key.toLowerCase())}"]`);
    if (goal) { event.preventDefault(); goal.click(); }
  }
  began = 0;
});
const switched = $("#dh-shortcuts-on");
if (switched) switched.checked = settings.get("daihoi:shortcuts") !== "off";

// --- say when the network is away
const network = () => document.body.classList.toggle("dh-offline", !navigator.onLine);
addEventListener("online", network);
addEventListener("offline", network);
network();
