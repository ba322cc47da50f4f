import { expect, test } from "vitest";
import {
  MEME_STATUSES,
  nextStatus,
  TRANSITIONS,
  type MemeStatus,
  type TransitionKind,
} from "./lifecycle.ts";

/** The contract's lifecycle, written out a second time: from -> everything it may become. */
const ALLOWED: Record<MemeStatus, MemeStatus[]> = {
  pending: ["approved", "rejected", "flagged", "withdrawn"],
  flagged: ["approved", "rejected", "withdrawn"],
  approved: ["taken_down", "flagged", "pending", "withdrawn"],
  rejected: ["pending", "approved"],
  taken_down: ["approved"],
  withdrawn: ["pending"],
};
const KINDS = Object.keys(TRANSITIONS) as TransitionKind[];

for (const from of MEME_STATUSES) {
  for (const to of MEME_STATUSES) {
    const allowed = ALLOWED[from].includes(to);
    test(`a ${from} meme ${allowed ? "may" : "may not"} become ${to}`, () => {
      expect(KINDS.some((kind) => nextStatus(from, kind) === to)).toBe(allowed);
    });
  }
}
