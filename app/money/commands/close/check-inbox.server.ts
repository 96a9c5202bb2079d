import type { ClosePart } from "~/office/commands/close/close-part";
import { accept } from "~/office/domain/outcome";
import { countWaitingNews } from "~/money/data/close/waiting-news.server";

/** What had not been taken in when the date was cut off: it belongs to the next one. */
export const checkInbox: ClosePart = {
  async run({ db }) {
    const counts = await countWaitingNews(db);
    return accept({ counts, sums: {}, errors: [], next: null });
  },
};
