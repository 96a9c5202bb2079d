import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "./error-text";
import { type FieldState, useFieldState } from "./field-state";

/** What every field takes. */
export interface FieldProps {
  name: string;
  label: string;
  help?: ReactNode;
  /** Marks the field as one that may stay empty. Without it the field is required. */
  optional?: boolean;
  /** Keeps the label for those who hear the page only: filter bars. */
  hideLabel?: boolean;
  defaultValue?: string;
  /** An error code from elsewhere than the form's own answer. */
  error?: string;
  className?: string;
}

/** The attributes that tie an input to its label, help and error. */
export interface InputWiring {
  id: string;
  name: string;
  required: boolean;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

export interface Wired {
  state: FieldState;
  input: InputWiring;
}

export function useWiredField({ name, help, optional, hideLabel, error }: FieldProps): Wired {
  const state = useFieldState(name, { error });
  const bad = state.errors.length > 0;
  const described = [help && `${state.id}-help`, bad && `${state.id}-error`].filter(Boolean).join(" ");
  return {
    state,
    input: {
      id: state.id,
      name,
      required: !optional && !hideLabel,
      "aria-invalid": bad || undefined,
      "aria-describedby": described || undefined,
    },
  };
}

interface FieldFrameProps {
  field: FieldProps;
  state: FieldState;
  children: ReactNode;
}

/** Label above, help below it, the error nearest to the input. */
export function FieldFrame({ field, state, children }: FieldFrameProps) {
  const { t } = useTranslation("shell");
  return (
    <div className={clsx("field", field.className)}>
      <label htmlFor={state.id} className={field.hideLabel ? "sr-only" : "field-label"}>
        {field.label}
        {field.optional && !field.hideLabel && <span className="field-optional"> {t("form.optional")}</span>}
      </label>
      {field.help && (
        <p id={`${state.id}-help`} className="field-help">
          {field.help}
        </p>
      )}
      {children}
      <FieldError state={state} />
    </div>
  );
}

export function FieldError({ state }: { state: FieldState }) {
  const { t } = useTranslation("errors");
  const [first] = state.errors;
  if (!first) return null;
  return (
    <p id={`${state.id}-error`} className="field-error">
      {errorText(first, t)}
    </p>
  );
}
