type MigrationClass = abstract new () => unknown;

/** The schema is not the one that this build was made for. */
export class WrongSchema extends Error {}

export class UnknownMigrations extends WrongSchema {
  constructor(names: readonly string[]) {
    super(
      `The database was migrated by a newer build: this one does not know the migrations ${names.join(', ')}. ` +
        'Start the newer build, or restore a backup from before; nothing was changed.',
    );
  }
}

export class MissingMigrations extends WrongSchema {
  constructor(names: readonly string[]) {
    super(
      `The database lacks the migrations ${names.join(', ')}. ` +
        'Run `node dist/src/migrate.js`, or start with MIGRATE_ON_START=true; nothing was changed.',
    );
  }
}

/** Names that are applied and that the build has no migration of. */
export function unknownTo(known: readonly MigrationClass[], applied: readonly string[]): string[] {
  const names = new Set(known.map(({ name }) => name));
  return applied.filter((name) => !names.has(name));
}

/** null when exactly the migrations of the build are applied. */
export function wrongSchema(known: readonly MigrationClass[], applied: readonly string[]): WrongSchema | null {
  const unknown = unknownTo(known, applied);
  if (unknown.length > 0) return new UnknownMigrations(unknown);
  const present = new Set(applied);
  const missing = known.map(({ name }) => name).filter((name) => !present.has(name));
  return missing.length > 0 ? new MissingMigrations(missing) : null;
}
