import type { StatementLineKey } from '../../platform/core/keys.js';
import { Locale } from '../../platform/core/locale.js';
import { message, textIn, type Word } from '../../platform/core/message.js';
import type { StatementLine } from './statement.js';
import { lineWords } from './words.js';

type Described = Pick<StatementLine, 'description' | 'correctsId'>;

const outcomes: Readonly<Record<string, string>> = {
  completed: '已完成',
  'no show': '未到场',
  'late cancellation': '逾期取消',
};

/** The end of what PostgreSQL writes about a use; before it stand the name and code of the resource at that time. */
const USE =
  /^(.*), (\d{4}-\d\d-\d\d \d\d:\d\d) to (\d{4}-\d\d-\d\d \d\d:\d\d), (completed|no show|late cancellation)$/s;

function useIn(locale: Locale, description: string): string {
  const [, resource, from, to, ended = ''] = USE.exec(description) ?? [];
  if (resource === undefined || from === undefined || to === undefined) return description;
  const outcome: Word = { code: ended, en: ended, zh: outcomes[ended] ?? ended };
  return textIn(locale, message(lineWords.use, { resource, from, to, outcome }));
}

/** The description with which a correction is stored. */
export const correctionOf = (line: Described, reason: string): string =>
  textIn(Locale.EN, message(lineWords.correction, { line: line.description, reason }));

/**
 * The description of a line in a language. The stored text is English and never changes; names and reasons in it stay
 * as they were written. `lineOf` loads the line that a correction corrects.
 */
export async function lineDescription<T extends Described>(
  line: T,
  locale: Locale,
  lineOf: (key: StatementLineKey) => Promise<T | null>,
): Promise<string> {
  const { description, correctsId } = line;
  if (locale === Locale.EN) return description;
  const corrected = correctsId === null ? null : await lineOf(correctsId);
  if (corrected === null) return useIn(locale, description);
  const reason = description.slice(correctionOf(corrected, '').length);
  const inLanguage = await lineDescription(corrected, locale, lineOf);
  return textIn(locale, message(lineWords.correction, { line: inLanguage, reason }));
}
