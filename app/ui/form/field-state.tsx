import { createContext, useContext, useId } from "react";

/** What a form knows about one of its fields. */
export interface FieldState {
  id: string;
  /** Changes when the field must take its default value anew. */
  key: string | undefined;
  value: string | undefined;
  errors: string[];
}

export interface FormState {
  formId: string;
  /** Field names with errors, in no order: the summary links to them. */
  field(name: string): FieldState;
}

const FormStateContext = createContext<FormState | null>(null);

export const FormStateProvider = FormStateContext.Provider;

/** The state of a field inside an ActionForm; a quiet one of its own in any other form. */
export function useFieldState(name: string, own?: { error?: string }): FieldState {
  const form = useContext(FormStateContext);
  const id = useId();
  const state = form?.field(name) ?? { id, key: undefined, value: undefined, errors: [] };
  return own?.error ? { ...state, errors: [own.error] } : state;
}
