/** Errors of the world outside that pass by themselves: to send the same again is all it takes. */
const PASSING_CODES = new Set([
  // This machine has no room for more: the disk is full, too many files are open.
  ...["ENOSPC", "EDQUOT", "EMFILE", "ENFILE"],
  // A server is away, or hung up.
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"],
  // Ours, for a storage that cannot be used now, whatever it said.
  "storage_unavailable",
  // Prisma's words for a database that cannot be reached, is silent, closed the connection, or has none to spare.
  // https://www.prisma.io/docs/orm/reference/error-reference
  // Or that took another transaction first.
  ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034", "P2037"],
  // PostgreSQL's: shutting down, crashed, starting, too slow; no connection, memory or disk to spare; a replica, as
  // after a failover; another transaction was first. https://www.postgresql.org/docs/current/errcodes-appendix.html
  ...["57P01", "57P02", "57P03", "57014", "53000", "53100", "53200", "53300"],
  ...["25006", "40001", "40P01"],
]);

/** What `pg` says without a code. */
const PASSING_WORDS =
  /connection terminated|timeout exceeded when trying to connect|query read timeout/i;

/** Prisma has words of its own for few of PostgreSQL's codes: the others stand where its driver has left them. */
interface PrismaError {
  code?: unknown;
  meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
}

/** Whether an error, or what caused it, passes by itself. */
export function isPassing(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code, meta } = each as PrismaError;
    const codes = [code, meta?.driverAdapterError?.cause?.originalCode];
    if (codes.some((one) => PASSING_CODES.has(one as string))) return true;
    if (PASSING_WORDS.test(each.message)) return true;
  }
  return false;
}
