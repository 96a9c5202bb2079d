import { setTimeout as pause } from "node:timers/promises";

export interface Disturbance {
  /** `status` answers with that code; `timeout` never answers; `drop` closes the line; `slow` waits once it has begun. */
  mode: "status" | "timeout" | "drop" | "slow";
  /** How many requests are still to be disturbed. */
  count: number;
  status?: number;
  milliseconds?: number;
  /** `after`: the work is done and only the answer is lost. */
  when?: "before" | "after";
  /** Only requests whose path begins so. */
  path?: string;
  method?: string;
}

/** What a disturbed request should do in place of answering. */
export type Effect = { kind: "status"; status: number } | { kind: "timeout" } | { kind: "drop" };

export class Chaos {
  private disturbances: Disturbance[] = [];

  add(disturbance: Disturbance): void {
    this.disturbances.push(disturbance);
  }

  calm(): void {
    this.disturbances = [];
  }

  /** What to do in place of answering, at this moment of this request. */
  strike(method: string, path: string, when: "before" | "after"): Effect | undefined {
    const found = this.takeOne(
      (candidate) => candidate.mode !== "slow" && (candidate.when ?? "before") === when,
      method,
      path,
    );
    if (!found || found.mode === "slow") return undefined;
    return found.mode === "status" ? { kind: "status", status: found.status ?? 500 } : { kind: found.mode };
  }

  /** Keeps a request that has begun waiting, so that its twin meets it. */
  async linger(method: string, path: string): Promise<void> {
    const found = this.takeOne((candidate) => candidate.mode === "slow", method, path);
    if (found) await pause(found.milliseconds ?? 1000);
  }

  private takeOne(fits: (candidate: Disturbance) => boolean, method: string, path: string) {
    const found = this.disturbances.find(
      (candidate) =>
        candidate.count > 0 &&
        path.startsWith(candidate.path ?? "/") &&
        (candidate.method ?? method) === method &&
        fits(candidate),
    );
    if (found) found.count -= 1;
    return found;
  }
}
