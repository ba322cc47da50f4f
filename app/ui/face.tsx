/** How the house's face looks: its closed happy eyes are the m of Mingus. */
export type Mood = keyof typeof DRAWINGS;

/** Lines on 64 units. */
const DRAWINGS = {
  happy: "M14 33v-4a9 9 0 0 1 18 0v4M32 29a9 9 0 0 1 18 0v4M22 45q10 8 20 0",
  asleep: "M14 28a7 7 0 0 0 14 0M36 28a7 7 0 0 0 14 0M29 46h6",
  lost: "M26 27v1M48 27v1M22 45q5-6 10 0t10 0",
  broken: "M17 23l10 10M27 23l-10 10M37 23l10 10M47 23l-10 10M22 47q10-8 20 0",
  firm: "M15 29h11M38 29h11M26 45h12",
  hurried:
    "M16 28a6 6 0 1 0 12 0a6 6 0 1 0-12 0M36 28a6 6 0 1 0 12 0a6 6 0 1 0-12 0M28 47a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
} as const;

/** A square drawing, decoration only. Colour and size come from the styles. */
export function Face({ mood }: { mood: Mood }) {
  return (
    <svg
      className="face"
      viewBox="0 0 64 64"
      width="48"
      height="48"
      aria-hidden
    >
      <path
        d={DRAWINGS[mood]}
        fill="none"
        stroke="currentColor"
        strokeWidth="4.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
