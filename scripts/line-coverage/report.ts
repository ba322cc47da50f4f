import type { FileCount } from "./count.ts";

/** How many of a hundred lines ran, cut to two decimals: 100 means all. */
export function percentOf(files: readonly FileCount[]): number {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const missed = files.reduce((sum, file) => sum + file.missed.length, 0);
  if (lines === 0) return 0;
  return Math.floor((10_000 * (lines - missed)) / lines) / 100;
}

/** The files with lines that never ran, those with most of them first: how many, of how many, and which. */
export function listMissed(files: readonly FileCount[]): string {
  const rows = files
    .filter(({ missed }) => missed.length > 0)
    .toSorted((a, b) => b.missed.length - a.missed.length)
    .map(
      ({ path, lines, missed }) =>
        `${missed.length} of ${lines}  ${path}: ${spans(missed)}\n`,
    );
  return rows.join("");
}

/** `3, 7-9` */
function spans(numbers: readonly number[]): string {
  const found: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.to === number - 1) last.to = number;
    else found.push({ from: number, to: number });
  }
  return found
    .map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`))
    .join(", ");
}
