// Opens and closes <dialog> where the browser does not know the attributes `command` and `commandfor` yet,
// and sends a filter form as soon as a choice changes. Every page works without this file.
"use strict";
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[commandfor]");
  if (!button || "command" in HTMLButtonElement.prototype) return;
  const dialog = document.getElementById(button.getAttribute("commandfor"));
  if (button.getAttribute("command") === "show-modal") dialog.showModal();
  else dialog.close();
});
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-send-on-change]");
  if (form && event.target.matches("select")) form.requestSubmit();
});
