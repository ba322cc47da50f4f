import type { IncomingMessage, ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { errorBody, ERRORS, type ErrorCode } from "#app/platform/errors.ts";
import type { Services } from "#app/platform/services.server.ts";
import { leaveUnread } from "#app/platform/unread-body.server.ts";
import { incomingKey } from "#app/storage/keys.ts";
import {
  createContentAddresses,
  type ContentAddresses,
  type ExpectedContent,
} from "./content-put-address.server.ts";
import { isStorageFault } from "../pipeline/store.server.ts";

type Needs = Pick<Services, "env" | "db" | "storage" | "clock" | "log">;

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

const ADDRESS = /^\/api\/v1\/uploads\/([\da-f-]{36})\/content$/;
const NOT_SIGNED =
  "This address takes the one file that it was made for, with its type and length, until it expires.";
const IN_PROGRESS = "This file is arriving already.";
const RETRY_SECONDS = "5";

/** Whether a request brings the bytes of an announced upload. */
export function bringsContent({ method, url = "" }: IncomingMessage): boolean {
  return method === "PUT" && ADDRESS.test(url.split("?", 1)[0] ?? "");
}

/**
 * Opens what takes the bytes of an announced upload where S3 does not: a PUT to a signed address, whose signature is
 * all the right it needs. As at S3, 403 is the answer to any other type, length or address, and to one that is over: by time,
 * or because the upload was confirmed. One body at a time comes to an address: many would fill the disk.
 */
export function openContentPut(needs: Needs) {
  const addresses = createContentAddresses(needs.env);
  const arriving = new Set<string>();

  async function receive(
    exchange: Exchange,
    expected: ExpectedContent,
  ): Promise<void> {
    const { uploadId } = expected;
    if (arriving.has(uploadId))
      return refuse(exchange, "conflict", IN_PROGRESS);
    arriving.add(uploadId);
    try {
      if (await isAwaited(needs, uploadId))
        await keep(needs, exchange, expected);
      else refuse(exchange, "forbidden", NOT_SIGNED);
    } finally {
      arriving.delete(uploadId);
    }
  }

  return (
    request: IncomingMessage,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ): void => {
    const [path = "", query = ""] = (request.url ?? "").split("?", 2);
    const uploadId = ADDRESS.exec(path)?.[1];
    if (uploadId === undefined || needs.storage.kind !== "disk") return next();
    const exchange = { request, response };
    const expected = expectedOf(request, uploadId, query);
    if (request.method !== "PUT") {
      response.setHeader("Allow", "PUT");
      return refuse(exchange, "method_not_allowed");
    }
    if (!isWelcome(needs, addresses, expected))
      return refuse(exchange, "forbidden", NOT_SIGNED);
    receive(exchange, expected).catch(next);
  };
}

interface Signed extends ExpectedContent {
  signature: string;
}

function expectedOf(
  { headers }: IncomingMessage,
  uploadId: string,
  query: string,
): Signed {
  const said = new URLSearchParams(query);
  return {
    uploadId,
    contentType: headers["content-type"] ?? "",
    // A body without a length is not the one that was announced.
    bytes: Number(headers["content-length"] ?? NaN),
    expiresAt: Number(said.get("expires") ?? NaN),
    signature: said.get("signature") ?? "",
  };
}

function isWelcome(
  { clock }: Needs,
  addresses: ContentAddresses,
  { signature, ...came }: Signed,
): boolean {
  return clock.now() < came.expiresAt && addresses.isSigned(came, signature);
}

/** Once it was confirmed, nothing that comes would be looked at. */
async function isAwaited({ db }: Needs, id: string): Promise<boolean> {
  const where = { id, state: "receiving" } as const;
  return (await db.upload.count({ where })) > 0;
}

/** Node cuts a body at its length, and breaks off one that ends before: what is kept has the bytes that were signed. */
async function keep(
  { storage, log }: Needs,
  exchange: Exchange,
  { uploadId, contentType, bytes }: ExpectedContent,
): Promise<void> {
  const { request, response } = exchange;
  // Gone while we asked: nothing would ever come out of it.
  if (request.destroyed) return;
  // Between the two, so that a storage that fails ends the copying and not the sender's connection.
  const body = request.pipe(new PassThrough());
  request.once("error", (error) => body.destroy(error));
  request.once("close", () => {
    if (!request.complete) body.destroy(new Error("the sender went away"));
  });
  const facts = { contentType, cacheControl: "private, no-store" };
  try {
    const key = incomingKey(uploadId);
    await storage.put(key, body, { ...facts, assetId: uploadId });
  } catch (error) {
    if (!request.complete && request.destroyed) return;
    if (!isStorageFault(error)) throw error;
    response.setHeader("Retry-After", RETRY_SECONDS);
    return refuse(exchange, "busy");
  }
  log.feature("content_received", { uploadId, bytes });
  response.end();
}

function refuse(
  { request, response }: Exchange,
  code: ErrorCode,
  message = ERRORS[code].message as string,
): void {
  leaveUnread(request, response);
  const requestId = String(response.getHeader("X-Request-Id"));
  const body = JSON.stringify(errorBody(code, requestId, { message }));
  response.statusCode = ERRORS[code].status;
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(body);
}
