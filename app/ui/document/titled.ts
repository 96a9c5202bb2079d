import type { MetaFunction } from "@remix-run/react";

/** The `meta` of a page whose loader answers its `title`: the texts to make one are on the server. */
export const titled: MetaFunction = ({ data }) => {
  const title = typeof data === "object" && data !== null && "title" in data ? data.title : null;
  return [{ title: typeof title === "string" ? `${title} · Quittance` : "Quittance" }];
};
