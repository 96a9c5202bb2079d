/** Own-account transfers show on both statements within so many days (spec 05 §10, strategy "internal"). */
export const TWIN_DAYS = 3;
