// Sums while typing, and a form that is filled with the keyboard alone; without this file the server says the same.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const number = (field) => (field && field.value.trim() !== "" ? Number(field.value) || 0 : 0);
const isFilled = (field) => Boolean(field) && field.value.trim() !== "";
const written = new Intl.NumberFormat(document.documentElement.lang);

function show(form, name, value) { const place = $(`[data-${name}]`, form); if (place) place.textContent = written.format(value); }
function live(form, name, isOn) { const line = name ? $(`[data-live="${name}"]`, form) : $("[data-live]", form); if (line) line.hidden = !isOn; }
function wrong(form, name, isOn) { const line = $(`[data-wrong="${name}"]`, form); if (line && line.hidden === isOn) line.hidden = !isOn; }

function sumCount(form) {
  const field = (name) => form.elements[name], reported = "issued" in form.dataset;
  const issued = reported ? Number(form.dataset.issued) : number(field("issued"));
  const returned = reported ? Number(form.dataset.returned) : number(field("returned"));
  const valid = number(field("valid")), weight = field("weight_valid") ? number(field("weight_valid")) : valid;
  const invalid = $$("[name^=invalid_]", form).map(number).reduce((all, one) => all + one, 0);
  const votes = $$("[name^=votes_]", form);
  const all = votes.map(number).reduce((sum, one) => sum + one, 0), most = weight * Number(form.dataset.seats);
  show(form, "prepared", issued + number(field("spoilt")) + number(field("unused")));
  show(form, "missing", Math.max(issued - returned, 0));
  show(form, "sheets", valid + invalid);
  show(form, "returned", returned);
  show(form, "votes", all);
  show(form, "most", most);
  const told = reported || (isFilled(field("issued")) && isFilled(field("returned"))), judged = told && isFilled(field("valid"));
  const weighed = judged && (!field("weight_valid") || isFilled(field("weight_valid")));
  live(form, "ballots", told);
  live(form, "sheets", judged);
  live(form, "votes", weighed);
  wrong(form, "excess", told && returned > issued);
  wrong(form, "sheets", judged && valid + invalid !== returned);
  wrong(form, "votes", weighed && all > most);
  const tooMany = votes.filter((vote) => weighed && number(vote) > weight * Number(form.dataset.one));
  for (const vote of votes) vote.toggleAttribute("aria-invalid", false);
  for (const vote of tooMany) vote.setAttribute("aria-invalid", "true");
  wrong(form, "one", tooMany.length > 0);
}

function sumReport(form) {
  const field = (name) => form.elements[name], value = (name) => number(field(name));
  const parts = value("issued") + value("spoilt") + value("unused");
  const accounted = isFilled(field("printed")) && isFilled(field("issued"));
  const told = isFilled(field("issued")) && isFilled(field("returned"));
  const closes = accounted && parts === value("printed"), hasExcess = told && value("returned") > value("issued");
  for (const name of ["returned", "issued"]) show(form, name, value(name));
  show(form, "parts", parts);
  show(form, "prepared", value("printed"));
  show(form, "missing", Math.max(value("issued") - value("returned"), 0));
  live(form, "ballots", accounted);
  live(form, "returned", told);
  wrong(form, "parts", accounted && !closes);
  wrong(form, "excess", hasExcess);
  const most = Number(form.dataset.summoned || Infinity), beyond = isFilled(field("issued")) && value("issued") > most;
  wrong(form, "summoned", beyond);
  const right = $("[data-right]", form), note = $("[data-note=missing]", form);
  right.hidden = !(closes && told && !hasExcess && !beyond);
  note.hidden = !(told && value("returned") < value("issued"));
}

function sumElectorate(form) {
  const taken = $$("[name^=count_]", form).map(number).reduce((all, one) => all + one, 0);
  const base = number(form.elements.summoned) - taken;
  show(form, "base", base);
  const share = (base * Number(form.dataset.part)) / Number(form.dataset.whole);
  show(form, "needed", "inclusive" in form.dataset ? Math.ceil(share) : Math.floor(share) + 1);
  live(form, "", base > 0);
}

const sums = { count: sumCount, report: sumReport, electorate: sumElectorate };
for (const form of $$("form[data-sums]")) {
  const add = () => sums[form.dataset.sums](form);
  form.addEventListener("input", add);
  form.addEventListener("change", add);
  add();
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input")) return;
    event.preventDefault();
    if (event.ctrlKey) { form.requestSubmit(); return; }
    const fields = $$("input:not([type=hidden]), textarea, [data-last]", form);
    const next = fields[fields.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
    if (next) { next.focus(); if (next.select) next.select(); }
  });
}
const keyed = "form:is([data-sums=count], [data-sums=report])";
const trouble = $(`${keyed} .alert-danger:not([hidden])`);
if (trouble) trouble.scrollIntoView({ block: "center" });
else if (document.activeElement === document.body) $(`${keyed} input:not([type=hidden])`)?.focus();
