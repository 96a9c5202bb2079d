import { FieldFrame, type FieldProps, useWiredField } from "./field-frame";

interface DateFieldProps extends FieldProps {
  /** Civil dates "YYYY-MM-DD". */
  min?: string;
  max?: string;
}

/** The browser's own date input: known to its user, and it sends "YYYY-MM-DD". */
export function DateField(props: DateFieldProps) {
  const { state, input } = useWiredField(props);
  return (
    <FieldFrame field={props} state={state}>
      <input
        {...input}
        key={state.key}
        type="date"
        className="input num"
        min={props.min}
        max={props.max}
        defaultValue={state.value ?? props.defaultValue}
      />
    </FieldFrame>
  );
}
