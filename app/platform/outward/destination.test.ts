import { describe, expect, test } from "vitest";
import {
  MAX_URL_LENGTH,
  readDestination,
  readRedirect,
} from "./destination.ts";
import { OutwardStop } from "./faults.ts";
import { findPublicAddresses } from "./lookup.server.ts";

/** Where a text would take us, if a resolver knew `localhost` alone. */
async function judge(text: string): Promise<string> {
  const resolve = (name: string) =>
    /^localhost\.?$/.test(name)
      ? Promise.resolve(["127.0.0.1"])
      : Promise.reject(new Error("ENOTFOUND"));
  try {
    const { hostname } = readDestination(text);
    const { signal } = new AbortController();
    return (await findPublicAddresses(resolve, hostname, signal)).join();
  } catch (error) {
    if (error instanceof OutwardStop) return error.fault;
    throw error;
  }
}

const faultOf = (read: () => URL) => {
  try {
    return read().href;
  } catch (error) {
    return error instanceof OutwardStop ? error.fault : error;
  }
};

describe("this machine is refused however it is spelled", () => {
  test.each([
    ["plainly", "http://127.0.0.1/"],
    ["by name", "http://localhost/"],
    ["in capitals", "HTTP://LOCALHOST/"],
    ["short", "http://127.1/"],
    ["as one number", "http://2130706433/"],
    ["in hexadecimal", "http://0x7f000001/"],
    ["partly in hexadecimal", "http://0x7f.1/"],
    ["in octal", "http://0177.0.0.1/"],
    ["in octal, as one number", "http://017700000001/"],
    ["in full-width digits", "http://１２７.０.０.１/"],
    ["in circled digits", "http://①②⑦.⓪.⓪.①/"],
    ["with ideographic stops", "http://127。0。0。1/"],
    ["in full-width letters", "http://ｌｏｃａｌｈｏｓｔ/"],
    ["with a soft hyphen", "http://loc\u00adalhost/"],
    ["with a joiner of no width", "http://loc\u200balhost/"],
    ["with escaped stops", "http://127%2e0%2E0%2e1/"],
    ["with escaped letters", "http://%6cocalhost/"],
    ["with a tab", "http://12\t7.0.0.1/"],
    ["with a line end", "http://local\r\nhost/"],
    ["with spaces around", "  http://127.0.0.1/ \n"],
    ["with the root's dot", "http://127.0.0.1./"],
    ["by name with the root's dot", "http://localhost./"],
    ["without slashes", "http:127.0.0.1/"],
    ["with one slash", "http:/127.0.0.1/"],
    ["with too many", "http:////127.0.0.1/"],
    ["with backslashes", "http:\\\\127.0.0.1\\"],
    ["with a padded port", "http://127.0.0.1:000080/"],
    ["as nowhere", "http://0/"],
    ["as everywhere", "http://0.0.0.0/"],
    ["in IPv6", "http://[::1]/"],
    ["in long IPv6", "http://[0:0:0:0:0:0:0:0001]/"],
    ["as nowhere in IPv6", "http://[::]/"],
    ["mapped", "http://[::ffff:127.0.0.1]/"],
    ["mapped, in hexadecimal", "http://[::ffff:7f00:1]/"],
    ["compatible", "http://[::127.0.0.1]/"],
    ["behind NAT64", "http://[64:ff9b::7f00:1]/"],
    ["behind 6to4", "http://[2002:7f00:1::]/"],
    ["in front of a fragment", "http://127.0.0.1#@93.184.215.14/"],
    ["in front of a backslash", "http://127.0.0.1\\@93.184.215.14/"],
  ])("%s", async (_, text) => {
    expect(await judge(text)).toBe("blocked_address");
  });
});

test.each([
  ["a padded first number is octal and public", "http://0000000127.0.0.1/"],
  ["the same in octal", "http://0127.0.0.1/"],
])("%s", async (_, text) => {
  expect(await judge(text)).toBe("87.0.0.1");
});

test.each([
  ["two dots at the end", "http://127.0.0.1../"],
  ["an empty label", "http://local..host/"],
])(
  "what is a name, and no address, is looked up as one: %s",
  async (_, text) => {
    expect(await judge(text)).toBe("unknown_name");
  },
);

describe("text that is no http URL is said to be none", () => {
  test.each([
    "",
    " ",
    "meme",
    "pictures.example/cat.jpg",
    "//pictures.example/cat.jpg",
    "/cat.jpg",
    "http://",
    "http:///",
    "https://?",
    "http://pictures.example:port/",
    "http://pictures.example:65536/",
    "http://256.1.1.1/",
    "http://4294967296/",
    "http://1.2.3.4.5/",
    "http://[::1/",
    "http://[::1]]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://pic tures.example/",
    "http://pictures%00.example/",
    "http://pictures.example%2fcat/",
    "ftp://pictures.example/cat.jpg",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "gopher://127.0.0.1:6379/_",
    "blob:https://pictures.example/1",
    "ws://pictures.example/",
  ])("%j", (text) => {
    expect(faultOf(() => readDestination(text))).toBe("bad_url");
  });

  test("when it is one character too long", () => {
    const start = "https://pictures.example/";
    const url = start.padEnd(MAX_URL_LENGTH, "a");
    expect(faultOf(() => readDestination(url))).toBe(url);
    expect(faultOf(() => readDestination(`${url}a`))).toBe("bad_url");
  });
});

test.each([
  "http://pia@pictures.example/",
  "http://pia:secret@pictures.example/",
  "http://:secret@pictures.example/",
  "http://93.184.215.14@127.0.0.1/",
  "http://pictures.example%40x@127.0.0.1/",
  "http://pictures.example:22/",
  "http://pictures.example:79/",
  "http://pictures.example:81/",
  "http://pictures.example:442/",
  "http://pictures.example:444/",
  "https://pictures.example:8443/",
  "http://pictures.example:0/",
])("a URL with credentials or another port is refused: %s", (text) => {
  expect(faultOf(() => readDestination(text))).toBe("blocked_url");
});

test.each([
  "http://pictures.example/",
  "http://pictures.example:80/",
  "http://pictures.example:443/",
  "https://pictures.example:443/",
  "https://pictures.example:80/",
  "https://xn--bcher-kva.example/",
])("both ports may be named: %s", (text) => {
  expect(faultOf(() => readDestination(text))).toBe(new URL(text).href);
});

describe("a redirect", () => {
  const from = new URL("http://pictures.example/a/b");
  const secure = new URL("https://pictures.example/a/b");

  test.each([
    [from, "c", "http://pictures.example/a/c"],
    [from, "//other.example/c", "http://other.example/c"],
    [from, "https://pictures.example/", "https://pictures.example/"],
    [secure, "//other.example/c", "https://other.example/c"],
    [from, "", "http://pictures.example/a/b"],
  ])("from %s to %j leads to %s", (base, location, href) => {
    expect(faultOf(() => readRedirect(location, base))).toBe(href);
  });

  test.each([
    [from, undefined, "bad_redirect"],
    [from, "http://[", "bad_redirect"],
    [from, "file:///etc/passwd", "bad_redirect"],
    [from, "ftp://pictures.example/", "bad_redirect"],
    [secure, "http://pictures.example/a/b", "bad_redirect"],
    [from, "http://pia:secret@pictures.example/", "blocked_url"],
    [from, "http://pictures.example:6379/", "blocked_url"],
  ])("from %s to %j is refused: %s", (base, location, fault) => {
    expect(faultOf(() => readRedirect(location, base))).toBe(fault);
  });
});
