import type { CertificateAnswer, CertificatesPort } from "./port";

const DAYS = 90 * 86_400_000;

/** An authority in memory: the first question asks for a certificate, the second finds it. */
export class FakeCertificates implements CertificatesPort {
  private readonly known = new Map<string, CertificateAnswer>();
  private down = false;

  constructor(private readonly now: () => Date = () => new Date()) {}

  ensure(host: string): Promise<CertificateAnswer> {
    if (this.down) return Promise.resolve({ result: "failed", code: "UNAVAILABLE" });
    const before = this.known.get(host);
    const issued = { result: "issued" as const, expiresAt: new Date(this.now().getTime() + DAYS) };
    const answer = before ?? { result: "pending" as const, why: null };
    if (answer.result === "pending" && answer.why === null) this.known.set(host, issued);
    return Promise.resolve(answer);
  }

  release(host: string): Promise<boolean> {
    if (!this.down) this.known.delete(host);
    return Promise.resolve(!this.down);
  }

  /** From now on this is how the name's certificate stands. */
  set(host: string, answer: CertificateAnswer): void {
    this.known.set(host, answer);
  }

  has(host: string): boolean {
    return this.known.has(host);
  }

  /** Nobody answers, or somebody does again. */
  setDown(down: boolean): void {
    this.down = down;
  }
}
