/**
 * The eight categories a site starts with. The colour is a badge's background: onColour is the text colour that
 * reaches 4.5:1 on it (WCAG 2.2, 1.4.3). weekday is 0 for Sunday .. 6 for Saturday, null for no fixed day.
 */
export const CATEGORIES = [
  {
    slug: "faith",
    icon: "☼",
    colour: "#5a4fcf",
    onColour: "#ffffff",
    weekday: 0,
    position: 1,
    labels: { en: "Faith", es: "Fe", fr: "Foi" },
  },
  {
    slug: "work-life",
    icon: "☕︎",
    colour: "#0f7278",
    onColour: "#ffffff",
    weekday: 1,
    position: 2,
    labels: { en: "Work life", es: "Vida laboral", fr: "Vie de bureau" },
  },
  {
    slug: "health",
    icon: "✚",
    colour: "#ffb3c4",
    onColour: "#231a33",
    weekday: 2,
    position: 3,
    labels: { en: "Health", es: "Salud", fr: "Santé" },
  },
  {
    slug: "housing",
    icon: "⌂",
    colour: "#ffb545",
    onColour: "#231a33",
    weekday: 3,
    position: 4,
    labels: { en: "Housing", es: "Vivienda", fr: "Logement" },
  },
  {
    slug: "transportation",
    icon: "⇄",
    colour: "#1565c0",
    onColour: "#ffffff",
    weekday: 4,
    position: 5,
    labels: { en: "Transportation", es: "Transporte", fr: "Transports" },
  },
  {
    slug: "relationships",
    icon: "♥",
    colour: "#c2304f",
    onColour: "#ffffff",
    weekday: 5,
    position: 6,
    labels: { en: "Relationships", es: "Relaciones", fr: "Relations" },
  },
  {
    slug: "family",
    icon: "❀",
    colour: "#a6d66b",
    onColour: "#231a33",
    weekday: 6,
    position: 7,
    labels: { en: "Family", es: "Familia", fr: "Famille" },
  },
  {
    slug: "going-out",
    icon: "★",
    colour: "#6d35b5",
    onColour: "#ffffff",
    weekday: null,
    position: 8,
    labels: { en: "Going out", es: "Salir", fr: "Sorties" },
  },
] as const;

export type CategorySlug = (typeof CATEGORIES)[number]["slug"];
