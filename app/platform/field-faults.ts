import type { z } from "zod";

/** What an API says of a field, by what its schema found. A library's own words never leave. */
const FAULT_WORDS: Readonly<Record<string, string>> = {
  invalid_type: "is missing, or not of the type that is expected here",
  invalid_value: "is none of the values that are known here",
  invalid_format: "is not written as expected",
  too_small: "is too short or too small",
  too_big: "is too long or too large",
};
const OTHER_FAULT = "is not as expected";

/** What is wrong with each field, by its path: `items.0.kind`. The first fault of a field is told. */
export function fieldFaults({ issues }: z.ZodError): Record<string, string> {
  const told = issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => [key, "is not known here"] as const);
    const words = FAULT_WORDS[issue.code] ?? OTHER_FAULT;
    return issue.path.length === 0
      ? []
      : [[issue.path.join("."), words] as const];
  });
  return Object.fromEntries(told.reverse());
}
