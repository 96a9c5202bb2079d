import { useRightWords } from "./use-right-words";

/** Lines of the grammar, one below the other, in words. */
export function RightLines({ lines }: { lines: readonly string[] }) {
  const { line } = useRightWords();
  if (lines.length === 0) return <span className="muted">—</span>;
  return (
    <ul className="grid gap-0.5 py-1">
      {lines.map((text) => (
        <li key={text} title={text} className="break-words">
          {line(text)}
        </li>
      ))}
    </ul>
  );
}
