import type { z } from "zod";

/** What a form or query says, or a thrown 400. */
export function parseFields<Schema extends z.ZodType>(
  schema: Schema,
  fields: Iterable<readonly [string, unknown]>,
): z.output<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(fields));
  if (parsed.success) return parsed.data;
  throw new Response(null, { status: 400 });
}

/** The loader of a route that only takes POST. */
export function onlyPost(): never {
  throw new Response(null, { status: 405, headers: { Allow: "POST" } });
}
