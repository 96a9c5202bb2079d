/** A text cell that a spreadsheet would run as a formula opens as text (spec 02 §13.5). */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** One line of a CSV file after RFC 4180, CRLF-ended. Numbers are given as text that is already plain. */
export function csvLine(cells: (string | { plain: string } | null)[]): string {
  const written = cells.map((cell) => {
    if (cell === null) return "";
    const text = typeof cell === "string" ? safeCell(cell) : cell.plain;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(",")}\r\n`;
}
