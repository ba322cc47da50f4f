import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { NAME_MAX } from "#app/accounts/account-forms.ts";
import { copyEmbedded } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { createUser } from "./user-create.ts";

let services: TestServices;
let remove: () => Promise<void>;
beforeAll(async () => {
  const place = await copyEmbedded();
  services = await openTestServices(place);
  remove = place.remove;
});
afterAll(async () => {
  await services.close();
  await remove();
});
afterEach(() => void vi.restoreAllMocks());

test.each([
  ["that the profile takes is taken", NAME_MAX, 0],
  ["that is longer is refused, and nobody is added", NAME_MAX + 1, 1],
])("a name %s", async (_, length, code) => {
  for (const way of ["log", "error"] as const)
    vi.spyOn(console, way).mockReturnValue();
  const email = `mira${length}@example.com`;
  const person = ["--email", email, "--role", "moderator"];
  const name = "M".repeat(length);
  expect(await createUser(services, [...person, "--name", name])).toBe(code);
  const found = await services.db.person.findMany({ where: { email } });
  expect(found.map((one) => one.name)).toEqual(code === 0 ? [name] : []);
});
