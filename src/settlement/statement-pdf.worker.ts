import { parentPort } from 'node:worker_threads';
import type { StatementDocument } from './statement-document.js';
import { statementPdf } from './statement-pdf.js';

/** One job of the thread: its number, and the statement to print. */
export interface PdfJob {
  readonly job: number;
  readonly document: StatementDocument;
}

/** The bytes of the PDF, or why there are none. */
export type PrintedPdf = { readonly job: number } & ({ readonly bytes: Uint8Array } | { readonly failure: string });

async function bytesOf(document: StatementDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of statementPdf(document)) chunks.push(chunk as Buffer);
  // A copy of its own memory, which can be handed over.
  return new Uint8Array(Buffer.concat(chunks));
}

parentPort?.on('message', ({ job, document }: PdfJob) => {
  bytesOf(document).then(
    (bytes) => parentPort?.postMessage({ job, bytes } satisfies PrintedPdf, [bytes.buffer as ArrayBuffer]),
    (error: unknown) => parentPort?.postMessage({ job, failure: String(error) } satisfies PrintedPdf),
  );
});
