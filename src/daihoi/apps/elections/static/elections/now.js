// The presidium's console by keyboard: a number goes to that choice, p prints, Esc goes back; without this file all is clickable.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog[open]")) return;
  if (event.target.matches("input:not([type=checkbox])") && event.key !== "Escape") return;
  const option = document.querySelector(`[data-option="${CSS.escape(event.key)}"]`);
  if (option) {
    event.preventDefault();
    const goal = option.querySelector("input[type=number], button");
    option.scrollIntoView({ block: "nearest" });
    if (goal) goal.focus();
  } else if (event.key === "p") window.print();
  else if (event.key === "Escape" && event.target.matches("input")) event.target.blur();
});
