import { describe, expect, test } from "vitest";
import {
  HOST,
  givesPicture,
  head,
  openOutwardTrial,
  picture,
  refused,
  says,
  sends,
} from "#test/servers/outward-trial.ts";
import type { Answer } from "#test/servers/public-web.ts";

const { web, fetchFrom } = await openOutwardTrial();

describe("redirects", () => {
  const sendsOn =
    (times: number): Answer =>
    (socket, asked) => {
      const hop = Number(/\/hop(\d+)/.exec(asked)?.[1] ?? 0);
      const answer = hop < times ? sends(`/hop${hop + 1}`) : givesPicture;
      return answer(socket, asked);
    };

  test.each([1, 2, 3])("are followed: %i", async (times) => {
    web.hosts.set(HOST, sendsOn(times));
    expect(await fetchFrom()).toMatchObject({ ok: true });
    expect(web.seen.lookups).toHaveLength(times + 1);
  });

  test.each([4, 5, Infinity])("are too many: %d", async (times) => {
    web.hosts.set(HOST, sendsOn(times));
    expect(await fetchFrom()).toEqual(refused("too_many_redirects"));
    expect(web.seen.dialled).toHaveLength(4);
  });

  test.each(["301", "302", "303", "307", "308"])(
    "are followed by %s, without cookie, credentials or referer",
    async (status) => {
      const challenge = [
        "Set-Cookie: a=b; Path=/",
        'WWW-Authenticate: Basic realm="a"',
      ];
      web.hosts.set(HOST, (socket, asked) =>
        asked.startsWith("GET /cat")
          ? says(head(`${status} Go`, "Location: /b", ...challenge))(
              socket,
              asked,
            )
          : givesPicture(socket, asked),
      );
      expect(await fetchFrom()).toMatchObject({ ok: true });
      expect(web.seen.heads).toHaveLength(2);
      expect(web.seen.heads.join("")).not.toMatch(
        /^(cookie|authorization|referer|origin)/im,
      );
    },
  );

  test("may be written in UTF-8, as browsers allow", async () => {
    web.hosts.set(HOST, (socket, asked) =>
      asked.startsWith("GET /cat")
        ? socket.end(head("302 Found", "Location: /gato-montés"))
        : givesPicture(socket, asked),
    );
    expect(await fetchFrom()).toMatchObject({ ok: true });
    expect(web.seen.heads[1]).toContain("GET /gato-mont%C3%A9s HTTP/1.1");
  });

  test("without a place to go are refused", async () => {
    web.hosts.set(HOST, says(head("302 Found")));
    expect(await fetchFrom()).toEqual(refused("bad_redirect"));
  });
});

describe("the status", () => {
  test.each([
    ["404 Not Found", "not_found"],
    ["410 Gone", "not_found"],
    ["500 Oops", "bad_status"],
    ["503 Busy", "bad_status"],
    ["204 No Content", "bad_status"],
    ["206 Partial Content", "bad_status"],
    ["300 Multiple Choices", "bad_status"],
    ["304 Not Modified", "bad_status"],
    ["401 Unauthorized", "bad_status"],
    ["999 What", "bad_status"],
  ])("%s is refused, a picture in its body or not", async (status, fault) => {
    web.hosts.set(HOST, says(head(status), picture()));
    expect(await fetchFrom()).toEqual(refused(fault));
  });

  test.each([
    ["with no length", head("200 OK")],
    ["with a length", head("200 OK", "Content-Length: 0")],
    ["in chunks", `${head("200 OK", "Transfer-Encoding: chunked")}0\r\n\r\n`],
    ["as gzip", head("200 OK", "Content-Encoding: gzip")],
  ])("200 and nothing is refused, %s", async (_, answer) => {
    web.hosts.set(HOST, says(answer));
    expect(await fetchFrom()).toMatchObject({ ok: false });
  });
});
