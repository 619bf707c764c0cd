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
  const field = (name) => form.elements[name];
  const issued = number(field("issued")), returned = number(field("returned")), valid = number(field("valid"));
  const invalid = $$("[name^=invalid_]", form).map(number).reduce((all, one) => all + one, 0);
  const votes = $$("[name^=votes_]", form);
  const all = votes.map(number).reduce((sum, one) => sum + one, 0), most = valid * Number(form.dataset.seats);
  show(form, "prepared", issued + number(field("spoilt")) + number(field("unused")));
  show(form, "missing", Math.max(issued - returned, 0));
  show(form, "sheets", valid + invalid);
  show(form, "returned", returned);
  show(form, "votes", all);
  show(form, "most", most);
  const reported = isFilled(field("issued")) && isFilled(field("returned")), judged = reported && isFilled(field("valid"));
  live(form, "ballots", reported);
  live(form, "sheets", judged);
  live(form, "votes", judged);
  wrong(form, "excess", reported && returned > issued);
  wrong(form, "sheets", judged && valid + invalid !== returned);
  wrong(form, "votes", judged && all > most);
  wrong(form, "one", judged && votes.some((vote) => number(vote) > valid));
}

function sumElectorate(form) {
  const taken = $$("[name^=count_]", form).map(number).reduce((all, one) => all + one, 0);
  const base = number(form.elements.summoned) - taken;
  show(form, "base", base);
  const share = (base * Number(form.dataset.part)) / Number(form.dataset.whole);
  show(form, "needed", "inclusive" in form.dataset ? Math.ceil(share) : Math.floor(share) + 1);
  live(form, "", base > 0);
}

const sums = { count: sumCount, electorate: sumElectorate };
for (const form of $$("form[data-sums]")) {
  const add = () => sums[form.dataset.sums](form);
  form.addEventListener("input", add);
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
const trouble = $("form[data-sums=count] .alert, form[data-sums=count] [role=alert]:not([hidden]):not([data-wrong])");
if (trouble) trouble.scrollIntoView({ block: "center" });
else if (document.activeElement === document.body) $("form[data-sums=count] input:not([type=hidden])")?.focus();
