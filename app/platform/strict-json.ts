/** A key, `{`, `}`, or a text that is no key, in text that is known to be JSON. */
const STEPS = /[{}]|"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/**
 * What a JSON text says. Throws a SyntaxError for anything that two readers could understand differently:
 * the same key twice, `__proto__` as a key (RFC 8259, 4 leaves it to each reader).
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const open: Set<string>[] = [];
  for (const [step, colon] of text.matchAll(STEPS)) {
    if (step === "{") open.push(new Set());
    else if (step === "}") open.pop();
    else if (colon) addKey(open.at(-1), step.slice(0, -colon.length));
  }
  return value;
}

function addKey(keys: Set<string> | undefined, written: string): void {
  const key = JSON.parse(written) as string;
  if (key === "__proto__" || keys?.has(key))
    throw new SyntaxError("an ambiguous key");
  keys?.add(key);
}
