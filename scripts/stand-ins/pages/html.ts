/** Markup that is already safe to send. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | undefined | null | false | Html | Html[];

/** Template tag: everything that is not itself `Html` is escaped. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const rendered = strings.map((text, index) => text + (index < parts.length ? render(parts[index]) : ""));
  return new Html(rendered.join(""));
}

function render(part: Part): string {
  if (part === undefined || part === null || part === false) return "";
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(({ text }) => text).join("");
  return String(part)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const STYLE = new Html(`
  :root { color-scheme: light; font-family: system-ui, sans-serif; line-height: 1.5; color: #1a1f36; background: #f6f8fa; }
  body { margin: 0; }
  main { max-width: 34rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border: 1px solid #d5dbe1; border-radius: 8px; }
  main.wide { max-width: 75rem; }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
  .amount { font-size: 2rem; font-weight: 600; margin: 0; }
  .note { color: #4f566b; font-size: .875rem; }
  .alert { background: #fde8e8; border: 1px solid #b3261e; color: #7d1a14; padding: .75rem; border-radius: 6px; }
  label { display: block; margin: .75rem 0 0; font-weight: 500; }
  input[type=text], input[type=email] { width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid #6a7383; border-radius: 6px; font: inherit; }
  fieldset { border: 1px solid #d5dbe1; border-radius: 6px; margin: 1rem 0 0; } legend { font-weight: 600; }
  .row { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
  button { margin-top: 1rem; width: 100%; padding: .75rem; border: 0; border-radius: 6px; font: inherit; font-weight: 600; background: #4b45c6; color: #fff; cursor: pointer; }
  button.plain { background: #fff; color: #1a1f36; border: 1px solid #6a7383; }
  :focus-visible { outline: 3px solid #a29bfe; outline-offset: 2px; }
  a { color: #4b45c6; } table { border-collapse: collapse; width: 100%; font-size: .875rem; }
  th, td { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid #e3e8ee; vertical-align: top; }
  code { font-size: .85em; overflow-wrap: anywhere; }
`);

export function page(title: string, content: Html, { wide = false } = {}): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main${wide ? new Html(' class="wide"') : ""}>
${content}
</main>
</body>
</html>`.text;
}
