import { describe, expect, test } from "vitest";
import {
  HOST,
  URL_OF_CAT,
  givesPicture,
  openOutwardTrial,
  refused,
  sends,
} from "#test/servers/outward-trial.ts";
import { PUBLIC_ADDRESS } from "#test/servers/public-web.ts";
import { openSystemResolver } from "./lookup.server.ts";

const { web, fetchFrom } = await openOutwardTrial();

describe("an address inside", () => {
  test.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:169.254.169.254]/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2130706433/",
  ])("is not dialled: %s", async (url) => {
    expect(await fetchFrom(url)).toEqual(refused("blocked_address"));
    expect(web.seen.dialled).toEqual([]);
  });

  test.each([
    ["alone", ["127.0.0.1"]],
    ["beside a public one", [PUBLIC_ADDRESS, "10.0.0.1"]],
    ["mapped into IPv6", ["::ffff:127.0.0.1"]],
  ])("is not dialled when a name has it, %s", async (_, addresses) => {
    web.names.set(HOST, addresses);
    expect(await fetchFrom()).toEqual(refused("blocked_address"));
    expect(web.seen.dialled).toEqual([]);
  });

  test("is not dialled when a name gets it between the look and the connection", async () => {
    const rebinding = (): Promise<string[]> => {
      web.seen.lookups.push(HOST);
      const isFirst = web.seen.lookups.length === 1;
      return Promise.resolve([isFirst ? PUBLIC_ADDRESS : "127.0.0.1"]);
    };
    web.hosts.set(HOST, givesPicture);
    const once = await fetchFrom(URL_OF_CAT, { resolve: rebinding });
    expect(once).toMatchObject({ ok: true });
    expect(web.seen.lookups).toEqual([HOST]);
    expect(web.seen.dialled).toEqual([`${PUBLIC_ADDRESS} 80`]);
  });

  test("is not dialled when the name has it on the second hop", async () => {
    const answers = [[PUBLIC_ADDRESS], ["127.0.0.1"]];
    const resolve = () => Promise.resolve(answers.shift() ?? []);
    web.hosts.set(HOST, sends("/again"));
    const outcome = await fetchFrom(URL_OF_CAT, { resolve });
    expect(outcome).toEqual(refused("blocked_address"));
    expect(web.seen.dialled).toEqual([`${PUBLIC_ADDRESS} 80`]);
  });

  test.each([
    ["http://127.0.0.1/", "blocked_address"],
    ["http://0x7f.1/", "blocked_address"],
    ["//[::1]/", "blocked_address"],
    ["http://inside.example/", "blocked_address"],
    ["http://127.0.0.1:6379/", "blocked_url"],
    ["http://pia:secret@pictures.example/", "blocked_url"],
    ["file:///etc/passwd", "bad_redirect"],
    ["gopher://127.0.0.1/", "bad_redirect"],
    ["http://[", "bad_redirect"],
    ["http://nobody.example/", "unknown_name"],
  ])("is not dialled after a redirect: %s", async (location, fault) => {
    web.names.set("inside.example", ["10.0.0.1"]);
    web.hosts.set(HOST, sends(location));
    expect(await fetchFrom()).toEqual(refused(fault));
    expect(web.seen.dialled).toEqual([`${PUBLIC_ADDRESS} 80`]);
  });
});

test("the system's own resolver leads nobody to this machine", async () => {
  const resolve = openSystemResolver();
  expect(await fetchFrom("http://localhost/", { resolve })).toEqual(
    refused("blocked_address"),
  );
});
