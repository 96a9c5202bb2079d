import type { CommandHost } from "~/office/commands/command/run-command.server";
import { refuse } from "~/office/domain/outcome";
import { mayChangeInLook } from "~/people/domain/operator/operator-rights.table";

import { saveOperatorDeed } from "~/people/data/operator/operator-log.server";

import type { ActorHands } from "../actor-hands.server";
import { requestOrigin } from "../request-origin.server";
import type { LookFacts } from "./look.server";
import { maskForOperator } from "./mask-for-operator";

/** A look's hands: what is read comes masked; what is changed is what the owner allowed, and told on both sides. */
export function lookHands(
  host: CommandHost,
  request: Request,
  { mayWrite, accessId, operatorId, tenantId }: LookFacts & { operatorId: string; tenantId: string },
  hands: ActorHands,
): ActorHands {
  return {
    read: async (query, args) => maskForOperator(await hands.read(query, args)),
    rehearse: (command, input) =>
      mayChangeInLook(mayWrite, command.permission)
        ? hands.rehearse(command, input)
        : Promise.resolve(refuse("LOOK_READ_ONLY")),
    async change(command, input, key) {
      if (!mayChangeInLook(mayWrite, command.permission)) return refuse("LOOK_READ_ONLY");
      const answer = await hands.change(command, input, key);
      const { ip } = requestOrigin(request);
      const facts = { access_id: accessId, command: command.name, ok: answer.ok };
      await saveOperatorDeed(host.database, { operatorId, tenantId, type: "look.acted", facts, ip });
      return answer;
    },
  };
}
