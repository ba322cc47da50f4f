import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const MOST_DEPENDENCIES = 45;

const { dependencies, devDependencies } = JSON.parse(
  readFileSync("package.json", "utf8"),
) as Record<"dependencies" | "devDependencies", Record<string, string>>;
const page = readFileSync("docs/dependencies.md", "utf8");
const [production = "", development = ""] = page.split("## In development");

/** Packages from before 2015 name their licences in a list. */
interface Manifest {
  license?: string;
  licenses?: { type: string }[];
}

function licenceOf({ license, licenses = [] }: Manifest): string | undefined {
  return license ?? licenses[0]?.type;
}

/** The packages named in the first column of a section's table. */
function named(section: string): string[] {
  const cells = [...section.matchAll(/^\| (`[^|]+) \|/gm)];
  return cells
    .flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)])
    .map(([, name = ""]) => name)
    .toSorted();
}

test("what runs in production is on the page, each package with a line of its own", () => {
  expect(named(production)).toEqual(Object.keys(dependencies).toSorted());
});

test("what development needs is on the page too", () => {
  expect(named(development)).toEqual(Object.keys(devDependencies).toSorted());
});

test("the licence on the page is the one in the package", () => {
  const rows = [
    ...production.matchAll(/^\| `([^`]+)` +\|.*\| ([^|]+?) +\|$/gm),
  ];
  const told = Object.fromEntries(
    rows.map(([, name = "", licence]) => [name, licence]),
  );
  const found = Object.keys(dependencies).map((name) => {
    const manifest = readFileSync(`node_modules/${name}/package.json`, "utf8");
    return [name, licenceOf(JSON.parse(manifest) as Manifest)];
  });
  expect(told).toEqual(Object.fromEntries(found));
});

test("there are no more dependencies than can be answered for", () => {
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(
    MOST_DEPENDENCIES,
  );
});

test("every version is exact", () => {
  const versions = Object.values({ ...dependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d/.test(version))).toEqual([]);
});
