import pg from "pg";

/** Told of every statement's verb ("select"), its text without values, and how long it took in milliseconds. */
export type QueryObserver = (
  verb: string,
  text: string,
  milliseconds: number,
) => void;

/** A `pg` client class that reports each query, whoever sends it: Prisma, jobs or our own SQL. */
export function measuredClient(
  observe: QueryObserver | undefined,
): typeof pg.Client {
  if (!observe) return pg.Client;
  return class MeasuredClient extends pg.Client {
    // `query` has eight overloads; what goes in and comes out is passed on untouched.
    override query(...parameters: unknown[]): never {
      const start = performance.now();
      const text = textOf(parameters[0]);
      const done = () => observe(verbOf(text), text, performance.now() - start);
      const callback = parameters.at(-1);
      if (typeof callback === "function") {
        parameters[parameters.length - 1] = (...answer: unknown[]) => {
          done();
          (callback as (...values: unknown[]) => void)(...answer);
        };
      }
      const result = (super.query as (...values: unknown[]) => unknown)(
        ...parameters,
      );
      if (result instanceof Promise) result.then(done, done);
      return result as never;
    }
  };
}

function textOf(query: unknown): string {
  if (typeof query === "string") return query;
  const text = (query as { text?: unknown } | null)?.text;
  return typeof text === "string" ? text : "";
}

const VERBS = new Set([
  "select",
  "insert",
  "update",
  "delete",
  "with",
  "begin",
  "commit",
  "rollback",
  "set",
]);

function verbOf(text: string): string {
  const verb = /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? "other";
  return VERBS.has(verb) ? verb : "other";
}
