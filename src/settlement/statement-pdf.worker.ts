import { parentPort } from 'node:worker_threads';
import { PaperFonts } from './paper-fonts.js';
import type { StatementDocument } from './statement-document.js';
import { statementPdf } from './statement-pdf.js';

/** One job of the thread: its number, and the statement to print. */
export interface PdfJob {
  readonly job: number;
  readonly document: StatementDocument;
}

/** The bytes of the PDF with the code points that no font has, or the reason why there are none. */
export type PrintedPdf = { readonly job: number } & (
  { readonly bytes: Uint8Array; readonly missing: readonly string[] } | { readonly failure: string }
);

const fonts = new PaperFonts();

const textOf = (document: StatementDocument): string =>
  JSON.stringify(document, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).normalize('NFC');

async function print(document: StatementDocument): Promise<{ bytes: Uint8Array; missing: readonly string[] }> {
  await fonts.prepare(textOf(document));
  const { pdf, missing } = statementPdf(document, fonts);
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  // A copy of its own memory, which can be handed over.
  return { bytes: new Uint8Array(Buffer.concat(chunks)), missing };
}

parentPort?.on('message', ({ job, document }: PdfJob) => {
  print(document).then(
    ({ bytes, missing }) =>
      parentPort?.postMessage({ job, bytes, missing } satisfies PrintedPdf, [bytes.buffer as ArrayBuffer]),
    (error: unknown) => parentPort?.postMessage({ job, failure: String(error) } satisfies PrintedPdf),
  );
});
