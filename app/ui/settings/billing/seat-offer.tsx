import { useTranslation } from "react-i18next";
import { z } from "zod";

import { Banner } from "../../action/banner";
import { LinkButton } from "../../action/link-button";
import { CheckboxField } from "../../form/checkbox-field";
import { formatMoney } from "../../format/format-money";
import { useLocale } from "../../format/locale-provider";

const refusal = z.object({
  code: z.literal("PLAN_LIMIT"),
  facts: z.object({
    limit: z.number(),
    upgrade: z.enum(["seat", "plan", "owner"]),
    seat: z.object({ now: z.bigint(), each: z.bigint(), currency: z.string() }).optional(),
    at: z.string().optional(),
  }),
});

/** Whether an answer says that the plan has no seat left, and what can be done about it. */
export function SeatOffer({ answer }: { answer: object | null }) {
  const { t } = useTranslation("billing");
  const { locale } = useLocale();
  const read = refusal.safeParse(answer && "refusal" in answer ? answer.refusal : null);
  if (!read.success) return null;
  const { limit, upgrade, seat, at } = read.data.facts;
  const title = t("seatOffer.full", { limit });
  if (upgrade !== "seat" || !seat || !at) {
    return (
      <Banner
        tone="warn"
        title={title}
        action={
          upgrade === "plan" && (
            <LinkButton small to="/settings/billing/plan">
              {t("seatOffer.toPlans")}
            </LinkButton>
          )
        }
      >
        <p>{t(upgrade === "owner" ? "seatOffer.owner" : "seatOffer.plan")}</p>
      </Banner>
    );
  }
  const written = (minor: bigint) => formatMoney({ minor, currency: seat.currency }, locale);
  return (
    <Banner tone="warn" title={title}>
      <p data-testid="seat-price">
        {t("seatOffer.price", { now: written(seat.now), each: written(seat.each) })}
      </p>
      <CheckboxField name="paidAt" value={at} label={t("seatOffer.agree")} />
    </Banner>
  );
}
