import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { markNotificationsRead } from "~/office/commands/notification/mark-notifications-read.server";
import { notificationList } from "~/office/queries/notification-list.server";
import { unreadNotifications } from "~/office/queries/unread-notifications.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

describe("notifications", () => {
  it("an assignment is told to its collector alone, until they have read it", async () => {
    const [cora, otto] = [await firm.collector("Cora"), await firm.collector("Otto")];
    const account = await placeDebt(world, firm);
    yes(await firm.admin.change(assignAccounts, { accountIds: [account.id], staffId: cora.staffId }));
    expect(await cora.read(unreadNotifications, undefined)).toBe(1);
    expect(await otto.read(unreadNotifications, undefined)).toBe(0);
    yes(await otto.change(markNotificationsRead, {}));
    expect(await cora.read(unreadNotifications, undefined)).toBe(1);
    yes(await cora.change(markNotificationsRead, {}));
    const list = await cora.read(notificationList, { limit: 10 });
    expect(list.unread).toBe(0);
    expect(list.entries).toMatchObject([{ type: "accounts_assigned", link: "/worklist" }]);
  });
});
