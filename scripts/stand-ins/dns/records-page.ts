import { html, page } from "../pages/html";

interface Line {
  kind: string;
  name: string;
  values: string[];
}

/** What the name server knows, and the form that tells it more. */
export function recordsPage(lines: Line[]): string {
  const rows = lines.map(
    ({ kind, name, values }) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td>${kind}</td>
        <td>${values.map((value) => html`<code>${value}</code><br />`)}</td>
        <td>
          <form method="post">
            <input type="hidden" name="kind" value="${kind}" />
            <input type="hidden" name="name" value="${name}" />
            <input type="hidden" name="values" value="" />
            <button class="plain" aria-label="Remove ${kind} of ${name}">Remove</button>
          </form>
        </td>
      </tr>`,
  );
  return page(
    "Names of the demo",
    html`<h1>Names of the demo</h1>
      <p class="note">Stands for the public name system: what is told here, the demo finds.</p>
      <form method="post">
        <label>Name <input type="text" name="name" required placeholder="pay.agency.example" /></label>
        <label
          >Kind
          <select name="kind">
            <option>TXT</option>
            <option>CNAME</option>
            <option>MX</option>
          </select></label
        >
        <label
          >Value <input type="text" name="values" required placeholder="for MX: 10 mail.agency.example"
        /></label>
        <button>Set</button>
      </form>
      <h2>Records</h2>
      ${
        rows.length > 0
          ? html`<table>
              <thead>
                <tr>
                  <th>Name</th>
                  <th>Kind</th>
                  <th>Value</th>
                  <th></th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>`
          : html`<p>None yet.</p>`
      }`,
    { wide: true },
  );
}
