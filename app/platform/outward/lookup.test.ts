import { describe, expect, test } from "vitest";
import { findPublicAddresses, openSystemResolver } from "./lookup.server.ts";

const { signal } = new AbortController();

describe("a name", () => {
  test.each([
    ["with public addresses gives them all", ["93.184.215.14", "2606:4700::1"]],
    ["with one gives that", ["93.184.215.14"]],
  ])("%s", async (_, addresses) => {
    const resolve = () => Promise.resolve(addresses);
    expect(await findPublicAddresses(resolve, "a.example", signal)).toEqual(
      addresses,
    );
  });

  test.each([
    ["private alone", ["10.0.0.1"], "blocked_address"],
    ["public, then private", ["8.8.8.8", "127.0.0.1"], "blocked_address"],
    ["private, then public", ["::1", "8.8.8.8"], "blocked_address"],
    ["no address at all", ["a.example"], "blocked_address"],
    ["nothing", [], "unknown_name"],
  ])("with %s is refused", async (_, addresses, fault) => {
    const resolve = () => Promise.resolve(addresses);
    await expect(
      findPublicAddresses(resolve, "a.example", signal),
    ).rejects.toMatchObject({ fault });
  });

  test("that nobody knows is refused", async () => {
    const resolve = () => Promise.reject(new Error("ENOTFOUND"));
    await expect(
      findPublicAddresses(resolve, "a.example", signal),
    ).rejects.toMatchObject({ fault: "unknown_name" });
  });
});

test.each([
  ["93.184.215.14", "93.184.215.14"],
  ["[2606:4700::1]", "2606:4700::1"],
])("an address is not looked up: %s", async (host, address) => {
  const resolve = () => Promise.reject(new Error("nobody was to be asked"));
  expect(await findPublicAddresses(resolve, host, signal)).toEqual([address]);
});

describe("the system's resolver", () => {
  test("looks two names up at a time, and never one that nobody waits for", async () => {
    const asked = new Map<string, PromiseWithResolvers<string>>();
    const find = async (name: string) => {
      asked.set(name, Promise.withResolvers());
      const address = await asked.get(name)!.promise;
      return [{ address }];
    };
    const resolve = openSystemResolver(find);
    const impatient = new AbortController();
    const first = resolve("first.example", signal);
    const second = resolve("second.example", signal);
    const third = resolve("third.example", impatient.signal);
    const fourth = resolve("fourth.example", signal);
    expect([...asked.keys()]).toEqual(["first.example", "second.example"]);

    impatient.abort();
    asked.get("first.example")!.resolve("8.8.8.8");
    expect(await first).toEqual(["8.8.8.8"]);
    await expect(third).rejects.toThrow();
    asked.get("second.example")!.reject(new Error("ENOTFOUND"));
    await expect(second).rejects.toThrow("ENOTFOUND");
    asked.get("fourth.example")!.resolve("8.8.4.4");
    expect(await fourth).toEqual(["8.8.4.4"]);
    expect([...asked.keys()]).not.toContain("third.example");
  });
});
