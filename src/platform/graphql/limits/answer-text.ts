import { Slices } from '../../work/breathe.js';

/** The answer has more bytes than are allowed. */
export class TooManyBytes extends Error {}

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** JSON of about so many fields is written in one go, which takes some milliseconds. */
const AT_ONCE = 20_000;
/** A text of so many characters counts as one field more. */
const LONG_TEXT = 64;

/** About how many fields a value has, told up to a little more than `most`. */
function fieldsOf(value: Json, most: number): number {
  if (typeof value === 'string') return 1 + Math.floor(value.length / LONG_TEXT);
  if (typeof value !== 'object' || value === null) return 1;
  let fields = 1;
  if (Array.isArray(value)) {
    for (const entry of value as readonly Json[]) {
      fields += fieldsOf(entry, most - fields);
      if (fields > most) break;
    }
    return fields;
  }
  const object = value as Readonly<Record<string, Json>>;
  for (const name in object) {
    fields += fieldsOf(object[name] as Json, most - fields);
    if (fields > most) break;
  }
  return fields;
}

/** Writes JSON in parts, letting others run in between, until it is done or too long. */
class Writer {
  private readonly parts: string[] = [];
  private readonly slices = new Slices();
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  get text(): string {
    return this.parts.join('');
  }

  async write(value: Json): Promise<void> {
    if (this.slices.isOver) await this.slices.next();
    if (typeof value !== 'object' || value === null || fieldsOf(value, AT_ONCE) <= AT_ONCE) {
      this.add(JSON.stringify(value));
    } else if (Array.isArray(value)) await this.list(value as readonly Json[]);
    else await this.object(value as Readonly<Record<string, Json>>);
  }

  /** Small entries are written together. */
  private async list(entries: readonly Json[]): Promise<void> {
    this.add('[');
    for (let from = 0; from < entries.length;) {
      if (from > 0) this.add(',');
      const to = endOfSmall(entries, from);
      if (to > from + 1) {
        if (this.slices.isOver) await this.slices.next();
        this.add(JSON.stringify(entries.slice(from, to)).slice(1, -1));
      } else await this.write(entries[from] as Json);
      from = to;
    }
    this.add(']');
  }

  private async object(value: Readonly<Record<string, Json>>): Promise<void> {
    this.add('{');
    for (const [index, [name, field]] of Object.entries(value).entries()) {
      this.add(`${index > 0 ? ',' : ''}${JSON.stringify(name)}:`);
      await this.write(field);
    }
    this.add('}');
  }

  private add(part: string): void {
    this.bytes += Buffer.byteLength(part);
    if (this.bytes > this.mostBytes) throw new TooManyBytes();
    this.parts.push(part);
  }
}

/** Up to where entries can be written in one go, from one of them on; at least that one. */
function endOfSmall(entries: readonly Json[], from: number): number {
  let fields = fieldsOf(entries[from] as Json, AT_ONCE);
  let to = from + 1;
  while (to < entries.length) {
    fields += fieldsOf(entries[to] as Json, AT_ONCE);
    if (fields > AT_ONCE) break;
    to++;
  }
  return to;
}

/** The value as JSON, written in slices. Throws TooManyBytes. */
export async function textInSlices(value: unknown, mostBytes: number): Promise<string> {
  const writer = new Writer(mostBytes);
  // An answer of graphql-js is JSON already, but for objects without a prototype.
  await writer.write(value as Json);
  return writer.text;
}
