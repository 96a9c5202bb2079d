import { cleanPng, isPng } from "./clean-png.server";
import { cleanSvg } from "./clean-svg";

export type ImageKind = "png" | "svg";

export type CleanedImage =
  | { ok: true; kind: ImageKind; bytes: Buffer; width: number; height: number }
  | { ok: false; code: string; what?: string };

/** How much wider or higher a picture may be than the other way. */
const MOST_STRETCHED = 12;

/** A picture that a browser may show: told by its bytes, never by its name, and rid of all that is no picture. */
export function cleanImage(bytes: Buffer): CleanedImage {
  const cleaned = isPng(bytes) ? asPng(bytes) : asSvg(bytes);
  if (!cleaned.ok) return cleaned;
  const { width, height } = cleaned;
  const stretched = Math.max(width / height, height / width) > MOST_STRETCHED;
  return stretched ? { ok: false, code: "IMAGE_STRETCHED" } : cleaned;
}

function asPng(bytes: Buffer): CleanedImage {
  const cleaned = cleanPng(bytes);
  return cleaned.ok ? { ...cleaned, kind: "png" } : cleaned;
}

function asSvg(bytes: Buffer): CleanedImage {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, code: "IMAGE_KIND" };
  }
  if (!/^\s*</.test(text)) return { ok: false, code: "IMAGE_KIND" };
  const cleaned = cleanSvg(text);
  if (!cleaned.ok) return cleaned;
  return { ...cleaned, kind: "svg", bytes: Buffer.from(cleaned.text, "utf8") };
}
