import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { formatLocalDate, formatLocalDateTime } from '../platform/core/local-time.js';
import { amountOf } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { localAt } from '../platform/core/zone.js';
import type { DocumentedLine, StatementDocument } from './statement-document.js';

/** Noto Sans SC (OFL 1.1): Latin and Chinese; only the letters that are used end up in a document. */
const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const REGULAR = join(fonts, 'NotoSansHans-Regular.otf');
const BOLD = join(fonts, 'NotoSansHans-Bold.otf');

const MARGIN = 48;
const SMALL = 8;
const TEXT = 9;
const ROW_GAP = 6;
const WIDTHS = { description: 292, quantity: 96, amount: 111 } as const;
const BOTTOM = 72;

type Pdf = PDFKit.PDFDocument;

/** A statement to print and sign, in Chinese and English, on A4. */
export function statementPdf(document: StatementDocument): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    bufferPages: true,
    info: { Title: `Statement ${formatLocalDate(document.statement.month).slice(0, 7)}`, Producer: 'Workbay' },
  });
  pdf.registerFont('regular', REGULAR);
  pdf.registerFont('bold', BOLD);
  head(pdf, document);
  header(pdf);
  for (const line of document.lines) row(pdf, line);
  total(pdf, document);
  signatures(pdf);
  footers(pdf, document.fingerprint);
  pdf.end();
  return pdf;
}

const wallClock = (instant: Instant, zone: string): string =>
  `${formatLocalDateTime(localAt(instant, zone)).replace('T', ' ')} (${zone})`;

function head(pdf: Pdf, { statement, provider, consumer }: StatementDocument): void {
  const month = formatLocalDate(statement.month).slice(0, 7);
  pdf.font('bold').fontSize(18).text(`结算单 Statement ${month}`);
  pdf.moveDown(0.5).font('regular').fontSize(TEXT);
  pdf.text(`提供方 Provider: ${provider.name}`);
  pdf.text(`使用方 Consumer: ${consumer.name}`);
  pdf.text(`状态 Status: ${statement.status}    币种 Currency: ${statement.currency}`);
  const { issuedAt, acceptedAt, settledAt } = statement;
  for (const [label, at] of Object.entries({
    '出具 Issued': issuedAt,
    '确认 Accepted': acceptedAt,
    '结清 Settled': settledAt,
  })) {
    if (at !== null) pdf.text(`${label}: ${wallClock(at, provider.timeZone)}`);
  }
  pdf.moveDown();
}

interface Cells {
  readonly description: string;
  readonly quantity: string;
  readonly amount: string;
}

/** One row of the table, on a page that has room for it; answers nothing, and leaves the pen below. */
function cells(pdf: Pdf, { description, quantity, amount }: Cells): void {
  const height = pdf.heightOfString(description, { width: WIDTHS.description });
  if (pdf.y + height > pdf.page.height - BOTTOM) {
    pdf.addPage();
    header(pdf);
  }
  const top = pdf.y;
  const quantityAt = MARGIN + WIDTHS.description;
  pdf.text(quantity, quantityAt, top, { width: WIDTHS.quantity, align: 'right' });
  pdf.text(amount, quantityAt + WIDTHS.quantity, top, { width: WIDTHS.amount, align: 'right' });
  pdf.text(description, MARGIN, top, { width: WIDTHS.description });
  pdf.y = top + height + ROW_GAP;
}

function rule(pdf: Pdf): void {
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(pdf.page.width - MARGIN, pdf.y)
    .lineWidth(0.5)
    .stroke();
  pdf.y += ROW_GAP;
}

function header(pdf: Pdf): void {
  pdf.font('bold').fontSize(TEXT);
  cells(pdf, { description: '项目 Item', quantity: '计费分钟 × 数量 Billed', amount: '金额 Amount' });
  rule(pdf);
  pdf.font('regular').fontSize(TEXT);
}

function row(pdf: Pdf, { line, use }: DocumentedLine): void {
  const dispute = line.disputeReason === null ? '' : `\n异议 Disputed: ${line.disputeReason}`;
  const reference = use === null ? '' : `\n${use.bookingReference}`;
  cells(pdf, {
    description: `${line.description}${reference}${dispute}`,
    quantity: use === null ? '' : `${use.record.billableMinutes} × ${use.record.units}`,
    amount: amountOf(line.amount),
  });
}

function total(pdf: Pdf, { statement }: StatementDocument): void {
  rule(pdf);
  pdf.font('bold');
  const amount = `${amountOf(statement.total)} ${statement.currency}`;
  cells(pdf, { description: '合计 Total', quantity: '', amount });
  pdf.font('regular');
}

function signatures(pdf: Pdf): void {
  if (pdf.y > pdf.page.height - 2 * BOTTOM) pdf.addPage();
  pdf.y += 3 * ROW_GAP;
  pdf.text('提供方签章 Provider: ____________________        使用方签章 Consumer: ____________________', MARGIN, pdf.y);
}

/** The same fingerprint on every page, so that none can be exchanged. */
function footers(pdf: Pdf, fingerprint: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Below the margin text would begin another page.
    pdf.page.margins.bottom = 0;
    pdf.font('regular').fontSize(SMALL);
    const text = `SHA-256 ${fingerprint}    ${page - start + 1} / ${count}`;
    pdf.text(text, MARGIN, pdf.page.height - MARGIN, { lineBreak: false });
  }
}
