import { useState } from "react";

import { useHydrated } from "../keyboard/use-hydrated";

export type PasskeyState = "ready" | "asking" | "failed";

/**
 * Passkeys in this browser: nothing without scripts, on a browser without them, or where the site has no name
 * of its own (a passkey cannot belong to a bare IP address).
 */
export function usePasskey(): {
  offered: boolean;
  state: PasskeyState;
  /** The answer as JSON, or null when the person turned back or the device has none. */
  show(): Promise<string | null>;
  make(): Promise<string | null>;
} {
  const hydrated = useHydrated();
  const [state, setState] = useState<PasskeyState>("ready");
  const ask = async (work: () => Promise<unknown>) => {
    setState("asking");
    try {
      const answer = JSON.stringify(await work());
      setState("ready");
      return answer;
    } catch {
      // turning back, a missing passkey and a device that fails are one to the page: it offers to try again
      setState("failed");
      return null;
    }
  };
  return {
    offered:
      hydrated && typeof window.PublicKeyCredential === "function" && isNamed(window.location.hostname),
    state,
    show: () =>
      ask(async () => {
        const { startAuthentication } = await import("@simplewebauthn/browser");
        return startAuthentication({ optionsJSON: await optionsFrom("/login/passkey") });
      }),
    make: () =>
      ask(async () => {
        const { startRegistration } = await import("@simplewebauthn/browser");
        return startRegistration({ optionsJSON: await optionsFrom("/login/enrol/passkey") });
      }),
  };
}

/** What the browser's own list under the e-mail field answers with; null when it never does. */
export async function waitForAutofill(): Promise<string | null> {
  const { browserSupportsWebAuthnAutofill, startAuthentication } = await import("@simplewebauthn/browser");
  if (!(await browserSupportsWebAuthnAutofill())) return null;
  const optionsJSON =
    await optionsFrom<Parameters<typeof startAuthentication>[0]["optionsJSON"]>("/login/passkey");
  try {
    return JSON.stringify(await startAuthentication({ optionsJSON, useBrowserAutofill: true }));
  } catch {
    // the button was taken instead, or the page was left
    return null;
  }
}

async function optionsFrom<T>(url: string): Promise<T> {
  const answer = await fetch(url, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`no passkey can be asked for: ${answer.status}`);
  return (await answer.json()) as T;
}

const isNamed = (hostname: string) => !/^[\d.]+$|:/.test(hostname);
