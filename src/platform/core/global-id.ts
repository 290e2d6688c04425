/**
 * The ids of the API: opaque to clients, stable, and telling us where to look. What grows with bookings carries its
 * provider's organization id beside its own uuid, so that every look-up goes by the full key of its table.
 */
export interface OwnedKey {
  readonly organizationId: string;
  readonly id: string;
}

const HEX32 = '[0-9a-f]{32}';
const BIGINT = '[1-9][0-9]{0,17}';

const compact = (uuid: string): string => uuid.replaceAll('-', '');
const expand = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** Ids such as `bkg_12_0198…`: an organization's bigint and a uuid. */
export class OwnedIds {
  private readonly pattern: RegExp;

  constructor(readonly prefix: string) {
    this.pattern = new RegExp(`^${prefix}_(${BIGINT})_(${HEX32})$`);
  }

  encode(organizationId: string, id: string): string {
    return `${this.prefix}_${organizationId}_${compact(id)}`;
  }

  /** Null when malformed: such an id is one that is not found. */
  decode(text: string): OwnedKey | null {
    const match = this.pattern.exec(text);
    return match?.[1] !== undefined && match[2] !== undefined
      ? { organizationId: match[1], id: expand(match[2]) }
      : null;
  }
}

/** Ids such as `usr_0198…`: a uuid. */
export class UuidIds {
  private readonly pattern: RegExp;

  constructor(readonly prefix: string) {
    this.pattern = new RegExp(`^${prefix}_(${HEX32})$`);
  }

  encode(id: string): string {
    return `${this.prefix}_${compact(id)}`;
  }

  decode(text: string): string | null {
    const match = this.pattern.exec(text);
    return match?.[1] !== undefined ? expand(match[1]) : null;
  }
}

/** Ids such as `org_12`: a bigint. */
export class NumberIds {
  private readonly pattern: RegExp;

  constructor(readonly prefix: string) {
    this.pattern = new RegExp(`^${prefix}_(${BIGINT})$`);
  }

  encode(id: string): string {
    return `${this.prefix}_${id}`;
  }

  decode(text: string): string | null {
    return this.pattern.exec(text)?.[1] ?? null;
  }
}
