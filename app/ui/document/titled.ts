import type { MetaFunction } from "@remix-run/react";

/**
 * The `meta` of a page whose loader answers its `title`: the texts to make one are on the server. A page that
 * could not be shown is named by its status, which is the same in every language.
 */
export const titled: MetaFunction = ({ data, error }) => {
  const title = textOf(data, "title") ?? textOf(error, "status");
  return [{ title: title === null ? "Quittance" : `${title} · Quittance` }];
};

function textOf(value: unknown, name: string): string | null {
  if (typeof value !== "object" || value === null || !(name in value)) return null;
  const found = (value as Record<string, unknown>)[name];
  return typeof found === "string" || typeof found === "number" ? String(found) : null;
}
