import { ask, type Answer } from "./browser-request.ts";

/** A browser without a screen: keeps the cookies of every host, follows nothing by itself. */
export interface CookieBrowser {
  /** Opens an address. */
  open(url: string): Promise<Answer>;
  /** Sends a form, as a page of the same host does. */
  send(url: string, form: Record<string, string>): Promise<Answer>;
  /** The cookies for an address, by name. A test may take some away, or put others in. */
  cookies(url: string): Map<string, string>;
}

/** Opens one in which nobody has been anywhere. */
export function openCookieBrowser(): CookieBrowser {
  const jars = new Map<string, Map<string, string>>();
  const cookies = (url: string) => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };

  async function go(url: string, form?: Record<string, string>) {
    const { host, origin, port, pathname, search } = new URL(url);
    const jar = cookies(url);
    const pairs = [...jar].map(([name, value]) => `${name}=${value}`);
    const body = form && new URLSearchParams(form).toString();
    const answer = await ask({ port: Number(port) }, pathname + search, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        Host: host,
        ...(pairs.length > 0 ? { Cookie: pairs.join("; ") } : {}),
        ...(body === undefined
          ? {}
          : {
              Origin: origin,
              "Content-Type": "application/x-www-form-urlencoded",
              "Content-Length": String(Buffer.byteLength(body)),
            }),
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of answer.headers["set-cookie"] ?? []) keep(jar, line);
    return answer;
  }

  return {
    cookies,
    open: (url) => go(url),
    send: (url, form) => go(url, form),
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";", 1);
  const name = pair.slice(0, pair.indexOf("="));
  const isGone = /;\s*max-age=0|;\s*expires=thu, 01 jan 1970/i.test(line);
  if (isGone) jar.delete(name);
  else jar.set(name, pair.slice(name.length + 1));
}
