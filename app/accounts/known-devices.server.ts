import { cookieKind, readCookie, setCookie } from "#app/platform/cookies.ts";
import type { Env } from "#app/platform/env.server.ts";
import { createSigner } from "#app/platform/signed-value.server.ts";
import type { Person } from "#prisma/generated/client.ts";
import { createSecret, hashSecret } from "./secret-tokens.server.ts";

/** Whose device it is, as their row has it now. */
type Owner = Pick<Person, "id" | "role" | "passwordHash">;

/**
 * Browsers and programs that somebody has signed in from. Their owner gets in from there even while strangers try so many
 * passwords that the account is closed to everybody else: whoever attacks it cannot lock them out. A device is known by a
 * signed value, which opens nothing by itself, and only as long as its owner's password and role are those of then.
 */
export interface KnownDevices {
  /** The value that a browser brings along, whoever it is for. */
  inCookie(cookieHeader: string | null): string | null;
  /** The device's own name, when this person has signed in from it; null for any other. */
  read(value: string | null, owner: Owner | null): string | null;
  /** The value by which the device is known again: by the name that it has, or by a new one (null). */
  remember(owner: Owner, name: string | null): string;
  /** The same as a `Set-Cookie` value, for a browser. */
  cookieFor(owner: Owner, name: string | null): string;
}

export function openKnownDevices(
  env: Pick<Env, "SESSION_SECRETS" | "BASE_URL">,
): KnownDevices {
  const kind = cookieKind("device", env.BASE_URL);
  const signer = createSigner(env.SESSION_SECRETS, "device:2");
  const remember = (owner: Owner, name: string | null) =>
    signer.sign(`${owner.id}.${name ?? createSecret()}.${stampOf(owner)}`);
  return {
    inCookie: (header) => readCookie(header ?? undefined, kind.name),
    read(value, owner) {
      const known = value === null ? null : signer.verify(value);
      const [id, name = null, stamp] = known?.split(".") ?? [];
      if (!owner || id !== owner.id) return null;
      return stamp === stampOf(owner) ? name : null;
    },
    remember,
    cookieFor: (owner, name) => setCookie(kind, remember(owner, name)),
  };
}

const STAMP_CHARACTERS = 32;

/** Another one after whatever ends every access. It tells nothing of the password: the hash has a salt of its own. */
function stampOf({ role, passwordHash }: Owner): string {
  return hashSecret(`${role} ${passwordHash}`).slice(0, STAMP_CHARACTERS);
}
