/** Two sizes for tests of decoding. */
export const PLAN = [
  {
    size: "large",
    box: { width: 200, height: 200 },
    formats: ["jpeg", "webp"],
  },
  { size: "small", box: { width: 60, height: 60 }, formats: ["jpeg", "webp"] },
] as const;
