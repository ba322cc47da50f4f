const SECONDS_UP_TO = 90;

/** A wait that a person can plan with: "45 seconds", beyond 90 whole minutes. `seconds` is whole, at least 1. */
export function spokenWait(locale: string, seconds: number): string {
  const [count, unit] =
    seconds <= SECONDS_UP_TO
      ? [seconds, "second"]
      : [Math.ceil(seconds / 60), "minute"];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "long",
  }).format(count);
}
