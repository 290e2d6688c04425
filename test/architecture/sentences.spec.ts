import { globSync } from 'node:fs';
import path from 'node:path';
import type { Sentence } from '../../src/platform/core/message.js';

const root = path.resolve(import.meta.dirname, '../..');
const files = globSync('src/**/{refusals,sentences,*-sentences,words}.ts', { cwd: root }).sort();

const isSentence = (value: object): value is Sentence => 'en' in value && 'zh' in value;

function sentencesIn(value: unknown, name: string): [string, Sentence][] {
  if (typeof value !== 'object' || value === null) return [];
  if (isSentence(value)) return [[name, value]];
  return Object.entries(value).flatMap(([part, inner]) => sentencesIn(inner, `${name}.${part}`));
}

const loaded = await Promise.all(
  files.map(async (file) => sentencesIn(await import(path.join(root, file)), path.relative('src', file))),
);
const sentences = loaded.flat();

const factsOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('The sentences for people', () => {
  it('are found', () => {
    expect(sentences.length).toBeGreaterThan(2);
  });

  it.each(sentences)('name the same facts in both languages: %s', (_, { en, zh }) => {
    expect(factsOf(zh)).toEqual(factsOf(en));
  });

  it.each(sentences)('are Chinese in Chinese: %s', (_, { zh }) => {
    expect(zh).toMatch(/\p{Script=Han}/u);
  });

  // Files called words.ts hold labels and phrases.
  const whole = sentences.filter(([name]) => !name.includes('/words.ts'));
  it.each(whole)('are whole sentences in English: %s', (_, { en }) => {
    expect(en).toMatch(/^[\p{Lu}\p{Ll}{"“].*[.:}]$/u);
  });
});
