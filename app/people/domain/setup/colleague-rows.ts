// Source: spec 07 §1.2 step 4: rows or CSV of e-mail, name, department, role.
import { accept, type Outcome, refuseField } from "~/office/domain/outcome";

export interface ColleagueRow {
  /** as the text counts them, from 1 */
  line: number;
  email: string;
  fullName: string;
  department: string;
  /** key or name of a role, as it was written */
  role: string;
}

const MOST = 200;
const HEAD = /^e-?mail\b/i;

/**
 * Reads one colleague a line: e-mail, name, department, role, parted by commas, semicolons or tabs; quotes as in any
 * CSV file. Empty lines and a line of headings are passed over. Refusals: REQUIRED, ROWS_MANY.
 */
export function readColleagueRows(text: string): Outcome<ColleagueRow[]> {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
    .filter(({ line, cells }) => cells.some(Boolean) && !(line === 1 && HEAD.test(cells[0] ?? "")));
  if (rows.length === 0) return refuseField("rows", "REQUIRED");
  if (rows.length > MOST) return refuseField("rows", "ROWS_MANY");
  return accept(
    rows.map(({ line, cells: [email = "", fullName = "", department = "", role = ""] }) => ({
      line,
      email,
      fullName,
      department,
      role,
    })),
  );
}

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  const mark = line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",";
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? "";
    if (quoted && letter === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === mark && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}
