import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";
import {
  availability,
  programPath,
  servicesAreRequired,
} from "../../test/servers/available.ts";

/** A browser that is tested must not look for updates of itself, and HTTP/3 has nobody to talk to. */
const QUIET_FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** Why no browser can be started here; null when one can. Throws where nothing may be skipped. */
export function missingChromium(): string | null {
  if (existsSync(chromium.executablePath())) return null;
  const found = availability("chromium");
  if (found.available) return null;
  if (servicesAreRequired()) throw new Error(found.reason);
  return found.reason;
}

/** The system's Chromium, or else the one that Playwright has downloaded. */
export function chromiumLaunch(): LaunchOptions {
  const isRoot = process.getuid?.() === 0;
  const args = [...QUIET_FLAGS, ...(isRoot ? ["--no-sandbox"] : [])];
  return availability("chromium").available
    ? { args, executablePath: programPath("chromium") }
    : { args };
}
