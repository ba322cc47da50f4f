import { request } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

const START_LIMIT_MS = 30_000;
const RETRY_MS = 10;

export interface Answer {
  status: number;
  /** Names and values in turn. */
  headers: string[];
  body: Buffer;
}

/** Asks as a browser that navigates would: `fetch` sets headers of its own by which the splash steps aside. */
export function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, (response) => {
      const { statusCode = 0, rawHeaders } = response;
      buffer(response).then(
        (body) => resolve({ status: statusCode, headers: rawHeaders, body }),
        reject,
      );
    })
      .on("error", reject)
      .end();
  });
}

/** Waits until an address answers 200. Throws when it does not in half a minute. */
export async function untilOk(
  url: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    const answer = await get(url, headers).catch(() => null);
    if (answer?.status === 200) return;
    if (Date.now() > limit)
      throw new Error(`${url} answers ${answer?.status ?? "nothing"}`);
    await pause(RETRY_MS);
  }
}
