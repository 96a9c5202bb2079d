import { clsx } from "clsx";
import type { ButtonHTMLAttributes } from "react";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  small?: boolean;
  /** Shows that its work is under way and takes no second press. */
  busy?: boolean;
}

export function buttonClass(look: ButtonLook, small?: boolean): string {
  return clsx("btn", look !== "plain" && `btn-${look}`, small && "btn-small");
}

/** A button that does something; one that goes somewhere is a LinkButton. */
export function Button({
  look = "plain",
  small,
  busy,
  className,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={clsx(buttonClass(look, small), className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}
