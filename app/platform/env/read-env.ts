import { type Env, envSchema } from "./env-schema";

/** The whole list of what is wrong, so that one look at it is enough. */
export class EnvProblem extends Error {
  override name = "EnvProblem";

  constructor(readonly problems: string[]) {
    super(
      `The environment is not complete:\n${problems.map((line) => `  ${line}`).join("\n")}\nSee .env.example.`,
    );
  }
}

/**
 * Checks variables against the schema.
 * @throws EnvProblem naming every missing or wrong variable; values are never repeated in it
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return given[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
  });
  throw new EnvProblem(problems);
}
