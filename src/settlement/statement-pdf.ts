import { formatLocalDate, formatLocalDateTime } from '../platform/core/calendar.js';
import { amountOf } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { localAt } from '../platform/core/zone.js';
import type { Party } from './core/statement.js';
import { Paper } from './paper.js';
import type { PaperFonts } from './paper-fonts.js';
import type { Style } from './paper-text.js';
import type { DocumentedLine, StatementDocument } from './statement-document.js';

const TITLE: Style = { weight: 'bold', size: 18 };
const TEXT: Style = { weight: 'regular', size: 9 };
const STRONG: Style = { weight: 'bold', size: 9 };
const SMALL: Style = { weight: 'regular', size: 7.5 };
const GAP = 6;
const INDENT = 10;
const WIDTHS = { item: 318, step: 82, amount: 99 } as const;

/** A printed statement, and the code points that no font has, by their names. */
export interface PrintedStatement {
  readonly pdf: PDFKit.PDFDocument;
  readonly missing: readonly string[];
}

/** A statement to print and sign, in Chinese and English, on A4. All its letters were prepared before. */
export function statementPdf(document: StatementDocument, fonts: PaperFonts): PrintedStatement {
  const month = formatLocalDate(document.statement.month).slice(0, 7);
  const paper = new Paper(fonts, `Statement ${document.statement.number ?? month}`, header);
  head(paper, document, month);
  header(paper);
  for (const line of document.lines) row(paper, line);
  total(paper, document);
  notes(paper);
  signatures(paper);
  // The same number and fingerprint on every page, so that none can be exchanged.
  const { number } = document.statement;
  const named = number === null ? '' : `${number}    `;
  paper.footers((page, pages) => `${named}SHA-256 ${document.fingerprint}    ${page} / ${pages}`, SMALL);
  paper.pdf.end();
  return { pdf: paper.pdf, missing: [...paper.text.missing] };
}

const wallClock = (instant: Instant, zone: string): string =>
  `${formatLocalDateTime(localAt(instant, zone)).replace('T', ' ')} (${zone})`;

function side(paper: Paper, label: string, { name, address, registrationCode }: Party): void {
  paper.paragraph(`${label}: ${name}`, STRONG);
  if (address !== null) paper.paragraph(`地址 Address: ${address}`, TEXT);
  if (registrationCode !== null) paper.paragraph(`登记代码 Registration code: ${registrationCode}`, TEXT);
  paper.gap(GAP / 2);
}

function head(paper: Paper, { statement, provider, parties }: StatementDocument, month: string): void {
  paper.paragraph(`结算单 Statement ${month}`, TITLE);
  paper.gap(GAP);
  paper.paragraph(`编号 Number: ${statement.number ?? '未出具 not issued yet'}`, STRONG);
  side(paper, '提供方 Provider', parties.provider);
  side(paper, '使用方 Consumer', parties.consumer);
  paper.paragraph(`状态 Status: ${statement.status}    币种 Currency: ${statement.currency}`, TEXT);
  const { issuedAt, acceptedAt, settledAt } = statement;
  for (const [label, at] of Object.entries({
    '出具 Issued': issuedAt,
    '确认 Accepted': acceptedAt,
    '结清 Settled': settledAt,
  })) {
    if (at !== null) paper.paragraph(`${label}: ${wallClock(at, provider.timeZone)}`, TEXT);
  }
  paper.gap(2 * GAP);
}

interface Cells {
  readonly item: string;
  readonly step?: string;
  readonly amount?: string;
}

function cells(paper: Paper, { item, step = '', amount = '' }: Cells, style: Style, indent = 0): void {
  paper.row(
    [
      { text: item, left: indent, width: WIDTHS.item - indent },
      { text: step, left: WIDTHS.item, width: WIDTHS.step, align: 'right' },
      { text: amount, left: WIDTHS.item + WIDTHS.step, width: WIDTHS.amount, align: 'right' },
    ],
    style,
  );
}

function header(paper: Paper): void {
  cells(paper, { item: '项目 Item', step: '计算 Calculation', amount: '金额 Amount' }, STRONG);
  paper.gap(GAP / 2);
  paper.rule();
}

/** A line with the steps of its calculation, which add up to its amount. */
function row(paper: Paper, { line, use, description }: DocumentedLine): void {
  paper.room(3 * TEXT.size);
  cells(paper, { item: description, amount: amountOf(line.amount) }, TEXT);
  if (use !== null) {
    const { billableMinutes, units } = use.record;
    const billed = `计费分钟 × 数量 Billed minutes × units: ${billableMinutes} × ${units}`;
    cells(paper, { item: `${use.bookingReference}    ${billed}` }, SMALL, INDENT);
    for (const step of use.steps) cells(paper, { item: step.description, step: step.amount }, SMALL, INDENT);
  }
  if (line.disputeReason !== null) cells(paper, { item: `异议 Disputed: ${line.disputeReason}` }, SMALL, INDENT);
  paper.gap(GAP);
}

function total(paper: Paper, { statement }: StatementDocument): void {
  paper.room(4 * TEXT.size);
  paper.rule();
  cells(paper, { item: '合计 Total', amount: `${amountOf(statement.total)} ${statement.currency}` }, STRONG);
  paper.gap(GAP);
}

function notes(paper: Paper): void {
  paper.paragraph(
    '每行金额只舍入一次（四舍五入）；各步金额之和等于该行金额。 ' +
      'The amount of a line is rounded once, half up; each step shows what the rounded sum gains or loses by it.',
    SMALL,
  );
  if (paper.text.missing.size > 0) {
    paper.paragraph(
      `无字形的字符以代码表示 Letters that no font has are printed as their code points: ${[...paper.text.missing].join(', ')}`,
      SMALL,
    );
  }
}

function signatures(paper: Paper): void {
  paper.room(6 * TEXT.size);
  paper.gap(3 * GAP);
  paper.paragraph('提供方签章 Provider: ____________________        使用方签章 Consumer: ____________________', TEXT);
}
