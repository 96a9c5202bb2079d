import { z } from "zod";

/** `setting` row of what the firm said in its set-up that is kept nowhere else. */
export const ANSWERS_KEY = "setup.answers";

const answers = z
  .object({
    /** payments are recorded by hand; no processor */
    payments: z.literal("manual").optional(),
    /** mails leave from the platform's address */
    channels: z.literal("platform").optional(),
    /** when somebody last looked at who may do what */
    rolesReviewedOn: z.iso.date().optional(),
  })
  .catch({});
export type SetupAnswers = z.infer<typeof answers>;

export function readAnswers(value: unknown): SetupAnswers {
  return answers.parse(value ?? {});
}
