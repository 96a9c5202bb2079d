interface ReadingProps {
  lead: string;
  sections: readonly { key: string; title: string; body: string }[];
}

/** A short text to read: terms, privacy. */
export function Reading({ lead, sections }: ReadingProps) {
  return (
    <div className="grid max-w-prose gap-5">
      <p className="text-ink-2">{lead}</p>
      {sections.map((section) => (
        <section key={section.key} className="grid gap-1">
          <h2>{section.title}</h2>
          <p>{section.body}</p>
        </section>
      ))}
    </div>
  );
}
