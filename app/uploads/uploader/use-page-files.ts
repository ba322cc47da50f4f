import { useEffect, useState } from "react";

/**
 * Files that are dropped anywhere on the page, or pasted into it. Text that is pasted into a field stays a text.
 * @returns whether files are held over the page now
 */
export function usePageFiles(take: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const listen = <Kind extends keyof WindowEventMap>(
      kind: Kind,
      listener: (event: WindowEventMap[Kind]) => void,
    ) => window.addEventListener(kind, listener, { signal: listening.signal });
    // Entering a part of the page comes before leaving the one around it.
    let depth = 0;
    const moved = (by: number) => (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      depth = Math.max(0, depth + by);
      setIsOver(depth > 0);
    };
    listen("dragenter", moved(1));
    listen("dragleave", moved(-1));
    // A file that is dropped where nobody takes it is opened instead of the page.
    listen("dragover", (event) => {
      if (hasFiles(event.dataTransfer)) event.preventDefault();
    });
    listen("drop", (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    });
    listen("paste", ({ clipboardData, target }) => {
      const files = [...(clipboardData?.files ?? [])];
      const hasText = clipboardData?.types.includes("text/plain");
      if (files.length > 0 && !(hasText && isTextField(target))) take(files);
    });
    return () => listening.abort();
  }, [take]);
  return isOver;
}

function hasFiles(carried: DataTransfer | null): boolean {
  return carried?.types.includes("Files") ?? false;
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
  );
}
