import { useEffect, useLayoutEffect, useRef } from "react";
import type { Uploader } from "./open-uploader.ts";

/**
 * When a change takes away what has the focus, such as the button for everything once everything is sent, the focus goes
 * to the element with this reference, unless something else takes it.
 */
export function useKeptFocus(uploader: Uploader) {
  const heir = useRef<HTMLParagraphElement>(null);
  const focused = useRef<Element | null>(null);
  // Told before React puts the change on the page.
  useEffect(
    () => uploader.subscribe(() => (focused.current = document.activeElement)),
    [uploader],
  );
  useLayoutEffect(() => {
    const before = focused.current;
    focused.current = null;
    if (!before || isUsable(before)) return;
    requestAnimationFrame(() => {
      const now = document.activeElement;
      if (now === document.body || now === before) heir.current?.focus();
    });
  });
  return heir;
}

/** A field that cannot be used any more loses the focus too, a little later. */
function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(":disabled");
}
