/** One e-mail in both forms; everything a person typed is escaped in the HTML. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

export interface MailParts {
  subject: string;
  greeting: string;
  paragraphs: string[];
  /** a code to copy, shown large */
  code?: string;
  action?: { label: string; url: string };
  footer: string;
}

/** What every mail of a firm shows of it, beside its words. */
export interface MailFrame {
  /** of the button, "#rrggbb" */
  colour: string;
  /** how to reach the firm, a line each */
  foot: string[];
  /** a PNG at an address that is open to everybody */
  logo?: { url: string; name: string; width: number; height: number };
}

export const PLAIN_FRAME: MailFrame = { colour: "#14532d", foot: [] };

/** A plain, calm page that every mail program shows: one column, the firm's logo where it has one, no tracking. */
export function mailPage(parts: MailParts, { colour, foot, logo }: MailFrame = PLAIN_FRAME): Mail {
  const { subject, greeting, paragraphs, code, action, footer } = parts;
  const text = [greeting, ...paragraphs, code, action && `${action.label}: ${action.url}`, footer, ...foot]
    .filter(Boolean)
    .join("\n\n");
  const body = [
    logo ? logoImage(logo) : "",
    `<p>${escapeHtml(greeting)}</p>`,
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    code
      ? `<p style="font-size:28px;font-weight:600;letter-spacing:6px;margin:24px 0">${escapeHtml(code)}</p>`
      : "",
    action
      ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="background:${colour};${BUTTON}">${escapeHtml(action.label)}</a></p>`
      : "",
    action
      ? `<p style="color:#57534e;font-size:13px;word-break:break-all">${escapeHtml(action.url)}</p>`
      : "",
    `<p style="color:#57534e;font-size:13px;border-top:1px solid #e7e5e4;padding-top:16px">${[footer, ...foot].map(escapeHtml).join("<br>")}</p>`,
  ].join("");
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="${PAGE}">${body}</body></html>`;
  return { subject: subject.replace(/[\r\n]+/g, " "), text, html };
}

const LOGO_HEIGHT = 40;
const LOGO_WIDTH = 220;

/** On white, so that a logo made for paper is seen in a dark mail program too. */
function logoImage({ url, name, width, height }: NonNullable<MailFrame["logo"]>): string {
  const scale = Math.min(LOGO_HEIGHT / height, LOGO_WIDTH / width);
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  return `<p style="margin:0 0 24px"><img src="${escapeHtml(url)}" alt="${escapeHtml(name)}" width="${wide}" height="${high}" style="background:#ffffff;padding:4px;border:0"></p>`;
}

const PAGE =
  "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:1.5;color:#1c1917;max-width:560px;margin:24px auto;padding:0 16px";
const BUTTON = "color:#ffffff;padding:10px 18px;border-radius:6px;text-decoration:none;display:inline-block";

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
