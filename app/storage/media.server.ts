import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import type { Edge } from "#app/platform/edge.server.ts";
import type { Logs } from "#app/platform/logs.server.ts";
import { parseRange } from "./byte-range.ts";
import { isKey } from "./keys.ts";
import type { Storage } from "./storage.server.ts";

const MEMORY_BYTES = 64 * 1024 * 1024;
/** Larger files are streamed and not remembered. */
const REMEMBERED_MAX_BYTES = 1024 * 1024;
const AREA_PREFIX = "/media/";

interface File {
  body: Buffer;
  etag: string;
  /** Content-Type, Cache-Control and the rest, names and values in turn. */
  headers: readonly string[];
  /** The generation in which storage was last seen to have it. */
  generation: number;
}

export interface Media {
  /** Answers `/media/…` and nothing else; true when it does. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Something was taken down: look again in storage before anything remembered is sent. */
  recheck(): void;
}

interface Needs {
  storage: Storage;
  log: Pick<Logs, "warn">;
  edge: Pick<Edge, "headers" | "idOf" | "refuse">;
}

/** Serves public pictures: content-addressed, so for a year; the small and popular ones from memory. */
export function openMedia(needs: Needs): Media {
  const { edge } = needs;
  let generation = 0;
  const remembered = new LRUCache<string, File>({
    maxSize: MEMORY_BYTES,
    sizeCalculation: ({ body }) => body.length + 512,
  });

  async function find(key: string): Promise<File | null> {
    const known = remembered.get(key);
    if (known?.generation === generation) return known;
    const before = generation;
    if (known && (await needs.storage.head(key)))
      return Object.assign(known, { generation: before });
    remembered.delete(key);
    const file = await read(needs, key, before);
    if (file && file.body.length <= REMEMBERED_MAX_BYTES)
      remembered.set(key, file);
    return file;
  }

  return {
    answer(request, response) {
      const path = request.url ?? "";
      if (!path.startsWith(AREA_PREFIX)) return false;
      const id = ["X-Request-Id", edge.idOf(request)];
      const key = path.slice(1).split("?", 1)[0] ?? "";
      if (request.method !== "GET" && request.method !== "HEAD") {
        const headers = ["Allow", "GET, HEAD"];
        edge.refuse(request, response, { code: "method_not_allowed", headers });
        return true;
      }
      const known = remembered.get(key);
      if (known?.generation === generation) send(request, response, known, id);
      else {
        (isKey(key) ? find(key) : Promise.resolve(null)).then(
          (file) =>
            file
              ? send(request, response, file, id)
              : edge.refuse(request, response, { code: "not_found" }),
          (error: unknown) => {
            needs.log.warn("picture_not_served", { error });
            const headers = ["Retry-After", "5"];
            edge.refuse(request, response, { code: "busy", headers });
          },
        );
      }
      return true;
    },
    recheck: () => void generation++,
  };
}

async function read(
  { storage, edge }: Needs,
  key: string,
  generation: number,
): Promise<File | null> {
  const found = await storage.get(key);
  if (!found) return null;
  const parts: Buffer[] = [];
  for await (const part of found.body) parts.push(part as Buffer);
  const { contentType, cacheControl, etag } = found.facts;
  const own = [
    "Content-Type",
    contentType,
    "Cache-Control",
    cacheControl,
    "ETag",
    etag,
    "Accept-Ranges",
    "bytes",
  ];
  return {
    body: Buffer.concat(parts),
    etag,
    headers: [...edge.headers.media, ...own, "Content-Disposition", "inline"],
    generation,
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { body, etag, headers: own }: File,
  id: readonly string[],
): void {
  const headers = [...own, ...id];
  if (request.headers["if-none-match"]?.includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const wanted =
    request.headers["if-range"] === undefined ||
    request.headers["if-range"] === etag;
  const range = wanted ? parseRange(request.headers.range, body.length) : null;
  if (range === "unsatisfiable") {
    refuseRange(response, headers, body.length);
    return;
  }
  const part = range ? body.subarray(range.start, range.end + 1) : body;
  const place = range
    ? ["Content-Range", `bytes ${range.start}-${range.end}/${body.length}`]
    : [];
  response.writeHead(range ? 206 : 200, [
    ...headers,
    ...place,
    "Content-Length",
    String(part.length),
  ]);
  response.end(request.method === "HEAD" ? undefined : part);
}

function refuseRange(
  response: ServerResponse,
  headers: readonly string[],
  bytes: number,
): void {
  const plain = headers.filter(
    (_, index) =>
      !["Content-Type", "Cache-Control"].includes(
        headers[index - (index % 2)] ?? "",
      ),
  );
  response
    .writeHead(416, [
      ...plain,
      ...["Content-Range", `bytes */${bytes}`],
      ...["Cache-Control", "no-store", "Content-Length", "0"],
    ])
    .end();
}
