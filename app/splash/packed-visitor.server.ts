import { DEFAULT_PREFERENCES, type Preferences } from "./preferences.ts";

const PACKED_UUID_LENGTH = 22;

/** Who an anonymous visitor is, and what they asked for. */
export interface Visitor {
  /** 22 characters of base64url. */
  visitorId: string;
  preferences: Preferences;
}

/** The payload: one letter a field, defaults left out. Never give a letter a second meaning. */
interface Payload {
  i: string;
  e?: Preferences["enabled"];
  f?: Preferences["frequency"];
  d?: Preferences["customDays"];
  c?: Preferences["categories"];
  s?: Preferences["sensitivity"];
  l?: Preferences["language"];
  z?: Preferences["timeZone"];
  p?: Preferences["pausedUntil"];
  /** The blocked memes' UUIDs, 22 characters of base64url each, one after the other. */
  m?: string;
  t?: Preferences["blockedTags"];
  r?: Preferences["reducedData"];
}

/** Writes a visitor as short as it goes, in base64url. */
export function packVisitor({ visitorId, preferences }: Visitor): string {
  const asked = <Field extends keyof Preferences>(
    field: Field,
  ): Preferences[Field] | undefined =>
    isSame(preferences[field], DEFAULT_PREFERENCES[field])
      ? undefined
      : preferences[field];
  const payload: Payload = {
    i: visitorId,
    e: asked("enabled"),
    f: asked("frequency"),
    d: asked("customDays"),
    c: asked("categories"),
    s: asked("sensitivity"),
    l: asked("language"),
    z: asked("timeZone"),
    p: asked("pausedUntil"),
    m: asked("blockedMemes")?.map(packUuid).join(""),
    t: asked("blockedTags"),
    r: asked("reducedData"),
  };
  return Buffer.from(JSON.stringify(payload)).toString("base64url");
}

/** Reads what `packVisitor` wrote. */
export function unpackVisitor(encoded: string): Visitor {
  const payload: Payload = JSON.parse(
    Buffer.from(encoded, "base64url").toString(),
  );
  const preferences: Preferences = {
    enabled: payload.e ?? DEFAULT_PREFERENCES.enabled,
    frequency: payload.f ?? DEFAULT_PREFERENCES.frequency,
    customDays: payload.d ?? DEFAULT_PREFERENCES.customDays,
    categories: payload.c ?? DEFAULT_PREFERENCES.categories,
    sensitivity: payload.s ?? DEFAULT_PREFERENCES.sensitivity,
    language: payload.l ?? DEFAULT_PREFERENCES.language,
    timeZone: payload.z ?? DEFAULT_PREFERENCES.timeZone,
    pausedUntil: payload.p ?? DEFAULT_PREFERENCES.pausedUntil,
    blockedMemes: payload.m
      ? unpackUuids(payload.m)
      : DEFAULT_PREFERENCES.blockedMemes,
    blockedTags: payload.t ?? DEFAULT_PREFERENCES.blockedTags,
    reducedData: payload.r ?? DEFAULT_PREFERENCES.reducedData,
  };
  return { visitorId: payload.i, preferences };
}

function isSame(value: unknown, fallback: unknown): boolean {
  return value === fallback || (Array.isArray(value) && value.length === 0);
}

function packUuid(uuid: string): string {
  return Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");
}

function unpackUuids(packed: string): string[] {
  const uuids: string[] = [];
  for (let at = 0; at < packed.length; at += PACKED_UUID_LENGTH) {
    const hex = Buffer.from(
      packed.slice(at, at + PACKED_UUID_LENGTH),
      "base64url",
    ).toString("hex");
    uuids.push(
      hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    );
  }
  return uuids;
}
