import { FieldFrame, type FieldProps, useWiredField } from "./field-frame";

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectFieldProps extends FieldProps {
  options: readonly SelectOption[];
  /** The first, empty choice: "Choose one", "Any status". */
  placeholder?: string;
}

export function SelectField(props: SelectFieldProps) {
  const { state, input } = useWiredField(props);
  return (
    <FieldFrame field={props} state={state}>
      <select
        {...input}
        key={state.key}
        className="input"
        defaultValue={state.value ?? props.defaultValue ?? ""}
      >
        {props.placeholder !== undefined && <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
