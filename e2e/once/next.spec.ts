import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../support/journey.ts";
import { continueLink } from "../support/splash.ts";

const HOME = "/welcome?mingus=seen";
const HOSTILE = [
  "//evil.example.com",
  "https://evil.example.com/",
  "/\\evil.example.com",
  "\\\\evil.example.com",
  "/%2f/evil.example.com",
  "http:evil.example.com",
  "https://localhost@evil.example.com/",
  "javascript:alert(1)",
  "\tjavascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "/welcome\r\nSet-Cookie: a=b",
  '"><script>alert(1)</script>',
  "/",
];

test("a hostile next leads home and nowhere else", async ({
  page,
  visitor: _visitor,
}) => {
  for (const next of HOSTILE) {
    await page.goto(`/?next=${encodeURIComponent(next)}`);
    await expect(continueLink(page), next).toHaveAttribute("href", HOME);
    await expect(page.locator("input[name=next]")).toHaveValue(HOME);
  }
});

test("a target full of markup stays an address", async ({
  page,
  visitor: _visitor,
}) => {
  const next = `/welcome?q="><script>alert(1)</script>&amp;'`;
  await page.goto(`/?next=${encodeURIComponent(next)}`);
  await expect(page.locator("script")).toHaveCount(0);
  await continueLink(page).click();
  await page.waitForURL("**/welcome?**");
  const url = new URL(page.url());
  expect(url.searchParams.get("q")).toBe('"><script>alert(1)</script>');
  expect(url.searchParams.get("mingus")).toBe("seen");
});

test.describe("another site of the same owner", () => {
  const shop = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>Shop</title><h1>The shop</h1>");
  });
  test.use({
    ownApp: async ({}, use) => {
      shop.listen(0, "127.0.0.1");
      await once(shop, "listening");
      await use({ ALLOWED_NEXT_ORIGINS: originOf(shop) });
      shop.close();
    },
  });

  test("is reached by Continue, by Not today and straight on, path, query and hash kept", async ({
    page,
    visitor: _visitor,
  }) => {
    const next = `${originOf(shop)}/cart?item=7#pay`;
    const target = `${originOf(shop)}/cart?item=7&mingus=seen#pay`;
    const address = `/?next=${encodeURIComponent(next)}`;
    await page.goto(address);
    await continueLink(page).click();
    await page.waitForURL(target);
    await page.goto(address);
    await page.getByRole("button", { name: "Not today" }).click();
    await page.waitForURL(target);
    await expect(page.getByRole("heading")).toHaveText("The shop");
    await page.goto(address);
    expect(page.url()).toBe(target);
  });
});

function originOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
