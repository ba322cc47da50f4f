const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(?:A|iOS)?\//, "Edge"],
  [/OPR\/|OPT\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
  [/curl\//, "curl"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/CrOS/, "ChromeOS"],
  [/Windows/, "Windows"],
  [/Macintosh/, "macOS"],
  [/Linux|X11/, "Linux"],
];

const UNKNOWN = "A browser";
const ON = " on ";

/** "Firefox on Linux": enough to know one's own browser again, too little to know anybody by. */
export function deviceWords(userAgent: string | undefined): string {
  const first = (table: readonly [RegExp, string][]) =>
    table.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const browser = first(BROWSERS) ?? UNKNOWN;
  const system = first(SYSTEMS);
  return system ? browser + ON + system : browser;
}

/** The same as it was kept, in the words of a language: null stands for a browser that nobody knows. */
export function sayDevice(
  kept: string,
  say: (browser: string | null, system: string | undefined) => string,
): string {
  const [browser = "", system] = kept.split(ON, 2);
  return say(browser === UNKNOWN ? null : browser, system);
}
