import {
  request,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from "node:http";
import { text } from "node:stream/consumers";

/** What a browser says of itself when somebody opens a page: bots are sent straight on. */
export const BROWSER_HEADERS: OutgoingHttpHeaders = {
  "User-Agent":
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  Accept: "text/html,application/xhtml+xml,*/*;q=0.8",
  "Accept-Language": "en",
};

/** A whole answer. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Asking {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

/**
 * Asks as a browser does, and follows no redirect. The path goes out as it is written, the headers too:
 * `fetch` would tidy both.
 */
export function ask(
  { port }: { port: number },
  path: string,
  { method = "GET", headers = {}, body }: Asking = {},
): Promise<Answer> {
  const all = { ...BROWSER_HEADERS, Host: `localhost:${port}`, ...headers };
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: "127.0.0.1", port, path, method, headers: all, agent: false },
      (answer) => {
        text(answer).then(
          (body) =>
            resolve({
              ...{ status: answer.statusCode ?? 0, headers: answer.headers },
              body,
            }),
          reject,
        );
      },
    );
    asking.once("error", reject);
    asking.end(body);
  });
}
