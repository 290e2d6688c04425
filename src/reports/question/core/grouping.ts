import { Locale } from '../../../platform/core/locale.js';
import { type Label, labelIn } from '../../../platform/core/message.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../../../platform/core/keys.js';
import { bucketsOf, type Days, occurs, type TimeGrouping } from './buckets.js';
import { kindWords, rowWords } from './words.js';

export type Grouping = 'RESOURCE' | 'ORGANIZATION' | 'SITE' | 'KIND' | 'SKILL' | TimeGrouping;

const TIMES: readonly string[] = ['DAY', 'WEEK', 'MONTH', 'HOUR_OF_WEEK'] satisfies TimeGrouping[];

export const isByTime = (grouping: Grouping): grouping is TimeGrouping => TIMES.includes(grouping);

/** Whether its rows are sums over whole months. */
export const addsUpByMonth = (grouping: Grouping): boolean => !isByTime(grouping) || grouping === 'MONTH';

/** A resource as a report tells it; what the rows are not told by is not known. */
export interface ReportedResource {
  readonly key: ResourceKey;
  readonly organizationKey: OrganizationKey;
  readonly siteKey: SiteKey;
  readonly kind: string;
  /** Its own, its site's or its organization's, whichever rows are told by. */
  readonly name: string;
  readonly skills: readonly string[];
  /** The folded form of each skill, in the order of `skills`. */
  readonly foldedSkills: readonly string[];
}

/** The subject of a row; a key is null where the row is about no single one. */
export interface RowHead {
  readonly key: string;
  readonly label: Label;
  readonly resourceKey: ResourceKey | null;
  readonly siteKey: SiteKey | null;
  readonly organizationKey: OrganizationKey | null;
}

/** The rows of a report, in order, and to which of them each resource belongs (null: time tells). */
export interface Grouped {
  readonly heads: readonly RowHead[];
  readonly rowsOf: (resource: ReportedResource) => readonly number[] | null;
  /** A row that the window does not have is left out. */
  readonly shows: (row: number) => boolean;
}

const nobody = { resourceKey: null, siteKey: null, organizationKey: null };
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byLabel = (a: RowHead, b: RowHead): number =>
  compare(labelIn(Locale.EN, a.label), labelIn(Locale.EN, b.label)) || compare(a.key, b.key);
const inKindsOrder = (a: RowHead, b: RowHead): number =>
  [...kindWords.keys()].indexOf(a.key) - [...kindWords.keys()].indexOf(b.key);
/** Orders by skill; rows without a skill come last. */
const bySkill = (a: RowHead, b: RowHead): number =>
  Number(a.key === '') - Number(b.key === '') || compare(a.key, b.key);

/** The spelling that stands for each folded skill in a report: the first of all that are used. */
type Spellings = ReadonlyMap<string, string>;

function spellingsOf(resources: readonly ReportedResource[]): Spellings {
  const spellings = new Map<string, string>();
  for (const { skills, foldedSkills } of resources) {
    for (const [index, folded] of foldedSkills.entries()) {
      const [skill = '', known] = [skills[index], spellings.get(folded)];
      if (known === undefined || skill < known) spellings.set(folded, skill);
    }
  }
  return spellings;
}

interface EntityGrouping {
  readonly headsOf: (resource: ReportedResource, spellings: Spellings) => readonly RowHead[];
  /** The order of rows; null = the order of the resources. */
  readonly order: ((a: RowHead, b: RowHead) => number) | null;
}

const entities: Readonly<Record<Exclude<Grouping, TimeGrouping>, EntityGrouping>> = {
  RESOURCE: {
    headsOf: ({ key, name, organizationKey }) => [
      { ...nobody, key: key.id, label: name, resourceKey: key, organizationKey },
    ],
    order: null,
  },
  ORGANIZATION: {
    headsOf: ({ organizationKey, name }) => [{ ...nobody, key: organizationKey, label: name, organizationKey }],
    order: byLabel,
  },
  SITE: {
    headsOf: ({ siteKey, name, organizationKey }) => [
      { ...nobody, key: siteKey, label: name, siteKey, organizationKey },
    ],
    order: byLabel,
  },
  KIND: { headsOf: ({ kind }) => [{ key: kind, label: kindWords.get(kind) ?? kind, ...nobody }], order: inKindsOrder },
  SKILL: {
    headsOf: ({ foldedSkills }, spellings) =>
      (foldedSkills.length === 0 ? [''] : [...new Set(foldedSkills)]).map((folded) => {
        const key = spellings.get(folded) ?? '';
        return { key, label: key === '' ? rowWords.noSkill : key, ...nobody };
      }),
    order: bySkill,
  },
};

/** `resources` in the order in which rows of single ones come. */
export function grouped(grouping: Grouping, days: Days, resources: readonly ReportedResource[]): Grouped {
  if (isByTime(grouping)) {
    const heads = bucketsOf(grouping, days).map((cell) => ({ ...cell, ...nobody }));
    return { heads, rowsOf: () => null, shows: (row) => occurs(grouping, days, row) };
  }
  const { headsOf, order } = entities[grouping];
  const spellings = spellingsOf(resources);
  const headsHere = (resource: ReportedResource) => headsOf(resource, spellings);
  const byKey = new Map<string, RowHead>();
  for (const head of resources.flatMap(headsHere)) if (!byKey.has(head.key)) byKey.set(head.key, head);
  const heads = order === null ? [...byKey.values()] : [...byKey.values()].sort(order);
  const rowOfKey = new Map(heads.map((head, row) => [head.key, row]));
  return {
    heads,
    rowsOf: (resource) => headsHere(resource).map(({ key }) => rowOfKey.get(key) ?? -1),
    shows: () => true,
  };
}
