import { inkOn } from "#app/ui/contrast.ts";

export interface CategoryBadgeProps {
  category: { label: string; icon: string; colour: string };
  /** Read out before the label: "Category". */
  prefix: string;
}

/** Lines on 24 units. Any other icon is shown as the text it is, an emoji for instance; a name not drawn here is not. */
const DRAWINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    candle: "M12 3c2 2 3 3.6 3 5a3 3 0 0 1-6 0c0-1.4 1-3 3-5zM9 14h6v7H9z",
    mug: "M5 9h11v7a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 11h2a2.5 2.5 0 0 1 0 5h-2M9 3v2.5M12.5 3v2.5",
    pulse: "M3 12h4l2.5-6 5 12 2.5-6h4",
    house: "M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6",
    bus: "M5 5h14v12H5zM5 11h14M8 17v3M16 17v3",
    heart:
      "M12 20C6 16 3.5 12.5 3.5 9A4.4 4.4 0 0 1 12 7.5 4.4 4.4 0 0 1 20.5 9c0 3.5-2.5 7-8.5 11z",
    people:
      "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20a5 5 0 0 1 10 0M17 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM15 17a4 4 0 0 1 6 3",
    glass: "M4 5h16l-8 9zM12 14v6M8 20h8",
  }),
);

const NAME = /^[\w-]+$/;

/** What a meme is about: a stamp in the category's colour and its name. The colour alone says nothing. */
export function CategoryBadge({ category, prefix }: CategoryBadgeProps) {
  return (
    <p className="badge">
      <Stamp icon={category.icon} colour={category.colour} />
      <span>
        <span className="unseen">{prefix}: </span>
        {category.label}
      </span>
    </p>
  );
}

function Stamp({ icon, colour }: { icon: string; colour: string }) {
  const drawing = DRAWINGS.get(icon);
  const ink = inkOn(colour);
  const line = {
    fill: "none",
    stroke: ink,
    strokeWidth: 2,
    strokeLinecap: "round",
    strokeLinejoin: "round",
  } as const;
  return (
    <svg viewBox="-6 -6 36 36" width="32" height="32" aria-hidden>
      <circle cx="12" cy="12" r="18" fill={colour} />
      {drawing && <path d={drawing} {...line} />}
      {!drawing && !NAME.test(icon) && (
        <text x="12" y="19" textAnchor="middle" fontSize="20" fill={ink}>
          {icon}
        </text>
      )}
    </svg>
  );
}
