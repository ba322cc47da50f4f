/** Names shorter than this are too like anything: PATH is two letters from PORT. */
const SHORTEST_JUDGED = 6;
/** From this length on, two slips are still a slip. */
const LONG_NAME = 8;

/** One letter from a name of ours, and on every Mac: no slip. */
const OTHERS_NAMES: readonly string[] = ["TMPDIR"];

/** A warning for each unknown name that is one or two letters away from a known one. */
export function similarNames(
  names: readonly string[],
  known: readonly string[],
): string[] {
  return names.flatMap((name) => {
    const near = [...known, ...OTHERS_NAMES].includes(name)
      ? undefined
      : known.find((other) => isSlip(name, other));
    const words = `${name} is not a known variable; did you mean ${near}?`;
    return near ? [words] : [];
  });
}

function isSlip(name: string, known: string): boolean {
  if (known.length < SHORTEST_JUDGED) return false;
  const most = known.length < LONG_NAME ? 1 : 2;
  // No slip makes up for more letters; counting them spares nearly all names the dear comparison.
  if (Math.abs(name.length - known.length) > most) return false;
  return editDistance(name, known) <= most;
}

/** Levenshtein's: letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
