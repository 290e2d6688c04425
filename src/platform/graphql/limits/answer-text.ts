import { Slices } from '../../work/breathe.js';

/** The answer has more bytes than are allowed. */
export class TooManyBytes extends Error {}

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

const isPlain = (value: Json | undefined): boolean => typeof value !== 'object' || value === null;

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
    if (isPlain(value)) this.add(JSON.stringify(value));
    else if (Array.isArray(value)) await this.list(value as readonly Json[]);
    else await this.object(value as Readonly<Record<string, Json>>);
  }

  private async list(entries: readonly Json[]): Promise<void> {
    this.add('[');
    for (const [index, entry] of entries.entries()) {
      if (index > 0) this.add(',');
      await this.write(entry);
    }
    this.add(']');
  }

  private async object(value: Readonly<Record<string, Json>>): Promise<void> {
    const fields = Object.entries(value);
    if (fields.every(([, field]) => isPlain(field))) {
      this.add(JSON.stringify(value));
      return;
    }
    this.add('{');
    for (const [index, [name, field]] of fields.entries()) {
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

/** The value as JSON, written in slices. Throws TooManyBytes. */
export async function textInSlices(value: unknown, mostBytes: number): Promise<string> {
  const writer = new Writer(mostBytes);
  // An answer of graphql-js is JSON already, but for objects without a prototype.
  await writer.write(value as Json);
  return writer.text;
}
