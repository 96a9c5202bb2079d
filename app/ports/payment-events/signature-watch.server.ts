import { log } from "~/platform/log/log.server";

/** Source: spec 05 §8: a provider that is refused for long enough stops sending. */
const ALARMING = 3;

/** Counts refused webhooks in a row, in this process; what carries no signature at all is a stranger's. */
export class SignatureWatch {
  private inARow = 0;

  constructor(
    private readonly provider: string,
    private readonly alert: (facts: object, text: string) => void = (facts, text) => log().error(facts, text),
  ) {}

  /** Hands the verdict on. */
  seen<Verdict extends { ok: true } | { ok: false; reason: string }>(verdict: Verdict): Verdict {
    if (verdict.ok) this.inARow = 0;
    else if (verdict.reason !== "MISSING_SIGNATURE") {
      this.inARow += 1;
      if (this.inARow >= ALARMING)
        this.alert(
          { provider: this.provider, reason: verdict.reason, inARow: this.inARow },
          "webhooks are refused one after another; the provider will stop sending",
        );
    }
    return verdict;
  }
}
