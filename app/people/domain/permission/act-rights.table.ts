/** Who decides on an act that waits for a second person (spec 05 §17). */
export const ACT_RIGHTS = {
  "journal.post": "journal:approve",
  "journal.reverse": "journal:approve",
  "period.lock": "period:close",
  "period.reopen": "period:reopen",
  "close_step.waive": "period:close",
  "statement_line.ignore": "bank_statement:import",
  "match.unmatch": "match:unmatch",
  "match_rule.activate": "match:confirm",
  "opening.post": "journal:approve",
  "payment.reverse": "payment:reverse",
  "payout.approve": "payout:approve",
  "payout.approve_changed": "payout:approve",
  "role.assign": "role:assign",
  "role.save": "role:update",
  "staff.invite": "role:assign",
  "role.set_field": "field_rule:update",
  "field.pin": "compliance:pin",
  "setting.change": "setting:update",
  "remittance.approve": "remittance:approve",
  "commission.approve": "commission:approve",
  "legal_hold.release": "legal_hold:release",
  "customer.erase": "customer:erase",
} as const;

export function mayDecideOn(act: string, permissions: { has(permission: string): boolean }): boolean {
  return act in ACT_RIGHTS && permissions.has(ACT_RIGHTS[act as keyof typeof ACT_RIGHTS]);
}
