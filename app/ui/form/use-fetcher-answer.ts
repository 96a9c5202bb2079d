import { useState } from "react";

interface Sender<Answer> {
  state: "idle" | "loading" | "submitting";
  data: Answer;
}

interface FetcherAnswer<Answer> {
  /** The answer to the last send; undefined once a send was taken. */
  answer: Answer | undefined;
  /** How many sends were taken. */
  taken: number;
}

/**
 * A send is taken when its answer holds no error. A fetcher keeps an old refusal when the next send is answered by a redirect: what did not change while it
 * was sent again is over.
 */
export function useFetcherAnswer<Answer extends { form?: { error?: unknown } } | null | undefined>(
  fetcher: Sender<Answer> | undefined,
): FetcherAnswer<Answer> {
  const [sentOver, setSentOver] = useState<{ data: Answer | undefined } | null>(null);
  const [over, setOver] = useState<{ data: Answer | undefined; taken: number }>({
    data: undefined,
    taken: 0,
  });
  const state = fetcher?.state ?? "idle";
  const data = fetcher?.data;
  if (state === "submitting" && sentOver === null) setSentOver({ data });
  if (state === "idle" && sentOver !== null) {
    setSentOver(null);
    if (data === sentOver.data || !data?.form?.error) setOver({ data, taken: over.taken + 1 });
  }
  return { answer: data === over.data ? undefined : data, taken: over.taken };
}
