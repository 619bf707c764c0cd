// Long forms keep what was typed on this machine until it is sent, so that nothing is lost.
// <form data-autosave="name">; never passwords, files, or anything inside data-no-draft.
const ROOM = "daihoi:draft:", DAY = 24 * 60 * 60 * 1000;
const owner = document.body.dataset.person || "";
let shelf;
try { shelf = window.localStorage; shelf.getItem("x"); } catch { shelf = null; }

const place = (form) => `${ROOM}${owner}:${location.pathname}#${form.dataset.autosave}`;
const fields = (form) => [...form.elements].filter((field) => field.name && field.name !== "csrfmiddlewaretoken"
  && !["password", "file", "hidden", "submit", "button"].includes(field.type) && !field.closest("[data-no-draft]"));
const worth = (field) => field.type === "checkbox" || field.type === "radio" ? field.checked
  : field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value;
const draft = (form) => { try { return JSON.parse(shelf.getItem(place(form))); } catch { return null; } };
const clean = () => Object.keys(shelf).filter((key) => key.startsWith(ROOM)).forEach((key) => shelf.removeItem(key));

function keep(form, sent) {
  const values = fields(form).map((field) => [field.name, field.type === "radio" || field.type === "checkbox" ? field.value : "", worth(field)]);
  try { shelf.setItem(place(form), JSON.stringify({ at: Date.now(), sent, values })); } catch { return; }
  const note = form.querySelector("[data-saved]");
  if (note) note.hidden = false;
}
function restore(form, kept) {
  for (const [name, own, value] of kept.values) {
    const field = fields(form).find((one) => one.name === name && (!own || one.value === own));
    if (!field) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = value;
    else if (field.multiple) [...field.options].forEach((option) => { option.selected = value.includes(option.value); });
    else field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
function offer(form, kept) {
  const bar = form.querySelector("[data-draft-offer]");
  if (!bar) return;
  bar.hidden = false;
  bar.querySelector("time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
  bar.querySelector("[data-restore]").onclick = () => { restore(form, kept); bar.hidden = true; };
  bar.querySelector("[data-forget]").onclick = () => { shelf.removeItem(place(form)); bar.hidden = true; };
}
if (shelf) {
  // a draft that was sent is done with when the server took it: another page, a form sent back, or a word of success
  const refused = document.querySelector("[data-refused]"), taken = document.querySelector("[data-accepted], form[data-bound]");
  for (const key of Object.keys(shelf).filter((one) => one.startsWith(ROOM))) {
    let kept; try { kept = JSON.parse(shelf.getItem(key)); } catch { kept = null; }
    const elsewhere = !key.includes(`:${location.pathname}#`);
    if (!kept || Date.now() - kept.at > DAY || (kept.sent && !refused && (elsewhere || taken))) shelf.removeItem(key);
  }
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const kept = draft(form);
    if (kept && kept.sent && refused) restore(form, kept); else if (kept) offer(form, kept);
    let timer;
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => keep(form, false), 600); });
    form.stopKeeping = () => clearTimeout(timer);
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-clear-drafts]")) clean();
    if (event.defaultPrevented || !form.matches("[data-autosave]")) return;
    form.stopKeeping();
    keep(form, true);
  });
}
