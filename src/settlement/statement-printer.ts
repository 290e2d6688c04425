import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Unavailable } from '../platform/work/unavailable.js';
import { statementIds } from './ids.js';
import type { StatementDocument } from './statement-document.js';
import type { PdfJob, PrintedPdf } from './statement-pdf.worker.js';

const MOST_BYTES = 32_000_000;
const MOST_MS = 10_000;
const MOST_WAITING = 16;
const MEMORY_MB = 512;

interface Waiter {
  readonly statement: string;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Prints statements in a thread of its own, so that nobody waits for fonts. What was printed is kept, by all that stands
 * on it, up to 32 MB: an issued statement is printed once, and one that changed is printed anew.
 */
@Injectable()
export class StatementPrinter implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private jobs = 0;
  private readonly waiting = new Map<number, Waiter>();
  /** The one used longest ago first. */
  private readonly printed = new Map<string, Uint8Array>();
  private printedBytes = 0;

  constructor(private readonly log: PinoLogger) {}

  /** Throws Unavailable when too many wait, or when it takes too long. */
  async print(document: StatementDocument): Promise<Uint8Array> {
    const key = createHash('sha256').update(serialize(document)).digest('base64');
    const known = this.printed.get(key);
    if (known !== undefined) {
      this.printed.delete(key);
      this.printed.set(key, known);
      return known;
    }
    const bytes = await this.printAnew(document);
    this.keep(key, bytes);
    return bytes;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  private printAnew(document: StatementDocument): Promise<Uint8Array> {
    if (this.waiting.size >= MOST_WAITING) throw new Unavailable('Many statements are being printed; try again soon.');
    const job = ++this.jobs;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        // The cause that delays this statement delays the others as well.
        this.fail(new Unavailable('Printing the statement took too long; try again.'));
      }, MOST_MS).unref();
      this.waiting.set(job, { statement: statementIds.encode(document.statement.id), resolve, reject, timer });
      this.running.postMessage({ job, document } satisfies PdfJob);
    });
  }

  private get running(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new Worker(new URL('./statement-pdf.worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.unref();
    worker.on('message', (printed: PrintedPdf) => this.settle(printed));
    worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => {
      if (this.worker === worker) this.fail(new Unavailable('The printing of statements was interrupted; try again.'));
    });
    this.worker = worker;
    return worker;
  }

  private settle(printed: PrintedPdf): void {
    const waiter = this.waiting.get(printed.job);
    if (waiter === undefined) return;
    this.waiting.delete(printed.job);
    clearTimeout(waiter.timer);
    if ('failure' in printed) {
      waiter.reject(new Error(printed.failure));
      return;
    }
    const { bytes, missing } = printed;
    if (missing.length > 0) {
      const what = { statement: waiter.statement, letters: missing };
      this.log.warn(what, 'no font has some letters of a statement; it shows their code points instead');
    }
    waiter.resolve(bytes);
  }

  /** Ends the thread; the next statement starts another. */
  private fail(error: Error): void {
    const { worker } = this;
    this.worker = null;
    void worker?.terminate();
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
  }

  private keep(key: string, bytes: Uint8Array): void {
    this.printed.set(key, bytes);
    this.printedBytes += bytes.byteLength;
    for (const [oldest, { byteLength }] of this.printed) {
      if (this.printedBytes <= MOST_BYTES) return;
      this.printed.delete(oldest);
      this.printedBytes -= byteLength;
    }
  }
}
