import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { skillReasons } from './refusals.js';
import type { SkillReference } from './skill.js';

/** A skill as it is to stand in the catalogue. */
export interface WantedSkill {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly references: readonly SkillReference[];
}

export const MOST_OF_SKILL = { name: 100, aliases: 500, references: 20, uri: 2_000, label: 200 } as const;

const labelOf = (label: string | null): string | null => {
  const trimmed = label?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

/** A skill without white space around its texts, which the URIs keep; a blank label is none. */
export const trimmedSkill = ({ name, aliases, references }: WantedSkill): WantedSkill => ({
  name: name.trim(),
  aliases: aliases.map((alias) => alias.trim()),
  references: references.map(({ label, ...reference }) => ({ ...reference, label: labelOf(label) })),
});

type Problem = Refusal<'INVALID' | 'TOO_MANY'>;

/** The problem of the trimmed text of a skill; null = none. */
export function skillTextProblem(text: string, field: readonly string[]): Refusal<'INVALID'> | null {
  const given = [...text].length;
  if (given === 0 || given > MOST_OF_SKILL.name) {
    return refusal(skillReasons.nameLength, field, { most: MOST_OF_SKILL.name });
  }
  return /\p{Cc}/u.test(text) ? refusal(skillReasons.nameLine, field) : null;
}

/** Every problem of a trimmed skill that no look at the catalogue is needed for. */
export function skillProblems({ name, aliases, references }: WantedSkill): Problem[] {
  return [...textProblems(name, ['name']), ...aliasProblems(aliases), ...referenceProblems(references)];
}

function textProblems(text: string, field: readonly string[]): Problem[] {
  const problem = skillTextProblem(text, field);
  return problem === null ? [] : [problem];
}

function aliasProblems(aliases: readonly string[]): Problem[] {
  if (aliases.length > MOST_OF_SKILL.aliases) {
    return [refusal(skillReasons.tooManyAliases, ['aliases'], { most: MOST_OF_SKILL.aliases, given: aliases.length })];
  }
  return aliases.flatMap((alias, index) => textProblems(alias, ['aliases', String(index)]));
}

function referenceProblems(references: readonly SkillReference[]): Problem[] {
  if (references.length > MOST_OF_SKILL.references) {
    const facts = { most: MOST_OF_SKILL.references, given: references.length };
    return [refusal(skillReasons.tooManyReferences, ['references'], facts)];
  }
  const uris = references.map(({ uri }) => uri);
  return references.flatMap(({ uri, label }, index) => {
    const field = (name: string) => ['references', String(index), name];
    return [
      ...(isAbsolute(uri) ? [] : [refusal(skillReasons.uri, field('uri'), { most: MOST_OF_SKILL.uri })]),
      ...(uris.indexOf(uri) < index ? [refusal(skillReasons.uriTwice, field('uri'), { uri: uri.slice(0, 200) })] : []),
      ...([...(label ?? '')].length > MOST_OF_SKILL.label
        ? [refusal(skillReasons.labelLength, field('label'), { most: MOST_OF_SKILL.label })]
        : []),
    ];
  });
}

/** The characters of a URI by RFC 3986; a percent sign begins an octet. */
const CHARACTERS = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/i;
const HTTP = /^https?:\/\/[^/?#]/i;
/** RFC 8141: a namespace of 2 to 32 characters, and something in it. */
const URN = /^urn:[0-9a-z][0-9a-z-]{0,30}[0-9a-z]:[^/?#]/i;

function isAbsolute(uri: string): boolean {
  if (uri.length > MOST_OF_SKILL.uri || !CHARACTERS.test(uri)) return false;
  return URN.test(uri) || (HTTP.test(uri) && URL.canParse(uri));
}
