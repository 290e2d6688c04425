import type { FactsOf, Message, Sentence } from './message.js';

/** A sentence that refuses something, with the code that programs act on. Each slice lists its own in refusals.ts. */
export interface Reason<Code extends string = string, En extends string = string> extends Sentence<En> {
  readonly code: Code;
}

/** Why something was not done. `field` is the path inside the input; null = no part of it is to blame. */
export interface Refusal<Code extends string = string> extends Message {
  readonly code: Code;
  readonly field: readonly string[] | null;
}

export const reason = <const Code extends string, const En extends string>(
  code: Code,
  en: En,
  zh: string,
): Reason<Code, En> => ({ code, en, zh });

/** Makes reasons of one code. */
export const reasonOf =
  <const Code extends string>(code: Code) =>
  <const En extends string>(en: En, zh: string): Reason<Code, En> =>
    reason(code, en, zh);

/** Reasons of the codes that most slices have. */
export const invalid = reasonOf('INVALID');
export const notFound = reasonOf('NOT_FOUND');
export const notPermitted = reasonOf('NOT_PERMITTED');
export const wrongStatus = reasonOf('WRONG_STATUS');
export const tooMany = reasonOf('TOO_MANY');

export const refusal = <Code extends string, En extends string>(
  because: Reason<Code, En>,
  field: readonly string[] | null,
  ...[facts]: FactsOf<En>
): Refusal<Code> => ({ code: because.code, field, sentence: because, facts: facts ?? {} });
