import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  HOST,
  MAX_BYTES,
  head,
  openOutwardTrial,
  picture,
  refused,
  says,
} from "#test/servers/outward-trial.ts";
import type { Answer } from "#test/servers/public-web.ts";

const { web, fetchFrom } = await openOutwardTrial();

describe("the size", () => {
  const chunked = (body: Buffer) =>
    Buffer.concat([
      Buffer.from(`${body.length.toString(16)}\r\n`),
      body,
      Buffer.from("\r\n0\r\n\r\n"),
    ]);
  const encoded = (name: string, encode: (body: Buffer) => Buffer) =>
    [
      `encoded as ${name}`,
      (body: Buffer) =>
        says(head("200 OK", `Content-Encoding: ${name}`), encode(body)),
    ] as const;
  const WAYS: readonly (readonly [string, (body: Buffer) => Answer])[] = [
    [
      "declared",
      (body) => says(head("200 OK", `Content-Length: ${body.length}`), body),
    ],
    [
      "in chunks",
      (body) =>
        says(head("200 OK", "Transfer-Encoding: chunked"), chunked(body)),
    ],
    ["until the end", (body) => says(head("200 OK"), body)],
    encoded("identity", (body) => body),
    encoded("gzip", (body) => gzipSync(body)),
    encoded("X-GZIP", (body) => gzipSync(body, { level: 0 })),
    encoded("deflate", (body) => deflateSync(body)),
    encoded("br", (body) => brotliCompressSync(body)),
  ];

  test.each(WAYS)("is limited to the byte, %s", async (_, answer) => {
    const outcomes = [];
    for (const bytes of [MAX_BYTES - 1, MAX_BYTES, MAX_BYTES + 1]) {
      web.hosts.set(HOST, answer(picture(bytes)));
      outcomes.push(await fetchFrom());
    }
    expect(outcomes).toMatchObject([
      { ok: true, bytes: MAX_BYTES - 1 },
      { ok: true, bytes: MAX_BYTES },
      refused("too_large"),
    ]);
  });

  test("that is declared is believed when it is too large, before a file is begun", async () => {
    web.hosts.set(HOST, (socket) =>
      socket.write(head("200 OK", "Content-Length: 1001")),
    );
    expect(await fetchFrom()).toEqual(refused("too_large"));
  });

  test.each([
    ["plain", head("200 OK")],
    ["of the emptiest gzip there is", head("200 OK", "Content-Encoding: gzip")],
  ])("of an endless body is cut at the limit, %s", async (_, answer) => {
    // A gzip header, then stored blocks with nothing in them.
    const empty = Buffer.from("000000ffff".repeat(100), "hex");
    web.hosts.set(HOST, (socket) => {
      socket.write(answer);
      socket.write(Buffer.from("1f8b0800000000000003", "hex"));
      const more = () => {
        while (socket.writable && socket.write(empty));
      };
      socket.on("drain", more);
      more();
    });
    expect(await fetchFrom()).toEqual(refused("too_large"));
  });

  test.each([
    ["gzip", gzipSync(Buffer.alloc(10_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(10_000_000))],
    ["deflate", deflateSync(Buffer.alloc(100_000))],
  ])("of a bomb is cut at the limit: %s", async (name, bomb) => {
    web.hosts.set(
      HOST,
      says(head("200 OK", `Content-Encoding: ${name}`), bomb),
    );
    expect(await fetchFrom()).toEqual(refused("too_large"));
  });
});
