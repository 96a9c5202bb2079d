import { createRequire } from "node:module";

import { Font } from "@react-pdf/renderer";

import { LETTER_FONTS } from "./letter-fonts";

const PACKAGES = [
  ["@fontsource/noto-sans", "noto-sans-latin"],
  ["@fontsource/noto-sans", "noto-sans-latin-ext"],
  ["@fontsource/noto-sans-devanagari", "noto-sans-devanagari-devanagari"],
] as const;

let registered = false;

/** Once a process, at the first letter: reading fonts at start would slow every start. */
export function registerLetterFonts(): void {
  if (registered) return;
  const { resolve } = createRequire(import.meta.url);
  LETTER_FONTS.forEach((family, index) => {
    const [name, file] = PACKAGES[index] ?? PACKAGES[0];
    Font.register({
      family,
      fonts: [400, 600].map((fontWeight) => ({
        src: resolve(`${name}/files/${file}-${fontWeight}-normal.woff`),
        fontWeight,
      })),
    });
  });
  // names and references are never split
  Font.registerHyphenationCallback((word) => [word]);
  registered = true;
}
