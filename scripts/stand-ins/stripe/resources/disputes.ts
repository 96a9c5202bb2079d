import type { ApiAction, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";
import { invalidRequest } from "../http/stripe-failure";
import { closeDispute } from "../payments/disputes";

/** Texts by which Stripe's test mode decides a dispute: docs.stripe.com/testing#evidence. */
const VERDICTS: Record<string, "won" | "lost"> = { winning_evidence: "won", losing_evidence: "lost" };

const retrieve: ApiAction = (standIn, { account, id }) => standIn.get("dispute", account, id, "dispute");

const submitEvidence: ApiAction = (standIn, { account, id, params }) => {
  params.allow("evidence", "submit", "metadata");
  const dispute = standIn.get("dispute", account, id, "dispute");
  if (dispute.status !== "needs_response") {
    throw invalidRequest("This dispute is already closed or under review.", { code: "dispute_closed" });
  }
  const evidence = params.hash("evidence");
  Object.assign(dispute.evidence, evidence);
  dispute.evidence_details.has_evidence ||= Object.keys(evidence).length > 0;
  if (params.has("submit") && !params.flag("submit")) return dispute;
  dispute.evidence_details.submission_count += 1;
  dispute.evidence_details.submission_method = "manual";
  dispute.status = "under_review";
  standIn.emit(account, "charge.dispute.updated", dispute, { status: "needs_response" });
  const verdict = VERDICTS[evidence.uncategorized_text ?? ""];
  if (verdict) closeDispute(standIn, account, dispute, verdict);
  return dispute;
};

const close: ApiAction = (standIn, { account, id, params }) => {
  params.allow();
  const dispute = standIn.get("dispute", account, id, "dispute");
  if (dispute.status !== "needs_response") {
    throw invalidRequest("This dispute is already closed.", { code: "dispute_closed" });
  }
  closeDispute(standIn, account, dispute, "lost");
  return dispute;
};

const list: ApiAction = (standIn, { account, params }) => {
  params.allow(...LIST_PARAMS, "payment_intent", "charge");
  const intent = params.text("payment_intent");
  const charge = params.text("charge");
  const disputes = standIn
    .all("dispute", account)
    .filter((dispute) => intent === undefined || dispute.payment_intent === intent)
    .filter((dispute) => charge === undefined || dispute.charge === charge);
  return listAnswer("/v1/disputes", disputes, params);
};

export const disputeRoutes: ApiRoutes = {
  "GET /v1/disputes": list,
  "GET /v1/disputes/:id": retrieve,
  "POST /v1/disputes/:id": submitEvidence,
  "POST /v1/disputes/:id/close": close,
};
