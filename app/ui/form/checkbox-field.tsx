import { FieldError, type FieldProps, useWiredField } from "./field-frame";

interface CheckboxFieldProps extends Omit<FieldProps, "defaultValue" | "hideLabel"> {
  defaultChecked?: boolean;
  value?: string;
}

export function CheckboxField(props: CheckboxFieldProps) {
  const { state, input } = useWiredField(props);
  const { value = "on" } = props;
  const checked = state.value === undefined ? props.defaultChecked : state.value === value;
  return (
    <div className="field">
      <div className="check">
        <input {...input} key={state.key} type="checkbox" value={value} defaultChecked={checked} />
        <label htmlFor={state.id}>{props.label}</label>
      </div>
      {props.help && (
        <p id={`${state.id}-help`} className="field-help">
          {props.help}
        </p>
      )}
      <FieldError state={state} />
    </div>
  );
}
