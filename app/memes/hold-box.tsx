/** Stops a moving picture without a script, by a style that shows its still: WCAG 2.2.2. */
export function HoldBox({ label }: { label: string }) {
  return (
    <label className="hold">
      <input type="checkbox" autoComplete="off" /> {label}
    </label>
  );
}
