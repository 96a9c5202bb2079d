import type { CallResult } from "./port";

/** The same answer about another value; a refusal stays what it is. */
export function mapValue<T, U>(answer: CallResult<T>, map: (value: T) => U): CallResult<U> {
  if (answer.result === "failed" || answer.result === "unknown") return answer;
  return { result: answer.result, value: map(answer.value) };
}
