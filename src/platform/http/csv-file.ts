import { StreamableFile } from '@nestjs/common';
import { type CsvColumns, type CsvRecord, csvText } from './csv.js';

/** Records as a file to be kept. */
export const csvFile = (name: string, records: readonly CsvRecord[], columns: CsvColumns): StreamableFile =>
  new StreamableFile(Buffer.from(csvText(records, columns), 'utf8'), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
