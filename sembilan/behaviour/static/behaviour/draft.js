// What is being answered stays on this device until it is sent: the server never holds who would have said what.
(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const key = form.dataset.draft;
  const said = () => [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  try {
    for (const [name, value] of JSON.parse(sessionStorage.getItem(key) || "[]")) {
      const field = form.elements[name];
      if (field && !field.value) field.value = value;
    }
    form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(said())));
    form.addEventListener("submit", () => sessionStorage.removeItem(key));
  } catch {
    // A browser that keeps nothing still sends the form.
  }
})();
