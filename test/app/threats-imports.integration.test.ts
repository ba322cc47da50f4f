import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { acceptedFile } from "../files/read.ts";
import { describeWhere } from "../servers/provided.ts";
import {
  INSIDE_NAME,
  MIXED_NAME,
  PUBLIC_ADDRESS,
  PUBLIC_NAME,
  startSealedNet,
  type SealedNet,
} from "../servers/sealed-net.ts";
import type { Stoppable } from "../servers/workplace.ts";
import {
  attackApp,
  INSIDE,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask, type Answer } from "./browser-request.ts";

const WEB = `http://${PUBLIC_NAME}`;
const REFUSAL = "We could not import from that address.";
/** What may be on its way when nobody reads on: the buffers of both ends. */
const MOST_POURED = 64 * 1024 * 1024;
const way = (to: string) => `${WEB}/way?to=${encodeURIComponent(to)}`;

describeWhere("net", "imports by a server in a network of its own", () => {
  let net: Stoppable<SealedNet>;
  let attacked: AttackedApp;
  let port: number;
  let people: Attacker[];
  /** Begun before all else, since it takes the longest that an import may take. */
  let silence: Promise<Answer>;
  beforeAll(async () => {
    net = await startSealedNet(acceptedFile("photo.jpg"));
    attacked = await attackApp({ within: net.inside });
    port = await net.leadTo(attacked.app.port);
    people = [await attacked.enrol("pia"), await attacked.enrol("nils")];
    silence = wish(`${WEB}/silent`, await attacked.enrol("tomas"));
  });
  afterAll(async () => {
    await attacked?.stop();
    await net?.stop();
  });

  function wish(url: unknown, by = people[0], more: object = {}) {
    const words = { altText: "A sock that waits.", category: "family" };
    return ask({ port }, "/api/v1/uploads/import", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...by?.token },
      body: JSON.stringify({ ...words, ...more, url }),
    });
  }

  const told = ({ status, body }: Answer) => {
    const { error } = JSON.parse(body) as {
      error: { code: string; message: string };
    };
    return { status, code: error.code, message: error.message };
  };

  const REFUSED: Record<string, string> = {
    "our own machine": "http://127.0.0.1/",
    "our own machine by name": "http://localhost/",
    "a port of ours that is closed": "http://127.0.0.1:443/",
    "our own machine as a number": "http://2130706433/",
    "our own machine in octal": "http://0177.0.0.1/",
    "our own machine in hexadecimal": "http://0x7f.1/",
    "our own machine in circled digits": "http://①②⑦.⓪.⓪.①/",
    "our own machine with a soft hyphen": "http://loc\u00adalhost/",
    "our own machine, escaped": "http://127%2e0%2e0%2e1/",
    "our own machine behind a tab": "http://12\t7.0.0.1/",
    "our own machine with the root's dot": "http://localhost./",
    "our own machine behind a backslash": "http:\\\\127.0.0.1\\",
    "our own machine in front of a fragment":
      "http://127.0.0.1#@93.184.215.14/",
    everywhere: "http://0.0.0.0/",
    "our own machine in IPv6": "http://[::1]/",
    "our own machine, mapped": "http://[::ffff:127.0.0.1]/",
    "our own machine behind NAT64": "http://[64:ff9b::7f00:1]/",
    "our own machine behind 6to4": "http://[2002:7f00:1::]/",
    "a cloud's metadata": "http://169.254.169.254/latest/meta-data/",
    "a machine beside us": "http://10.0.0.7/",
    "a name that leads inside": `http://${INSIDE_NAME}/`,
    "a name that leads both ways": `http://${MIXED_NAME}/cat.jpg`,
    "a name that nobody has": "http://nobody.example/",
    "another port": `http://${PUBLIC_NAME}:8080/`,
    "a name and a password": `http://me:secret@${PUBLIC_NAME}/cat.jpg`,
    "a way on to our own machine": way("http://127.0.0.1/"),
    "a way on to a name inside": way(`http://${INSIDE_NAME}/`),
    "a way on to metadata": way("http://169.254.169.254/"),
    "a way on to a file": way("file:///etc/passwd"),
    "a way on to nothing": way(""),
    "a way on without end": way(way(way(way(`${WEB}/cat.jpg`)))),
    "a public address where nobody is": "http://93.184.215.15/",
    "nothing there": `${WEB}/gone`,
    "a server that hangs up": `${WEB}/hangs-up`,
    "less than was promised": `${WEB}/shorter`,
    "more than is allowed": `${WEB}/too-long`,
    "a picture without end": `${WEB}/endless`,
    "little that becomes much": `${WEB}/bomb`,
  };

  test("are refused in one and the same way, and nobody inside hears a knock (I1, I2)", async () => {
    await net.forget();
    const before = await attacked.traces();
    const left = Object.entries(REFUSED);
    const walk = async (by: Attacker) => {
      for (let next = left.pop(); next; next = left.pop()) {
        const answer = await wish(next[1], by);
        expect([next[0], told(answer)]).toEqual([
          next[0],
          { status: 422, code: "import_refused", message: REFUSAL },
        ]);
        expect(JSON.stringify(answer.headers)).not.toMatch(INSIDE);
      }
    };
    await Promise.all(people.map(walk));
    const { trapped, heads, poured } = await net.seen();
    expect(trapped).toEqual([]);
    expect(poured).toBeLessThan(MOST_POURED);
    for (const head of heads)
      expect(head).not.toMatch(/cookie|authorization|referer|mng_|secret/i);
    expect({ ...(await attacked.traces()), temporary: [] }).toEqual({
      ...before,
      temporary: [],
    });
  });

  test.each([
    ...["", "cats", "/cat.jpg", "//pictures.example/cat.jpg", "http://", 7],
    ...["ftp://pictures.example/cat.jpg", "file:///etc/passwd", null, {}],
    ...["data:image/png;base64,AAAA", "javascript:alert(1)", "gopher://x/"],
    ...["blob:http://pictures.example/1", "http://256.1.1.1/"],
    ...["http://pictures.example:99999/", "http://[fe80::1%25eth0]/"],
    `http://pictures.example/${"x".repeat(10_000)}`,
  ])("of %j are mistakes in the form (I1)", async (url) => {
    const before = await attacked.traces();
    await net.forget();
    const answer = await wish(url);
    expect([answer.status, told(answer).code]).toEqual([400, "bad_form"]);
    expect(answer.body).not.toMatch(INSIDE);
    expect((await net.seen()).heads).toEqual([]);
    expect({ ...(await attacked.traces()), temporary: [] }).toEqual({
      ...before,
      temporary: [],
    });
  });

  describe("judge what comes as they judge an upload (I3)", () => {
    test("a good picture is taken, whatever its server says of it", async () => {
      const answer = await wish(way(`http://${PUBLIC_ADDRESS}/cat.jpg`));
      expect(answer.status, answer.body).toBe(201);
      const { id } = JSON.parse(answer.body) as { id: string };
      const { db } = attacked.services;
      const where = { id };
      expect(await db.upload.findUniqueOrThrow({ where })).toMatchObject({
        ...{ method: "import", memeId: id, fileName: null },
      });
      const { asset, status } = await db.meme.findUniqueOrThrow({
        ...{ where, include: { asset: true } },
      });
      expect([asset.format, status]).toEqual(["jpeg", "pending"]);
      const again = await wish(`${WEB}/cat.jpg`);
      expect([again.status, JSON.parse(again.body)]).toMatchObject([
        200,
        { id },
      ]);
    });

    test.each([
      ["/page", 415, "unsupported_type"],
      ["/half", 422, "unreadable_image"],
    ])("%s is refused for what it is", async (path, status, code) => {
      const before = await attacked.traces();
      const answer = await wish(WEB + path);
      expect(told(answer)).toMatchObject({ status, code });
      expect(answer.body).not.toMatch(INSIDE);
      await vi.waitFor(async () =>
        expect({ ...(await attacked.traces()), temporary: [] }).toEqual({
          ...before,
          temporary: [],
        }),
      );
    });
  });

  test("wait for no server longer than for any other, and leave nothing (I2)", async () => {
    expect(told(await silence)).toEqual({
      ...{ status: 422, code: "import_refused", message: REFUSAL },
    });
    await vi.waitFor(async () =>
      expect((await attacked.traces()).temporary).toEqual([]),
    );
    expect(attacked.app.output()).not.toContain('"unexpected_error"');
  });
});
