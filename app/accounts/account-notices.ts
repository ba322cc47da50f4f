/** What has just been done, told by the screen that it led to in `?done=`. */
export const ACCOUNT_DONE = [
  "signed-up",
  "signed-out",
  "profile",
  "password",
  "session",
  "sessions",
  "program",
  "token",
  "google",
  "google-off",
  "deleted",
] as const;
export type AccountDone = (typeof ACCOUNT_DONE)[number];

/** What the address of a request says was done; null when that is nothing of ours. */
export function readDone(request: Request): AccountDone | null {
  const done = new URL(request.url).searchParams.get("done");
  return ACCOUNT_DONE.find((known) => known === done) ?? null;
}
