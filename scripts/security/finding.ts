/** One thing a scanner says, in words of its own. */
export interface Finding {
  tool: "sqlmap" | "wapiti";
  /** what kind of weakness it believes it saw */
  kind: string;
  where: string;
  detail: string;
}
