// The whole script of the portal: its pages are plain HTML and work without it.

// A form is sent once: a second press while the first is under way would only repeat it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-busy", "true");
});

// Coming back by the back button: the form may be sent again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }
});

document.querySelector("[aria-invalid=true]")?.focus();

// A page that waits for news looks for it quietly, and is drawn anew only when there is something to say.
const waiting = document.querySelector("[data-look]");
if (waiting) look(waiting.dataset.look);

function look(address) {
  window.setTimeout(async () => {
    try {
      // a redirect to the card page cannot be followed from here, only gone to
      const answer = await window.fetch(address, { redirect: "manual" });
      const page = new window.DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.querySelector("[data-look]");
      if (answer.ok && next) return look(next.dataset.look);
    } catch {
      return look(address);
    }
    window.location.replace(address);
  }, 2000);
}
