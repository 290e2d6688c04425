import { Controller, Get, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { RouteLocale, RouteViewer, SignedInRoute, type Viewer } from '../access/index.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import type { Locale } from '../platform/core/locale.js';
import { statementIds } from './ids.js';
import { statementCsv } from './statement-csv.js';
import { StatementDocuments } from './statement-document.js';
import { StatementPrinter } from './statement-printer.js';

/** Statements as files, for who may see them. */
@Controller('statements')
@SignedInRoute()
export class StatementsController {
  constructor(
    private readonly documents: StatementDocuments,
    private readonly printer: StatementPrinter,
  ) {}

  @Get(':file')
  async file(
    @RouteViewer() viewer: Viewer,
    @RouteLocale() locale: Locale,
    @Param('file') file: string,
  ): Promise<StreamableFile> {
    const [, id = '', format] = /^(.+)\.(csv|pdf)$/.exec(file) ?? [];
    const document = await this.documents.of(viewer, statementIds.read(id), locale);
    if (document === null) throw new NotFoundException('There is no such statement that you can see.');
    const name = `statement-${formatLocalDate(document.statement.month).slice(0, 7)}-${id}.${format}`;
    const disposition = `attachment; filename="${name}"`;
    if (format === 'pdf') {
      return new StreamableFile(await this.printer.print(document), { type: 'application/pdf', disposition });
    }
    const text = Buffer.from(statementCsv(document), 'utf8');
    return new StreamableFile(text, { type: 'text/csv; charset=utf-8', disposition });
  }
}
