import { LETTER_FONTS } from "./letter-fonts";

export const INK = "#1c1917";
export const QUIET = "#57534e";
export const LINE = "#d6d3d1";

/** The page that every letter to a person has. */
export const LETTER_STYLE = {
  page: {
    padding: 56,
    paddingBottom: 96,
    fontFamily: LETTER_FONTS,
    fontSize: 10,
    lineHeight: 1.5,
    color: INK,
  },
} as const;
