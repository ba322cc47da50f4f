/** Names the folder where programs that the tests start write down which lines ran: set by `npm test`. */
const FOLDER_VARIABLE = "PROGRAM_COVERAGE";

/** What a program of ours gets into its environment to write down which of its lines ran, when it ends in order. */
export function coverageEnvironment(): Record<string, string> {
  const folder = process.env[FOLDER_VARIABLE];
  return folder ? { NODE_V8_COVERAGE: folder } : {};
}
