import { expect, test } from "vitest";
import { FORM_FIELDS, readForm } from "./read-form.ts";

const PARTS = { "Content-Type": "multipart/form-data; boundary=x" };

function call(body: string | URLSearchParams, headers: HeadersInit = {}) {
  const sent = { method: "POST", body, headers };
  return readForm(new Request("http://localhost/", sent));
}

const statusOf = async (...sent: Parameters<typeof call>) =>
  ((await call(...sent).catch((thrown: unknown) => thrown)) as Response).status;

test("a hundred fields are read, and not one more", async () => {
  const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
  const fields = (count: number) =>
    new URLSearchParams(Array(count).fill(["a", "1"]) as [string, string][]);
  const parts = (count: number) => `${part.repeat(count)}--x--\r\n`;
  expect((await call(fields(FORM_FIELDS))).getAll("a")).toHaveLength(100);
  expect(await statusOf(fields(FORM_FIELDS + 1))).toBe(400);
  const form = await call(parts(FORM_FIELDS), PARTS);
  expect(form.getAll("a")).toHaveLength(100);
  expect(await statusOf(parts(FORM_FIELDS + 1), PARTS)).toBe(400);
});

test.each([
  ["JSON", "application/json"],
  ["plain text", "text/plain"],
  ["parts without a boundary", "multipart/form-data"],
])("%s is no form", async (_, type) => {
  expect(await statusOf("name=x", { "Content-Type": type })).toBe(400);
});
