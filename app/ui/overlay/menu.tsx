import { Link } from "@remix-run/react";
import { DropdownMenu } from "radix-ui";
import { forwardRef, type ReactNode, type Ref, useState } from "react";

import { useHydrated } from "../keyboard/use-hydrated";

export interface MenuItem {
  key: string;
  label: ReactNode;
  /** Goes somewhere … */
  href?: string;
  /** … as a file or another site, by a full page load … */
  download?: boolean;
  /** … or submits the form with this id, with this button's name and value. */
  submit?: { form: string; name?: string; value?: string };
}

interface MenuProps {
  label: ReactNode;
  /** When the label is only an icon. */
  accessibleName?: string;
  className?: string;
  items: MenuItem[];
}

/** The rest of a page's actions. Without scripts it unfolds as a plain list of the same links and buttons. */
export function Menu({ label, accessibleName, className = "btn", items }: MenuProps) {
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  if (!hydrated) {
    return (
      <details className="menu">
        <summary className={className} aria-label={accessibleName}>
          {label}
        </summary>
        <div className="menu-panel">
          {items.map((item) => (
            <PlainItem key={item.key} item={item} />
          ))}
        </div>
      </details>
    );
  }
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger className={className} aria-label={accessibleName}>
        {label}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu-panel" align="end" sideOffset={4}>
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.key}
              asChild
              onSelect={(event) => {
                // A submit button must still be in the page when the browser acts on the click.
                event.preventDefault();
                setTimeout(() => setOpen(false));
              }}
            >
              <PlainItem item={item} />
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Takes the roving focus and keys that Radix hands down when it wraps the item. */
const PlainItem = forwardRef<HTMLElement, { item: MenuItem }>(function PlainItem({ item, ...rest }, ref) {
  if (item.href !== undefined) {
    return (
      <Link
        {...rest}
        ref={ref as Ref<HTMLAnchorElement>}
        className="menu-item"
        to={item.href}
        reloadDocument={item.download}
      >
        {item.label}
      </Link>
    );
  }
  const { form, name, value } = item.submit ?? {};
  return (
    <button
      {...rest}
      ref={ref as Ref<HTMLButtonElement>}
      type="submit"
      className="menu-item"
      form={form}
      name={name}
      value={value}
    >
      {item.label}
    </button>
  );
});
