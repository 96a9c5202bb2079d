/** Every switch of the platform that some code asks. One nobody has touched stands open for everybody. */
export const FLAGS = ["sign_up", "sftp_polling"] as const;
export type FlagKey = (typeof FLAGS)[number];
