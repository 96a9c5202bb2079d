import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import type { ApprovalRow } from "~/people/queries/approval-list.server";

const asked = z.object({
  number: z.string(),
  kind: z.enum(["erase", "restrict"]),
  rules: z.array(z.string()),
});
const placed = z.object({ placed_for: z.string() });

/** What would be let go of or forgotten, as it was when somebody asked; it is judged anew when it is done. */
export function PrivacyDetails({ request }: { request: ApprovalRow }) {
  const { t } = useTranslation("privacy");
  const erasure = asked.safeParse(request.payload);
  const hold = placed.safeParse(request.payload);
  const place = request.subjectType === "legal_hold" ? "holds" : "people";
  return (
    <p className="break-words">
      {hold.success && <>{hold.data.placed_for} </>}
      {erasure.success && (
        <>
          {t(`approval.${erasure.data.kind}`, {
            number: erasure.data.number,
            rules: erasure.data.rules.join(", "),
          })}{" "}
        </>
      )}
      <Link className="link" to={`/audit/${place}/${request.subjectId}`}>
        {t(place === "holds" ? "approval.hold" : "approval.person")}
      </Link>
    </p>
  );
}
