import type { Word } from '../../platform/core/message.js';
import { refusal } from '../../platform/core/refusal.js';
import { type OrganizationRefusal, organizationReasons } from './refusals.js';

/** Each line of text that people read: its longest length, and how a sentence names it. */
const lines = {
  name: { most: 200, subject: { code: 'name', en: 'A name', zh: '名称' } },
  address: { most: 500, subject: { code: 'address', en: 'An address', zh: '地址' } },
  contact: { most: 200, subject: { code: 'contact', en: 'A contact', zh: '联系方式' } },
  registrationCode: { most: 50, subject: { code: 'registrationCode', en: 'A registration code', zh: '登记号' } },
} as const satisfies Record<string, { readonly most: number; readonly subject: Word }>;

/** Texts of several lines. */
const texts = {
  description: { most: 2_000, subject: { code: 'description', en: 'A description', zh: '简介' } },
  reason: { most: 2_000, subject: { code: 'reason', en: 'A reason', zh: '原因' } },
} as const satisfies Record<string, { readonly most: number; readonly subject: Word }>;

/** Every problem of a trimmed text, at most one; null = the text is not given. */
export function textProblems(field: keyof typeof texts, text: string | null): OrganizationRefusal[] {
  const { most, subject } = texts[field];
  const given = text === null ? 0 : [...text].length;
  return given > most ? [refusal(organizationReasons.tooLong, [field], { subject, most, given })] : [];
}

/** Every problem of a trimmed line, at most one; null = the line is not given. */
export function lineProblems(field: keyof typeof lines, text: string | null): OrganizationRefusal[] {
  if (text === null) return [];
  const { most, subject } = lines[field];
  if (text === '') return [refusal(organizationReasons.blank, [field], { subject })];
  if (/\p{Cc}/u.test(text)) return [refusal(organizationReasons.notOneLine, [field], { subject })];
  const given = [...text].length;
  return given > most ? [refusal(organizationReasons.tooLong, [field], { subject, most, given })] : [];
}
