import type { Role } from "#prisma/generated/enums.ts";

const SIGNED_IN = [
  "contributor",
  "moderator",
  "analyst",
  "brand_manager",
  "admin",
] as const satisfies readonly Role[];

/** Who may do what: every right there is, with the roles that have it. Acts on one's own things need no right here. */
export const PERMISSIONS = {
  upload: SIGNED_IN,
  moderate: ["moderator", "admin"],
  see_analytics: ["moderator", "analyst", "brand_manager", "admin"],
  make_exports: ["analyst", "admin"],
  edit_brands: ["brand_manager", "admin"],
  administer: ["admin"],
  read_audit_log: ["moderator", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a role has a right. */
export function hasPermission(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(role);
}

/** What a named token may be limited to. A token never has more than its owner's role. */
export const SCOPES = {
  upload: ["upload"],
  moderate: ["moderate", "read_audit_log"],
  analytics: ["see_analytics", "make_exports"],
  admin: ["edit_brands", "administer"],
} as const satisfies Record<string, readonly Permission[]>;

export type Scope = keyof typeof SCOPES;

/** The names of all scopes. */
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/** The scopes that mean something for a role: those with at least one right of its own. */
export function scopesOf(role: Role): Scope[] {
  return SCOPE_NAMES.filter((scope) =>
    SCOPES[scope].some((permission) => hasPermission(role, permission)),
  );
}

/** Whether one of the scopes covers a right. */
export function coversPermission(
  scopes: readonly string[],
  permission: Permission,
): boolean {
  return SCOPE_NAMES.filter((scope) => scopes.includes(scope)).some((scope) =>
    (SCOPES[scope] as readonly Permission[]).includes(permission),
  );
}
