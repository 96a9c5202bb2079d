import { Link, type LinkProps } from "@remix-run/react";
import { clsx } from "clsx";

import { type ButtonLook, buttonClass } from "./button";

interface LinkButtonProps extends LinkProps {
  look?: ButtonLook;
  small?: boolean;
}

/** A link that is as important as a button: the page's one primary action, or a download. */
export function LinkButton({ look = "plain", small, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={clsx(buttonClass(look, small), className)} />;
}
