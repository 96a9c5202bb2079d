import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

interface Pattern {
  name: string;
  shape: RegExp;
  rank: number;
}

export type RouteNames = (pathname: string) => string;

/**
 * Names the route of a path by its pattern ("/accounts/:accountId"), which metrics and logs may carry:
 * a path itself holds ids and has no end of values.
 */
export function routeNames(routes: Routes): RouteNames {
  const patterns = Object.values(routes)
    .flatMap((route) => (route ? [toPattern(fullPath(routes, route.id))] : []))
    .sort((a, b) => b.rank - a.rank);
  return (pathname) => {
    const plain = pathname.replace(/\.data$/, "").replace(/(?<=.)\/+$/, "");
    return patterns.find((pattern) => pattern.shape.test(plain))?.name ?? "unmatched";
  };
}

function fullPath(routes: Routes, id: string): string {
  const parts: string[] = [];
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) {
    if (route.path) parts.unshift(route.path);
  }
  return `/${parts.join("/")}`;
}

function toPattern(name: string): Pattern {
  const segments = name.split("/").filter(Boolean);
  const source = segments.map(toSource).join("");
  // fixed words beat parameters, parameters beat the rest of the path
  const rank = segments.reduce(
    (sum, segment) => sum + (segment === "*" ? -10 : segment.startsWith(":") ? 2 : 3),
    0,
  );
  return { name, shape: new RegExp(`^${source || "/"}$`), rank };
}

function toSource(segment: string): string {
  if (segment === "*") return "(?:/.*)?";
  const optional = segment.endsWith("?");
  const word = optional ? segment.slice(0, -1) : segment;
  const source = word.startsWith(":") ? "/[^/]+" : `/${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
  return optional ? `(?:${source})?` : source;
}
