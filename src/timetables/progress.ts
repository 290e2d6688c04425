import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

/** Tells a person how far the work has come. */
export interface Progress {
  /** The account of a new organization, at once: nothing shows its password again. */
  founded(account: { readonly email: string; readonly password: string }): void;
  begin(what: string, total: number): void;
  step(): void;
  end(): void;
}

const foundedText = ({ email, password }: { readonly email: string; readonly password: string }): string =>
  `The organization was created. Its administrator signs in with\n  ${email}  ${password}\n`;

/** A bar on a terminal. */
class Bar implements Progress {
  private bar: SingleBar | null = null;

  constructor(private readonly stream: WriteStream) {}

  founded(account: { readonly email: string; readonly password: string }): void {
    this.stream.write(foundedText(account));
  }

  begin(what: string, total: number): void {
    const format = `  ${what.padEnd(10)} {bar} {value}/{total}  {eta_formatted} left`;
    this.bar = new SingleBar({ format, stream: this.stream, hideCursor: true }, Presets.shades_classic);
    this.bar.start(total, 0);
  }

  step(): void {
    this.bar?.increment();
  }

  end(): void {
    this.bar?.stop();
  }
}

/** A line at each quarter, where the output is kept rather than watched. */
class Lines implements Progress {
  private what = '';
  private total = 0;
  private done = 0;

  constructor(private readonly stream: NodeJS.WritableStream) {}

  founded(account: { readonly email: string; readonly password: string }): void {
    this.stream.write(foundedText(account));
  }

  begin(what: string, total: number): void {
    this.what = what;
    this.total = total;
    this.done = 0;
  }

  step(): void {
    const quarter = (done: number) => Math.floor((4 * done) / this.total);
    this.done++;
    if (quarter(this.done) > quarter(this.done - 1)) this.stream.write(`  ${this.what} ${this.done}/${this.total}\n`);
  }

  end(): void {
    if (this.total === 0) this.stream.write(`  ${this.what} 0/0\n`);
  }
}

export const progressOn = (stream: WriteStream): Progress => (stream.isTTY ? new Bar(stream) : new Lines(stream));
