/** The one outline colour: a warm black, softer than #000 on dark and light surroundings. */
export const INK = "#231a33";
export const PAPER = "#fff6e6";
export const WHITE = "#ffffff";

/** Paints for characters and things, shared by all pictures so that they look like one hand's work. */
export const PAINT = {
  coral: "#ff6b5e",
  tomato: "#e8413c",
  peach: "#ffb38a",
  orange: "#ff9233",
  mustard: "#ffc23d",
  lemon: "#ffe066",
  lime: "#b4dc4b",
  leaf: "#4fae5a",
  forest: "#23775a",
  mint: "#8fe0c0",
  teal: "#1fa6a0",
  sky: "#8fd3f4",
  blue: "#3f8efc",
  navy: "#2b3a80",
  night: "#1d2150",
  lilac: "#c3a6f5",
  violet: "#7d5bd0",
  pink: "#ff9fc2",
  rose: "#f2548c",
  sand: "#f3d9a4",
  wood: "#c98a4b",
  cocoa: "#7d4e35",
  stone: "#b9bccb",
  slate: "#6d7391",
} as const;

/** Each category's stage: a wall, a floor, a bright accent. Pictures may leave it for a night or a landscape. */
export const STAGE = {
  faith: { wall: "#5a4fcf", floor: "#3d338f", accent: "#ffd35c" },
  workLife: { wall: "#7fd6cf", floor: "#2f8f94", accent: "#ffe066" },
  health: { wall: "#ffd0da", floor: "#f08aa5", accent: "#8fe0c0" },
  housing: { wall: "#ffc46b", floor: "#d9813f", accent: "#fff0c2" },
  transportation: { wall: "#9bdcf7", floor: "#59627f", accent: "#ffe066" },
  relationships: { wall: "#ff9a9a", floor: "#c94f6d", accent: "#ffe3b0" },
  family: { wall: "#bfe48a", floor: "#6aa84f", accent: "#fff3b0" },
  goingOut: { wall: "#5b3a9e", floor: "#38226b", accent: "#ff7ab8" },
} as const;

/** Mixes two #rrggbb colours; share 0 is the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const channels = [1, 3, 5].map((start) => {
    const [from, to] = [first, second].map((colour) =>
      Number.parseInt(colour.slice(start, start + 2), 16),
    ) as [number, number];
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}

/** The colour of a thing's shaded side. */
export const shade = (colour: string): string => mix(colour, "#3b1f6b", 0.22);

/** The colour of a thing's lit side. */
export const tint = (colour: string): string => mix(colour, "#fffbe8", 0.45);
