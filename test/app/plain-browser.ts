import type { OutgoingHttpHeaders } from "node:http";
import { ask, type Answer } from "./browser-request.ts";
import type { RunningApp } from "./running-app.ts";

/** A browser with cookies and forms, and nothing else. It follows no redirect. */
export interface PlainBrowser {
  cookies: Map<string, string>;
  get(path: string): Promise<Answer>;
  /** Sends a form of the site's own. */
  post(path: string, fields?: Record<string, string>): Promise<Answer>;
}

/** @param headers go along with every request */
export function openPlainBrowser(
  app: Pick<RunningApp, "url" | "port">,
  headers: OutgoingHttpHeaders = {},
): PlainBrowser {
  const cookies = new Map<string, string>();
  async function send(method: string, path: string, body?: string) {
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`);
    const answer = await ask(app, path, {
      method,
      headers: {
        ...(jar.length > 0 ? { Cookie: jar.join("; ") } : {}),
        ...(body === undefined ? {} : formHeaders(app, body)),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return answer;
  }
  return {
    cookies,
    get: (path) => send("GET", path),
    post: (path, fields = {}) =>
      send("POST", path, new URLSearchParams(fields).toString()),
  };
}

function formHeaders({ url }: { url: string }, body: string) {
  return {
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": String(Buffer.byteLength(body)),
    Origin: url,
  };
}
