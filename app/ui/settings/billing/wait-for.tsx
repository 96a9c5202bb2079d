import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";

const PAUSE_MS = 2_000;

/** Goes on by itself: to a page of ours after a moment, with scripts and without; to the provider's at once. */
export function WaitFor({ next, away = false }: { next: string; away?: boolean }) {
  const navigate = useNavigate();
  useEffect(() => {
    if (away) {
      window.location.assign(next);
      return undefined;
    }
    const timer = setTimeout(() => void navigate(next, { replace: true }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [next, away, navigate]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${away ? 0 : PAUSE_MS / 1000};url=${next}`} />
    </noscript>
  );
}
