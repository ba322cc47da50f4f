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
  return onlyMethods("POST")();
}

/** The loader or action of a route that takes none of its methods: 405, naming those that are taken elsewhere. */
export function onlyMethods(...methods: readonly string[]): () => never {
  return () => {
    const headers = { Allow: methods.join(", ") };
    throw new Response(null, { status: 405, headers });
  };
}

/** The action of a route that answers several methods, each by a function of its own. */
export function answerByMethod<Args extends { request: Request }>(
  answers: Readonly<Record<string, (args: Args) => Promise<Response>>>,
): (args: Args) => Promise<Response> {
  const refuse = onlyMethods(...Object.keys(answers));
  return async (args) => {
    const { method } = args.request;
    const answer = Object.hasOwn(answers, method) ? answers[method] : undefined;
    return answer ? answer(args) : refuse();
  };
}
