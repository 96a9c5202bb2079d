import type { FormResult } from "../form/action-form";

/**
 * A page with several forms gets one answer: it belongs to the form that was sent with these values.
 *
 * @param sent hidden fields that tell the form from the others on the page
 */
export function answerFor<A extends FormResult>(
  answer: A | null | undefined,
  sent: Record<string, string>,
): A | null {
  const values = answer?.form?.initialValue;
  return values && Object.entries(sent).every(([name, value]) => values[name] === value)
    ? (answer ?? null)
    : null;
}
