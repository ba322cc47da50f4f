import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readJson, readJsonIfAny } from "./read-json.server.ts";

const CONTEXT = { requestId: "a-request" };
const schema = z.strictObject({
  name: z.string().max(5),
  tags: z.array(z.enum(["a", "b"])).optional(),
});
const KIB = 1024;

function call(
  body: BodyInit | null,
  type = "application/json",
  read: typeof readJson | typeof readJsonIfAny = readJson,
) {
  const headers = { "Content-Type": type };
  const request = new Request("http://localhost/", {
    ...{ method: "POST", headers, body },
    duplex: "half",
  } as RequestInit);
  return read(CONTEXT, request, schema);
}

async function refusal(...sent: Parameters<typeof call>) {
  const thrown: unknown = await call(...sent).catch((error: unknown) => error);
  if (!(thrown instanceof Response)) throw new Error("it was not refused");
  return (await thrown.json()) as { error: { code: string; fields?: object } };
}

test("what fits the schema is read, whatever the type says of its letters", async () => {
  const body = '{"name":"Pía"}';
  expect(await call(body)).toEqual({ name: "Pía" });
  expect(await call(body, "Application/JSON; charset=utf-8")).toEqual({
    name: "Pía",
  });
});

test("each wrong field is told by its path, once", async () => {
  const { error } = await refusal('{"name":"too long","tags":["a","c"],"x":1}');
  expect(error).toMatchObject({ code: "bad_form", requestId: "a-request" });
  expect(error.fields).toEqual({
    name: "is too long or too large",
    "tags.1": "is none of the values that are known here",
    x: "is not known here",
  });
});

describe("what is not JSON of ours is refused", () => {
  test.each<[string, BodyInit | null, string?]>([
    ["nothing", null],
    ["an empty text", ""],
    ["half a character", new Uint8Array([0x22, 0xc3, 0x22])],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
    ["a key twice", '{"name":"a","name":"b"}'],
    ["JSON that is called text", '{"name":"a"}', "text/plain"],
    ["JSON of another kind", '{"name":"a"}', "application/jsonl"],
  ])("%s", async (_, body, type) => {
    expect((await refusal(body, type)).error.code).toBe("bad_form");
  });
});

describe("where a call may say nothing", () => {
  const callIfAny = (...[body, type]: Parameters<typeof call>) =>
    call(body, type, readJsonIfAny);

  test.each([null, "", new ReadableStream({ start: (own) => own.close() })])(
    "%o is nothing, whatever its type",
    async (body) => {
      expect(await callIfAny(body, "text/plain")).toBeNull();
    },
  );

  test("what is said is read and refused as ever", async () => {
    expect(await callIfAny('{"name":"a"}')).toEqual({ name: "a" });
    const refused = await callIfAny(" ").catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ status: 400 });
  });
});

describe("64 KiB are read, and not a byte more", () => {
  const text = (bytes: number) => {
    const rest = '{"name":""}'.length;
    return `{"name":"a"${" ".repeat(bytes - rest - 1)}}`;
  };
  const streamed = (body: string) => {
    const pulled = { chunks: 0, cancelled: false };
    const chunks = body.match(/[^]{1,4096}/g) ?? [];
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks[pulled.chunks++];
        if (chunk === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
      cancel: () => void (pulled.cancelled = true),
    });
    return { pulled, stream };
  };

  test("of a body in one piece", async () => {
    expect(await call(text(64 * KIB))).toEqual({ name: "a" });
    expect((await refusal(text(64 * KIB + 1))).error.code).toBe("too_large");
  });

  test("of a body without a length, which is left unread and not cut off", async () => {
    expect(await call(streamed(text(64 * KIB)).stream)).toEqual({ name: "a" });
    const { pulled, stream } = streamed(text(1024 * KIB));
    expect((await refusal(stream)).error.code).toBe("too_large");
    expect(pulled.chunks).toBeLessThan(20);
    expect(pulled.cancelled).toBe(false);
  });
});
