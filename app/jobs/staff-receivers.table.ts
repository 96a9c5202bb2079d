import { handOverAccounts } from "~/collections/commands/worklist/hand-over-accounts.server";
import { welcomeCollector } from "~/collections/commands/worklist/welcome-collector.server";
import { workingNow } from "~/people/commands/organisation/working-now.server";
import { changeApprovedSetting } from "~/people/commands/setting/change-setting.server";

import { privacyReceivers } from "./people/privacy-receivers.server";

/** What is done about the people who work here: newcomers, absences, hours, roles and settings that two agreed on. */
export const staffReceivers = {
  "join:collector": { joined: welcomeCollector },
  "hand_over:collections": handOverAccounts,
  "hours:staff": workingNow,
  "approve:setting.change": changeApprovedSetting,
  ...privacyReceivers,
};
