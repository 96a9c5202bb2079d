import path from "node:path";

import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { flatRoutes } from "remix-flat-routes";

interface RouteModule {
  loader?: LoaderFunction;
  action?: ActionFunction;
}

export interface KnownRoute {
  /** file below app/ */
  file: string;
  /** URL pattern with $params as :params */
  pattern: string;
  audience: "staff" | "portal" | "public" | "files" | "hooks" | "api" | "operator";
  load(): Promise<RouteModule>;
}

const modules = import.meta.glob<RouteModule>("../../app/routes/**/*.{ts,tsx}");

type Define = Parameters<typeof flatRoutes>[1];
interface Entry {
  id: string;
  path?: string;
  parentId?: string;
  file: string;
}

/** Every route of the application, from the same convention the build uses. */
export function routeTable(): KnownRoute[] {
  const manifest = flatRoutes("routes", defineRoutes as Define, {
    appDir: path.resolve("app"),
  }) as unknown as Record<string, Entry>;
  return Object.values(manifest).map((entry) => {
    const load = modules[`../../app/${entry.file}`];
    if (!load) throw new Error(`${entry.file} is in the manifest and not in the sources`);
    return { file: entry.file, pattern: patternOf(manifest, entry), audience: audienceOf(entry.file), load };
  });
}

function patternOf(manifest: Record<string, Entry>, entry: Entry): string {
  const parts: string[] = [];
  for (let at: Entry | undefined = entry; at; at = at.parentId ? manifest[at.parentId] : undefined) {
    if (at.path) parts.unshift(at.path);
  }
  return `/${parts.join("/")}`.replace(/\/+/g, "/");
}

function audienceOf(file: string): KnownRoute["audience"] {
  if (file.includes("/_staff+/")) return "staff";
  if (file.includes("/_portal+/")) return "portal";
  if (file.includes("/files+/")) return "files";
  if (file.includes("/hooks+/")) return "hooks";
  if (file.includes("/_operator+/")) return "operator";
  if (file.includes("/api+/")) return "api";
  return "public";
}

/** Remix's own defineRoutes, as the convention wants it handed in. */
function defineRoutes(
  callback: (
    define: (
      path: string | undefined,
      file: string,
      options: { id?: string; index?: boolean } | (() => void),
      children?: () => void,
    ) => void,
  ) => void,
) {
  const routes: Record<string, Entry> = {};
  const parents: string[] = [];
  callback((routePath, file, options, children) => {
    const own = typeof options === "function" ? {} : options;
    const nested = typeof options === "function" ? options : children;
    const id = own.id ?? file.replace(/\.tsx?$/, "");
    routes[id] = { id, path: routePath, parentId: parents.at(-1), file };
    if (nested) {
      parents.push(id);
      nested();
      parents.pop();
    }
  });
  return routes;
}
