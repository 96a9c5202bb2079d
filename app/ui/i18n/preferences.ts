/** Choices of appearance that live in cookies, so that a page knows them before any session is read. */
export interface Preferences {
  theme: Theme;
  language: string | null;
  rail: "wide" | "narrow";
  density: "comfortable" | "dense";
}

export type Theme = "system" | "light" | "dark";

const ALLOWED: Record<keyof Preferences, RegExp> = {
  theme: /^(system|light|dark)$/,
  language: /^[a-z]{2}$/,
  rail: /^(wide|narrow)$/,
  density: /^(comfortable|dense)$/,
};

export function readPreferences(request: Request): Preferences {
  const cookies = new Map(
    (request.headers.get("cookie") ?? "").split(";").map((pair) => {
      const [name = "", value = ""] = pair.trim().split("=");
      return [name, value] as const;
    }),
  );
  const choice = (name: keyof Preferences) => {
    const value = cookies.get(`quittance_${name}`) ?? "";
    return ALLOWED[name].test(value) ? value : null;
  };
  return {
    theme: (choice("theme") as Theme | null) ?? "system",
    language: choice("language"),
    rail: choice("rail") === "narrow" ? "narrow" : "wide",
    density: choice("density") === "dense" ? "dense" : "comfortable",
  };
}

/** A `Set-Cookie` value for one choice; null when the name or the value is none of ours. */
export function preferenceCookie(name: string, value: string): string | null {
  if (!Object.hasOwn(ALLOWED, name) || !ALLOWED[name as keyof Preferences].test(value)) return null;
  return `quittance_${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
