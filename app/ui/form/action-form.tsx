import { type Submission, type SubmissionResult, useForm } from "@conform-to/react";
import { type FetcherWithComponents, Form, useNavigation } from "@remix-run/react";
import { clsx } from "clsx";
import { type ReactNode, useEffect, useMemo, useRef } from "react";

import { FormErrors } from "./form-errors";
import { type FormState, FormStateProvider } from "./field-state";
import { useFormToken } from "./form-token";
import { StepUpField } from "./step-up-field";
import { SubmittingProvider } from "./submit-button";
import { useFetcherAnswer } from "./use-fetcher-answer";
import { useIdempotencyKey } from "./use-idempotency-key";

/** The part of an action's answer the form reads; `readForm(...).answer` and `.reply(...)` give it. */
export interface FormResult {
  form?: SubmissionResult<string[]>;
}

interface ActionFormProps {
  /** The action's answer (`useActionData`), when the form was not taken. A fetcher's own answer is read by itself. */
  answer?: FormResult | null;
  action?: string;
  encType?: "multipart/form-data";
  /** Sends without leaving the page and empties the form once it is taken. */
  fetcher?: FetcherWithComponents<FormResult | null | undefined>;
  /** The server's schema, run before sending: `(data) => parseWithZod(data, { schema })`. */
  validate?: (data: FormData) => Submission<unknown, string[]>;
  /** A full page load instead of a client-side visit: when the answer is a file or another site. */
  reloadDocument?: boolean;
  id?: string;
  layout?: "column" | "inline" | "wide";
  className?: string;
  children: ReactNode;
}

/**
 * Every changing form: carries the anti-forgery token and an idempotency key, keeps what was typed when it is
 * refused, asks for a code of the second factor when the act needs one, focuses the first bad field, and is sent once. Works without scripts as a plain post.
 */
export function ActionForm(props: ActionFormProps) {
  const { fetcher, validate, id, layout = "column" } = props;
  const fetched = useFetcherAnswer(fetcher);
  const answer = fetcher ? fetched.answer : props.answer;
  const submitting = useSubmitting(fetcher, props.action);
  const { csrf } = useFormToken();
  const key = useIdempotencyKey(answer, submitting);
  const [form, fields] = useForm<Record<string, string>>({
    id,
    lastResult: answer?.form ?? null,
    // Without a schema in the browser, looking at a field early would post the form to ask the server.
    shouldValidate: validate ? "onBlur" : "onSubmit",
    shouldRevalidate: validate ? "onInput" : "onSubmit",
    defaultNoValidate: false,
    onValidate: validate && (({ formData }) => validate(formData) as Submission<Record<string, string>>),
  });
  const state = useMemo<FormState>(
    () => ({
      formId: form.id,
      field: (name) => {
        const { id: fieldId, key: fieldKey, initialValue, errors = [] } = fields[name]!;
        const value = typeof initialValue === "string" ? initialValue : undefined;
        return { id: fieldId, key: fieldKey, value, errors };
      },
    }),
    [form.id, fields],
  );
  const element = useRef<HTMLFormElement>(null);
  useSettled(element, fetched.taken, answer);
  const FormElement = fetcher ? fetcher.Form : Form;
  const bad = Object.keys(form.allErrors).filter((name) => name !== "");
  return (
    <FormElement
      ref={element}
      method="post"
      action={props.action}
      encType={props.encType}
      // sent from the middle of a page: what comes back is the same page, and it stays where it is
      preventScrollReset={fetcher !== undefined}
      reloadDocument={fetcher ? undefined : props.reloadDocument}
      id={form.id}
      onSubmit={(event) => (submitting ? event.preventDefault() : form.onSubmit(event))}
      noValidate={form.noValidate}
      className={clsx(
        layout === "inline" ? "form-inline" : "form",
        layout === "wide" && "form-wide",
        props.className,
      )}
    >
      {csrf && <input type="hidden" name="csrf" value={csrf} />}
      <input type="hidden" name="idempotency_key" value={key} />
      <FormErrors form={form.errors ?? []} fieldIds={bad.map((name) => fields[name]!.id)} />
      <FormStateProvider value={state}>
        <StepUpField errors={form.errors ?? []} />
        <SubmittingProvider value={submitting}>{props.children}</SubmittingProvider>
      </FormStateProvider>
    </FormElement>
  );
}

function useSubmitting(fetcher: ActionFormProps["fetcher"], action: string | undefined): boolean {
  const navigation = useNavigation();
  if (fetcher) return fetcher.state !== "idle";
  if (navigation.state === "idle" || navigation.formMethod !== "POST") return false;
  return action === undefined || navigation.formAction?.split("?")[0] === action.split("?")[0];
}

/** Once answered: focus the first bad field, or empty a fetcher's form that was taken. */
function useSettled(
  element: { current: HTMLFormElement | null },
  taken: number,
  answer: FormResult | null | undefined,
): void {
  useEffect(() => {
    if (taken > 0) element.current?.reset();
  }, [taken, element]);
  useEffect(() => {
    if (!answer?.form?.error) return;
    // Conform marks the fields in an effect of its own, which comes after this one.
    const timer = setTimeout(() => {
      element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    });
    return () => clearTimeout(timer);
  }, [answer, element]);
}
