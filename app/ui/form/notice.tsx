import type { ReactNode } from "react";

export interface NoticeProps {
  /** `done`: what was asked for has happened. `note`: something to know first. */
  kind: "done" | "note";
  children: ReactNode;
}

/** A sentence or two set apart, read out when the page opens. */
export function Notice({ kind, children }: NoticeProps) {
  return (
    <div className={`notice ${kind}`} role="status">
      {children}
    </div>
  );
}
