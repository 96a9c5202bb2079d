export type Scope = "own" | "assigned" | "team" | "all";

const WIDTH: Record<Scope, number> = { own: 0, assigned: 1, team: 2, all: 3 };

/** Union of a person's permissions: "account:read" → the widest scope any role gives. */
export class PermissionSet {
  private readonly widest = new Map<string, Scope>();

  /** `grants` are `resource:action` with a scope, as stored in role_permission. */
  constructor(grants: Iterable<{ permission: string; scope: Scope }>) {
    for (const { permission, scope } of grants) {
      const known = this.widest.get(permission);
      if (!known || WIDTH[scope] > WIDTH[known]) this.widest.set(permission, scope);
    }
  }

  /** The widest scope in which the permission is held, or null. */
  scopeOf(permission: string): Scope | null {
    return this.widest.get(permission) ?? null;
  }

  has(permission: string): boolean {
    return this.widest.has(permission);
  }

  list(): string[] {
    return [...this.widest.keys()].sort();
  }
}

export const NO_PERMISSIONS = new PermissionSet([]);

/** The system acts for everybody; its jobs name the one permission their command needs. */
export const SYSTEM_PERMISSIONS = new (class extends PermissionSet {
  override scopeOf(): Scope {
    return "all";
  }
  override has(): boolean {
    return true;
  }
})([]);
