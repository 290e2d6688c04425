import { Locale } from './locale.js';

/** A sentence for people in each language. `{name}` stands for the fact of that name. */
export interface Sentence<En extends string = string> {
  readonly en: En;
  readonly zh: string;
}

/** A word that people read in their language and programs read as its code, such as a role. */
export interface Word {
  readonly code: string;
  readonly en: string;
  readonly zh: string;
}

/** Makes words of codes. A code stands for itself in English; `zh` has each in Chinese. */
export const codeWords =
  <Code extends string>(zh: Readonly<Record<Code, string>>) =>
  (code: Code): Word => ({ code, en: code, zh: zh[code] });

/** A value of a sentence. A list reads as "A, B or C". */
export type Fact = string | number | Word | readonly Fact[];

export type Facts = Readonly<Record<string, Fact>>;

/** The names of the facts that an English sentence needs. */
type FactNames<En extends string> = En extends `${string}{${infer Name}}${infer Rest}` ? Name | FactNames<Rest> : never;

/** The facts of a sentence as the last argument of a function; a sentence without facts takes none. */
export type FactsOf<En extends string> = [FactNames<En>] extends [never]
  ? []
  : [facts: Readonly<Record<FactNames<En>, Fact>>];

/** A sentence with its facts, which becomes text in the language of the reader. */
export interface Message {
  readonly sentence: Sentence;
  readonly facts: Facts;
}

export const sentence = <const En extends string>(en: En, zh: string): Sentence<En> => ({ en, zh });

export const message = <En extends string>(said: Sentence<En>, ...[facts]: FactsOf<En>): Message => ({
  sentence: said,
  facts: facts ?? {},
});

const alternatives = {
  EN: new Intl.ListFormat('en', { type: 'disjunction' }),
  ZH: new Intl.ListFormat('zh', { type: 'disjunction' }),
} as const;

const isList = (fact: Fact): fact is readonly Fact[] => Array.isArray(fact);

/** The fact as a person reads it. */
function wordsOf(fact: Fact, locale: Locale): string {
  if (isList(fact)) return alternatives[locale].format(fact.map((part) => wordsOf(part, locale)));
  if (typeof fact !== 'object') return String(fact);
  return locale === Locale.ZH ? fact.zh : fact.en;
}

/** The fact as a program reads it: a word by its code, a list with commas. */
export function valueOf(fact: Fact): string {
  if (isList(fact)) return fact.map(valueOf).join(',');
  return typeof fact === 'object' ? fact.code : String(fact);
}

/** The name of a thing in a report: as people wrote it, or words in each language. */
export type Label = string | Sentence;

export const labelIn = (locale: Locale, label: Label): string =>
  typeof label === 'string' ? label : locale === Locale.ZH ? label.zh : label.en;

/** The text of a message. */
export function textIn(locale: Locale, { sentence: { en, zh }, facts }: Message): string {
  return (locale === Locale.ZH ? zh : en).replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const fact = facts[name];
    return fact === undefined ? place : wordsOf(fact, locale);
  });
}
