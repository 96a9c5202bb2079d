import { clsx } from "clsx";
import type { InputHTMLAttributes } from "react";

import { FieldFrame, type FieldProps, useWiredField } from "./field-frame";

type Passed =
  | "type"
  | "placeholder"
  | "autoComplete"
  | "inputMode"
  | "maxLength"
  | "minLength"
  | "pattern"
  | "spellCheck"
  | "readOnly";

interface TextFieldProps extends FieldProps, Pick<InputHTMLAttributes<HTMLInputElement>, Passed> {
  /** Fixed digits: codes and references line up. */
  digits?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { state, input } = useWiredField(props);
  const {
    type = "text",
    placeholder,
    autoComplete,
    inputMode,
    maxLength,
    minLength,
    pattern,
    spellCheck,
    readOnly,
  } = props;
  return (
    <FieldFrame field={props} state={state}>
      <input
        {...{
          type,
          placeholder,
          autoComplete,
          inputMode,
          maxLength,
          minLength,
          pattern,
          spellCheck,
          readOnly,
        }}
        {...input}
        key={state.key}
        className={clsx("input", props.digits && "num")}
        defaultValue={state.value ?? props.defaultValue}
      />
    </FieldFrame>
  );
}
