import { ownPath } from "./own-path.ts";

interface HiddenNextProps {
  field: { name: string; initialValue: unknown };
}

/** Where a form leads on to, kept while it is refused. */
export function HiddenNext({ field }: HiddenNextProps) {
  const next = ownPath(field.initialValue);
  return <input type="hidden" name={field.name} value={next} />;
}
