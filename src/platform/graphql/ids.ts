import type { OrganizationKey, Owned } from '../core/keys.js';

const HEX32 = '[0-9a-f]{32}';
const BIGINT = '[1-9][0-9]{0,17}';
const NO_BIGINT = '0';
const NO_UUID = '00000000-0000-0000-0000-000000000000';

const compact = (uuid: string): string => uuid.replaceAll('-', '');
const expand = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/**
 * Ids of the API, opaque to clients and stable. They are made of keys where objects leave, and read where inputs come.
 */
abstract class Ids<K> {
  constructor(
    readonly prefix: string,
    private readonly none: K,
  ) {}

  abstract encode(key: K): string;

  /** The key in an id; null = the id is malformed. */
  abstract decode(text: string): K | null;

  /** The key in an id. A malformed id gives a key that no row has, so that nothing is found by it. */
  read(text: string): K {
    return this.decode(text) ?? this.none;
  }

  /** The same for an id that may be left out: null and undefined stay. */
  readGiven<Absent extends null | undefined>(text: string | Absent): K | Absent {
    return typeof text === 'string' ? this.read(text) : text;
  }
}

/** Ids such as `bkg_12_0198…`: a provider's bigint and a UUID. */
export class OwnedIds<K extends Owned<string>> extends Ids<K> {
  private readonly pattern: RegExp;

  constructor(prefix: string) {
    super(prefix, { provider: NO_BIGINT, id: NO_UUID } as K);
    this.pattern = new RegExp(`^${prefix}_(${BIGINT})_(${HEX32})$`);
  }

  encode(key: K): string {
    return `${this.prefix}_${key.provider}_${compact(key.id)}`;
  }

  decode(text: string): K | null {
    const match = this.pattern.exec(text);
    return match?.[1] === undefined || match[2] === undefined
      ? null
      : ({ provider: match[1], id: expand(match[2]) } as K);
  }
}

/** Ids such as `usr_0198…`: a UUID. */
export class UuidIds<K extends string> extends Ids<K> {
  private readonly pattern: RegExp;

  constructor(prefix: string) {
    super(prefix, NO_UUID as K);
    this.pattern = new RegExp(`^${prefix}_(${HEX32})$`);
  }

  encode(key: K): string {
    return `${this.prefix}_${compact(key)}`;
  }

  decode(text: string): K | null {
    const match = this.pattern.exec(text);
    return match?.[1] === undefined ? null : (expand(match[1]) as K);
  }
}

/** Ids such as `org_12`: a bigint. */
export class NumberIds<K extends OrganizationKey> extends Ids<K> {
  private readonly pattern: RegExp;

  constructor(prefix: string) {
    super(prefix, NO_BIGINT as K);
    this.pattern = new RegExp(`^${prefix}_(${BIGINT})$`);
  }

  encode(key: K): string {
    return `${this.prefix}_${key}`;
  }

  decode(text: string): K | null {
    return (this.pattern.exec(text)?.[1] ?? null) as K | null;
  }
}
