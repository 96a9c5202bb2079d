import { FieldFrame, type FieldProps, useWiredField } from "./field-frame";

interface TextareaFieldProps extends FieldProps {
  rows?: number;
  maxLength?: number;
  placeholder?: string;
}

export function TextareaField(props: TextareaFieldProps) {
  const { state, input } = useWiredField(props);
  return (
    <FieldFrame field={props} state={state}>
      <textarea
        {...input}
        key={state.key}
        className="input"
        rows={props.rows ?? 3}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        defaultValue={state.value ?? props.defaultValue}
      />
    </FieldFrame>
  );
}
