import { FieldFrame, type FieldProps, useWiredField } from "./field-frame";

interface MoneyFieldProps extends FieldProps {
  /** ISO 4217; shown in front of the amount. */
  currency: string;
}

/** An amount as plain decimal text ("1234.50"); the command's schema reads it (`parseAmount`). */
export function MoneyField(props: MoneyFieldProps) {
  const { state, input } = useWiredField(props);
  return (
    <FieldFrame field={props} state={state}>
      <span className="input-row">
        <span className="input-before" aria-hidden="true">
          {props.currency}
        </span>
        <input
          {...input}
          key={state.key}
          className="input num"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={state.value ?? props.defaultValue}
        />
      </span>
    </FieldFrame>
  );
}
