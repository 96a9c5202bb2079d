// Source: WCAG 2.2 §1.4.3, spec 07 §1.2: text in the firm's colour reads at 4.5:1 or more.

const LEAST_CONTRAST = 4.5;
/** What the firm's colour stands on, and what stands on it: light pages and dark ones. */
const LIGHT = { papers: ["#ffffff", "#faf9f6"], end: "#000000", soft: "#ffffff" };
const DARK = { papers: ["#161512", "#1d1b18", "#262420"], end: "#ffffff", soft: "#1d1b18" };
/** How much of the colour is in the ground of a chosen or marked place. */
const SOFT_SHARE = 0.08;
const STRONG_SHARE = 0.25;
const STEPS = 100;

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

/** 1 to 21; colours as "#rrggbb". */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Whether text of this colour, and white text on it, can be read on our light pages. */
export function isReadable(colour: string): boolean {
  return reads(colour, LIGHT);
}

/** The nearest colour that can be read on our light pages: darker by as little as it takes. */
export function nearestReadable(colour: string): string {
  return nearest(colour, LIGHT);
}

export interface BrandColours {
  colour: string;
  strong: string;
  soft: string;
  /** the same on dark pages */
  darkColour: string;
  darkStrong: string;
  darkSoft: string;
}

/** The shades of a firm's colour on light and dark pages, each readable. */
export function brandColours(colour: string): BrandColours {
  const light = nearest(colour, LIGHT);
  const dark = nearest(colour, DARK);
  return {
    colour: light,
    strong: mix(light, LIGHT.end, STRONG_SHARE),
    soft: mix(LIGHT.soft, light, SOFT_SHARE),
    darkColour: dark,
    darkStrong: mix(dark, DARK.end, STRONG_SHARE),
    darkSoft: mix(DARK.soft, dark, SOFT_SHARE),
  };
}

function nearest(colour: string, page: typeof LIGHT): string {
  for (let step = 0; step < STEPS; step += 1) {
    const tried = mix(colour, page.end, step / STEPS);
    if (reads(tried, page)) return tried;
  }
  return page.end;
}

function reads(colour: string, { papers, soft }: typeof LIGHT): boolean {
  return [...papers, mix(soft, colour, SOFT_SHARE)].every(
    (paper) => contrast(colour, paper) >= LEAST_CONTRAST,
  );
}

function mix(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  const mixed = from.map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
