import path from "node:path";

/**
 * A file is found by what it exports. "exact": one export carries the file's name; "related": the
 * file's name is part of an export's name.
 */
export const fileNameIsExport = {
  meta: {
    type: "problem",
    schema: [{ enum: ["exact", "related"] }],
    messages: { missing: "no export is named after the file: expected {{name}}" },
  },
  create(context) {
    const [mode = "exact"] = context.options;
    const base = path
      .basename(context.filename)
      .replace(/\.tsx?$/, "")
      .replace(/\.(server|table|client)$/, "");
    const name = base.replaceAll("-", "").toLowerCase();
    const exported = [];
    return {
      ExportNamedDeclaration(node) {
        exported.push(
          ...node.specifiers.map((specifier) => specifier.exported.name ?? specifier.exported.value),
        );
        const { declaration } = node;
        if (declaration?.id) exported.push(declaration.id.name);
        for (const { id } of declaration?.declarations ?? []) if (id.name) exported.push(id.name);
      },
      ExportDefaultDeclaration(node) {
        exported.push(node.declaration.id?.name ?? node.declaration.name ?? base);
      },
      "Program:exit"(node) {
        if (exported.length === 0) return;
        const words = exported.map((word) => word.replaceAll("_", "").toLowerCase());
        const found = words.some(
          (word) => word === name || (mode === "related" && word.includes(stem(name))),
        );
        if (!found) context.report({ node, messageId: "missing", data: { name: base } });
      },
    };
  },
};

/** "offers" holds what concerns an offer. */
function stem(name) {
  return name.replace(/ies$/, "y").replace(/s$/, "");
}
