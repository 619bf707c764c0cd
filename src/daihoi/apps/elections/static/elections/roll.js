// The electorate by name: the base follows every tick and every ground; without this file the server says the same.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const written = new Intl.NumberFormat(document.documentElement.lang);
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
const show = (form, name, value) => { const place = $(`[data-${name}]`, form); if (place) place.textContent = written.format(value); };

const tick = (row) => $("input[type=checkbox]", row);
const ground = (row) => $("select", row)?.selectedOptions[0] || $("input[type=radio]:checked", row);
function leaveGround(row) {
  const list = $("select", row);
  if (list) list.value = ""; else $("input[type=radio][value='']", row).checked = true;
}
const counted = {
  summoned_less_deductions: (row) => ("taken" in (ground(row)?.dataset || {}) ? 0 : 1),
  summoned: () => 1,
  attending: (row) => (tick(row).checked ? 1 : 0),
  votes_attending: (row) => (tick(row).checked ? Number(row.dataset.weight) : 0),
};

function sum(form) {
  const rows = $$("[data-voter]", form), one = counted[form.dataset.kind];
  if (!rows.length) return;
  const here = $("[data-attending]", form);
  if (here) {
    const present = rows.filter((row) => tick(row).checked).length;
    here.textContent = `${written.format(present)}/${written.format(rows.length)}`;
  }
  if (!one) return;
  const base = rows.reduce((all, row) => all + one(row), Number(form.dataset.others || 0));
  show(form, "base", base);
  if (!form.dataset.part) return;
  const share = (base * Number(form.dataset.part)) / Number(form.dataset.whole);
  show(form, "needed", "inclusive" in form.dataset ? Math.ceil(share) : Math.floor(share) + 1);
}

for (const form of $$("form[data-roll]")) {
  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-voter]");
    if (!row) return;
    const isAway = "away" in (ground(row)?.dataset || {});
    if (event.target === tick(row)) { if (event.target.checked && isAway) leaveGround(row); }
    else if (isAway) tick(row).checked = false;
    sum(form);
  });
  $("[data-roll-search]", form)?.addEventListener("input", (event) => {
    const words = folded(event.target.value).split(/\s+/).filter(Boolean);
    for (const row of $$("[data-voter]", form)) row.hidden = !words.every((word) => folded(row.textContent).includes(word));
  });
  $("[data-roll-search]", form)?.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}
