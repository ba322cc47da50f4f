import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { LRUCache } from "lru-cache";
import type { Edge } from "#app/platform/edge.server.ts";
import type { Logs } from "#app/platform/logs.server.ts";
import { parseRange } from "./byte-range.ts";
import { isKey } from "./keys.ts";
import type { ByteRange, Storage } from "./storage.server.ts";

const MEMORY_BYTES = 64 * 1024 * 1024;
/** Larger files are streamed and not remembered. */
const REMEMBERED_MAX_BYTES = 1024 * 1024;
const AREA_PREFIX = "/media/";

interface FileFacts {
  bytes: number;
  etag: string;
  /** Content-Type, Cache-Control and the rest, names and values in turn. */
  headers: readonly string[];
}

interface SmallFile extends FileFacts {
  body: Buffer;
  /** The generation in which storage was last seen to have it. */
  generation: number;
}

/** Nobody holds it whole: each reader has a stream of their own. */
interface LargeFile extends FileFacts {
  key: string;
  stream: Readable;
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
  const remembered = new LRUCache<string, SmallFile>({
    maxSize: MEMORY_BYTES,
    sizeCalculation: ({ body }) => body.length + 512,
  });

  async function find(key: string): Promise<SmallFile | LargeFile | null> {
    const known = remembered.get(key);
    if (known?.generation === generation) return known;
    const before = generation;
    if (known && (await needs.storage.head(key)))
      return Object.assign(known, { generation: before });
    remembered.delete(key);
    const file = await read(needs, key, before);
    if (file && "body" in file) remembered.set(key, file);
    return file;
  }

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    { key, id }: { key: string; id: readonly string[] },
  ): Promise<void> {
    const file = isKey(key) ? await find(key) : null;
    if (!file) edge.refuse(request, response, { code: "not_found" });
    else if ("body" in file) send(request, response, file, id);
    else await sendLarge(needs, request, response, file, id);
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
        serve(request, response, { key, id }).catch((error: unknown) => {
          // Whoever goes away amid a large picture is no fault of the storage's.
          if (response.headersSent) return response.destroy();
          needs.log.warn("picture_not_served", { error });
          const headers = ["Retry-After", "5"];
          edge.refuse(request, response, { code: "busy", headers });
        });
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
): Promise<SmallFile | LargeFile | null> {
  const found = await storage.get(key);
  if (!found) return null;
  const { bytes, contentType, cacheControl, etag } = found.facts;
  const own = [
    ...["Content-Type", contentType, "Cache-Control", cacheControl],
    ...["ETag", etag, "Accept-Ranges", "bytes"],
  ];
  const headers = [
    ...[...edge.headers.media, ...own],
    ...["Content-Disposition", "inline"],
  ];
  const facts = { bytes, etag, headers };
  if (bytes > REMEMBERED_MAX_BYTES)
    return { ...facts, key, stream: found.body };
  const parts: Buffer[] = [];
  for await (const part of found.body) parts.push(part as Buffer);
  return { ...facts, body: Buffer.concat(parts), generation };
}

/** What a request gets of a file. */
interface Plan {
  status: 200 | 206 | 304 | 416;
  headers: readonly string[];
  /** The bytes that follow; null for none. */
  part: ByteRange | null;
}

function planFor(
  { method, headers: asked }: IncomingMessage,
  { bytes, etag, headers: own }: FileFacts,
  id: readonly string[],
): Plan {
  const headers = [...own, ...id];
  if (asked["if-none-match"]?.includes(etag))
    return { status: 304, headers, part: null };
  const ifRange = asked["if-range"];
  const wanted = ifRange === undefined || ifRange === etag;
  const range = wanted ? parseRange(asked.range, bytes) : null;
  if (range === "unsatisfiable")
    return { status: 416, headers: withoutContent(headers, bytes), part: null };
  const part = range ?? { start: 0, end: bytes - 1 };
  headers.push("Content-Length", String(part.end - part.start + 1));
  if (range)
    headers.push("Content-Range", `bytes ${part.start}-${part.end}/${bytes}`);
  const hasBody = method !== "HEAD" && bytes > 0;
  return { status: range ? 206 : 200, headers, part: hasBody ? part : null };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: SmallFile,
  id: readonly string[],
): void {
  const { status, headers, part } = planFor(request, file, id);
  response.writeHead(status, headers as string[]);
  if (part) response.end(file.body.subarray(part.start, part.end + 1));
  else response.end();
}

/** As it is read: a reader that stops holds back the reading, and costs one buffer. */
async function sendLarge(
  { storage, edge }: Needs,
  request: IncomingMessage,
  response: ServerResponse,
  file: LargeFile,
  id: readonly string[],
): Promise<void> {
  const { status, headers, part } = planFor(request, file, id);
  const isWhole = status === 200 && part !== null;
  if (!isWhole) file.stream.destroy();
  const cut = part && !isWhole ? await storage.get(file.key, part) : null;
  const stream = isWhole ? file.stream : cut?.body;
  if (part && !stream)
    return edge.refuse(request, response, { code: "not_found" });
  response.writeHead(status, headers as string[]);
  if (stream) await pipeline(stream, response);
  else response.end();
}

function withoutContent(headers: readonly string[], bytes: number): string[] {
  const plain = headers.filter(
    (_, index) =>
      !["Content-Type", "Cache-Control"].includes(
        headers[index - (index % 2)] ?? "",
      ),
  );
  return [
    ...[...plain, "Content-Range", `bytes */${bytes}`],
    ...["Cache-Control", "no-store", "Content-Length", "0"],
  ];
}
