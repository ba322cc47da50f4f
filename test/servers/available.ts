import { spawnSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { join } from "node:path";

/** What the tests use besides npm packages: the programs they call, and the Debian packages that bring them. */
export const PARTS = {
  postgres: {
    name: "PostgreSQL",
    programs: ["initdb", "postgres"],
    packages: "postgresql",
  },
  redis: {
    name: "Redis",
    programs: ["redis-server"],
    packages: "redis-server",
  },
  s3: {
    name: "Ceph's S3 gateway",
    programs: [
      "monmaptool",
      "ceph-mon",
      "ceph",
      "ceph-osd",
      "radosgw-admin",
      "radosgw",
    ],
    packages: "ceph-mon ceph-osd radosgw ceph-common",
  },
  openssl: { name: "OpenSSL", programs: ["openssl"], packages: "openssl" },
  chromium: { name: "Chromium", programs: ["chromium"], packages: "chromium" },
  ffmpeg: { name: "FFmpeg", programs: ["ffmpeg"], packages: "ffmpeg" },
  caddy: { name: "Caddy", programs: ["caddy"], packages: "caddy" },
  prometheus: {
    name: "Prometheus",
    programs: ["promtool"],
    packages: "prometheus",
  },
  mount: {
    name: "A small disk to fill",
    programs: ["unshare", "nsenter", "mount"],
    packages: "util-linux mount",
    trial: ["unshare", "--mount", "true"],
  },
  net: {
    name: "A network of its own",
    programs: ["unshare", "nsenter", "mount", "ip"],
    packages: "util-linux mount iproute2",
    trial: ["unshare", "--net", "--mount", "true"],
  },
} as const satisfies Record<string, PartPlan>;

interface PartPlan {
  name: string;
  programs: readonly string[];
  packages: string;
  /** A command that fails where the programs are there but not allowed. */
  trial?: readonly [program: string, ...args: string[]];
}

export type Part = keyof typeof PARTS;

export type Availability =
  | { available: true }
  | {
      available: false;
      /** A sentence with the command that installs it. */ reason: string;
    };

/** Whether a part can be used on this machine. `REQUIRE_SERVICES=1` is the caller's to honour: see `servicesAreRequired`. */
export function availability(part: Part): Availability {
  const { name, programs, packages, trial }: PartPlan = PARTS[part];
  if (!programs.every((program) => findProgram(program) !== null)) {
    const reason = `${name} is not installed: apt-get install ${packages}`;
    return { available: false, reason };
  }
  if (!trial || runs(trial)) return { available: true };
  return { available: false, reason: `${name} needs root` };
}

/** True when a missing part is a failure and not a skip, as on the machine that guards the main branch. */
export function servicesAreRequired(): boolean {
  return process.env["REQUIRE_SERVICES"] === "1";
}

/** The full path of an installed program. Throws when it is absent. */
export function programPath(program: string): string {
  const path = findProgram(program);
  if (path === null) throw new Error(`${program} is not installed`);
  return path;
}

function findProgram(program: string): string | null {
  const candidates = programFolders().map((folder) => join(folder, program));
  return candidates.find(isExecutable) ?? null;
}

// Debian keeps initdb and postgres off the PATH, one folder for each major version: the newest comes first.
function programFolders(): string[] {
  const versions = listFolder("/usr/lib/postgresql").sort(
    (a, b) => Number(b) - Number(a),
  );
  const path = (process.env["PATH"] ?? "")
    .split(":")
    .filter((folder) => folder !== "");
  return [
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...path,
    "/usr/sbin",
    "/sbin",
  ];
}

function runs([program, ...args]: NonNullable<PartPlan["trial"]>): boolean {
  return spawnSync(programPath(program), args).status === 0;
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
