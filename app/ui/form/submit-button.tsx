import { createContext, useContext } from "react";

import { Button, type ButtonProps } from "../action/button";

/** True while the form around it waits for its answer. */
const SubmittingContext = createContext(false);

export const SubmittingProvider = SubmittingContext.Provider;

/** The button that sends its ActionForm; it shows the wait and takes no second press. */
export function SubmitButton({ look = "primary", ...rest }: Omit<ButtonProps, "type" | "busy">) {
  const submitting = useContext(SubmittingContext);
  return <Button {...rest} type="submit" look={look} busy={submitting} />;
}
