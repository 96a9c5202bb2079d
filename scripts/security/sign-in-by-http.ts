import { totpCode, totpStep } from "../../app/people/domain/login/totp.server";
import type { DemoFacts } from "../demo/demo-context";

const TRIES = 5;
const STEP_MS = 31_000;

/** Signs a person of the demo in as a browser without scripts would; answers the session's cookies. */
export async function signInByHttp(demo: DemoFacts, role: string): Promise<string> {
  const login = demo.logins.find((one) => one.role === role);
  if (!login) throw new Error(`the demo has no ${role}`);
  const jar = new Map<string, string>();
  const { email, password, authenticator } = login;
  let answer = await post(`${demo.baseUrl}/login`, { email, password }, jar);
  for (let attempt = 1; authenticator && answer.includes("/login/second-factor"); attempt += 1) {
    if (attempt > TRIES) throw new Error("no code was taken");
    const code = totpCode(authenticator, totpStep(new Date()));
    answer = await post(`${demo.baseUrl}/login/second-factor`, { act: "code", code }, jar);
    // a code that somebody else used in these thirty seconds is spent
    if (answer.includes("/login")) await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  if (answer.includes("/login")) throw new Error(`${email} could not sign in`);
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

/** Posts a form; answers where it leads. */
async function post(url: string, fields: Record<string, string>, jar: Map<string, string>): Promise<string> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { origin: new URL(url).origin, cookie },
    redirect: "manual",
  });
  for (const line of response.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return response.headers.get("location") ?? url;
}
