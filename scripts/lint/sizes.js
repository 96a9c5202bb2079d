/** Code lines (no blanks, no comments) at which a file is too long; tables of data do not count. */
export const SIZES = [
  { files: ["app/**/*.{ts,tsx}", "scripts/**/*.{ts,mjs,js}"], lines: 250 },
  { files: ["app/routes/_{staff,portal,public,operator}+/**/*.{ts,tsx}"], lines: 200 },
  { files: ["app/routes/{api,hooks,files}+/**/*.{ts,tsx}"], lines: 100 },
  { files: ["app/*/commands/**/*.ts", "app/*/queries/**/*.ts"], lines: 150 },
  { files: ["app/*/domain/**/*.ts"], lines: 200 },
  { files: ["app/jobs/**/*.ts"], lines: 80 },
  { files: ["**/*.test.{ts,tsx}", "tests/**/*.ts", "e2e/**/*.ts"], lines: 300 },
];

/** Code lines of one function. */
export const FUNCTION_LINES = { ts: 60, tsx: 120 };
