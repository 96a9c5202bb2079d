import { type Html, html, page } from "../pages/html";
import type { SunkMessage } from "./mailbox";

export function outboxPage(messages: SunkMessage[], to: string, code?: string): string {
  const rows = messages.map(
    ({ id, receivedAt, to: recipients, subject }) =>
      html`<tr>
        <td><time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace("T", " ")}</time></td>
        <td>${recipients.join(", ")}</td>
        <td><a href="/messages/${id}">${subject || "(no subject)"}</a></td>
      </tr>`,
  );
  return page(
    "Outbox",
    html`<h1>Outbox</h1>
      <p class="note">Every e-mail the demo sends ends here; nothing leaves this machine.</p>
      ${
        code &&
        html`<p>
          Code of the demo’s second factor now: <strong>${code.slice(0, 3)} ${code.slice(3)}</strong>
          <span class="note">each is taken once and changes every 30 seconds</span>
        </p>`
      }
      <form method="get" action="/">
        <label for="to">Only to this address</label>
        <input id="to" name="to" type="text" value="${to}" /><button type="submit">Show</button>
      </form>
      ${
        rows.length === 0
          ? html`<p>Nothing here yet.</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">Received (UTC)</th>
                  <th scope="col">To</th>
                  <th scope="col">Subject</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>`
      }`,
    { wide: true },
  );
}

export function messagePage(message: SunkMessage): string {
  const { id, from, to, subject, receivedAt, text, html: body, attachments } = message;
  return page(
    subject || "Message",
    html`<p><a href="/">Back to the outbox</a></p>
      <h1>${subject || "(no subject)"}</h1>
      <p class="note">From ${from}<br />To ${to.join(", ")}<br />${receivedAt}</p>
      ${
        text &&
        html`<h2>Text</h2>
          <pre style="white-space: pre-wrap">${withLinks(text)}</pre>`
      }
      ${
        body &&
        html`<h2>As shown by a mail program</h2>
          <iframe
            title="The message as shown by a mail program"
            src="/messages/${id}/html"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            style="width: 100%; height: 32rem; border: 1px solid #d5dbe1"
          ></iframe>`
      }
      ${
        attachments.length > 0 &&
        html`<h2>Attachments</h2>
          <ul>
            ${attachments.map(({ name, type, size }) => html`<li>${name} (${type}, ${size} bytes)</li>`)}
          </ul>`
      }
      <p><a href="/messages/${id}/raw">Source</a></p>`,
    { wide: true },
  );
}

/** Addresses in a plain text, made clickable; the rest escaped. */
function withLinks(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : html`${part}`,
    );
}

/** The message's own markup, for the frame: its links open in a new window. */
export function framedMarkup({ html: body }: SunkMessage): string {
  return `<base target="_blank">${body}`;
}
