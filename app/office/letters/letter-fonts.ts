/** Families in the order in which a glyph is looked for: Latin, its extension with ₹, Devanagari. */
export const LETTER_FONTS = ["Noto Latin", "Noto Latin Ext", "Noto Devanagari"];
