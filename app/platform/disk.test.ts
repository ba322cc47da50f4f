import { statfs } from "node:fs/promises";
import { beforeEach, expect, test, vi } from "vitest";
import { diskFreeRatio, openDiskCheck } from "./disk.server.ts";

vi.mock("node:fs/promises", { spy: true });

function disk(bavail: number, blocks = 1000) {
  const rest = { type: 0, bsize: 4096, bfree: bavail, files: 0, ffree: 0 };
  vi.mocked(statfs).mockResolvedValueOnce({
    ...rest,
    bavail,
    blocks,
  } as Awaited<ReturnType<typeof statfs>>);
}

beforeEach(() => void vi.mocked(statfs).mockReset());

test("the free share counts what we may fill, not what is kept for root", async () => {
  disk(250);
  expect(await diskFreeRatio("/data")).toBe(0.25);
});

test("a file system without a size is not full", async () => {
  disk(0, 0);
  expect(await diskFreeRatio("/data")).toBe(1);
});

test.each([
  [50, true],
  [49, false],
])("a disk with %i of 1000 blocks free passes: %s", async (free, passes) => {
  const report = vi.fn();
  disk(500);
  disk(free);
  const outcome = await openDiskCheck(
    { data: "/data", tmp: "/tmp" },
    report,
  )().then(
    () => true,
    () => false,
  );
  expect(outcome).toBe(passes);
  expect(report.mock.calls).toEqual([
    ["data", 0.5],
    ["tmp", free / 1000],
  ]);
});

test("a folder that is not there fails", async () => {
  vi.mocked(statfs).mockRejectedValueOnce(new Error("ENOENT"));
  await expect(
    openDiskCheck({ data: "/nowhere" }, vi.fn())(),
  ).rejects.toThrow();
});
