import { describe, expect, test } from "vitest";
import type { HandTimer } from "#test/hand-timer.ts";
import {
  AT_ONCE,
  HOST,
  URL_OF_CAT,
  givesPicture,
  head,
  openOutwardTrial,
  refused,
  says,
  sends,
} from "#test/servers/outward-trial.ts";
import type { OutwardParts } from "./journey.server.ts";
import type { Fetched } from "./outward-fetch.server.ts";
import { OUTWARD_LIMITS } from "./limits.ts";

const { web, timer, fetchFrom } = await openOutwardTrial();

describe("time", () => {
  const { connectMs, totalMs } = AT_ONCE;
  const outcomes = async (
    limit: number,
    attempt: (ms: number) => Promise<Fetched>,
  ) => {
    const found = [];
    for (const ms of [limit - 1, limit, limit + 1]) {
      found.push(await attempt(ms));
    }
    return found;
  };
  const onlyTheFirst = [
    { ok: true },
    refused("timed_out"),
    refused("timed_out"),
  ];
  const silence = new Promise<never>(() => undefined);

  test("is five seconds for a connection, from the look at the name on", async () => {
    web.hosts.set(HOST, givesPicture);
    const slowDial = (ms: number) =>
      fetchFrom(URL_OF_CAT, {
        dial(to) {
          timer.advance(ms);
          return web.dial(to);
        },
      });
    const slowLook = (ms: number) =>
      fetchFrom(URL_OF_CAT, {
        resolve(name, signal) {
          timer.advance(ms);
          return signal.aborted ? silence : web.resolve(name, signal);
        },
      });
    expect(await outcomes(connectMs, slowDial)).toMatchObject(onlyTheFirst);
    expect(await outcomes(connectMs, slowLook)).toMatchObject(onlyTheFirst);
  });

  test("is twenty seconds for all, when the head is slow", async () => {
    const slow = (ms: number) => {
      web.hosts.set(HOST, (socket, asked) => {
        socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
        timer.advance(ms);
        return says("1\r\nContent-Length: 3\r\n\r\ncat")(socket, asked);
      });
      return fetchFrom();
    };
    expect(await outcomes(totalMs, slow)).toMatchObject(onlyTheFirst);
  });

  test("is twenty seconds for all, when the body drips", async () => {
    const drips = (ms: number) => {
      web.hosts.set(HOST, (socket) => {
        socket.write(head("200 OK", "Content-Length: 20"));
        for (let drop = 0; drop < 20; drop++) {
          socket.write("c");
          timer.advance(drop < 19 ? 1000 : ms - 19_000);
        }
      });
      return fetchFrom();
    };
    expect(await outcomes(totalMs, drips)).toMatchObject(onlyTheFirst);
  });

  test("is twenty seconds for all, over all redirects", async () => {
    const slow = (ms: number) => {
      web.hosts.set(HOST, (socket, asked) => {
        const isLast = asked.startsWith("GET /c");
        timer.advance(ms / 2);
        return (
          (asked.startsWith("GET /b") ? givesPicture : sends("/b"))(
            socket,
            asked,
          ) && isLast
        );
      });
      return fetchFrom();
    };
    expect(await outcomes(totalMs, slow)).toMatchObject(onlyTheFirst);
  });

  test("is given to a body for ever by nobody: silence after the head ends too", async () => {
    web.hosts.set(HOST, (socket) => {
      socket.write(head("200 OK", "Content-Length: 500") + "cat", () =>
        timer.advance(totalMs),
      );
    });
    expect(await fetchFrom()).toEqual(refused("timed_out"));
  });
});

describe("a refusal is held back to the next whole second", () => {
  /** Refuses after some time, and tells for how long it is held back then. */
  async function waitAfter(ms: number, url: string): Promise<number[]> {
    const waits: number[] = [];
    const limits = OUTWARD_LIMITS;
    const patient: HandTimer = {
      ...timer,
      after(wait, ring) {
        if (wait <= limits.refusalStepMs) {
          waits.push(wait);
          queueMicrotask(ring);
        }
        return timer.after(wait, ring);
      },
    };
    const resolve: OutwardParts["resolve"] = (name, signal) => {
      timer.advance(ms);
      return web.resolve(name, signal);
    };
    await fetchFrom(url, { limits, timer: patient, resolve });
    return waits;
  }

  test.each([
    ["unknown", "http://nobody.example/"],
    ["inside", "http://inside.example/"],
    ["closed", "http://deaf.example/"],
    ["no picture", URL_OF_CAT],
  ])("whatever it is for: %s", async (_, url) => {
    web.names.set("inside.example", ["10.0.0.1"]);
    web.names.set("deaf.example", ["8.8.8.8"]);
    web.deaf.add("8.8.8.8");
    web.hosts.set(HOST, says(head("404 Not Found")));
    expect(await waitAfter(0, url)).toEqual([1000]);
    expect(await waitAfter(1, url)).toEqual([999]);
    expect(await waitAfter(999, url)).toEqual([1]);
    expect(await waitAfter(1000, url)).toEqual([1000]);
    expect(await waitAfter(4300, url)).toEqual([700]);
  });

  test("and never beyond the twenty", async () => {
    web.hosts.set(HOST, (socket) => {
      timer.advance(19_600);
      socket.end(head("404 Not Found"));
    });
    expect(await waitAfter(0, URL_OF_CAT)).toEqual([400]);
    web.hosts.set(HOST, () => timer.advance(20_000));
    expect(await waitAfter(0, URL_OF_CAT)).toEqual([]);
  });

  test("unless the text is no URL", async () => {
    expect(await waitAfter(0, "cat.jpg")).toEqual([]);
  });
});
