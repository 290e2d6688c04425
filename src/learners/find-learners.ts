import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { LearnerKey, OrganizationKey } from '../platform/core/keys.js';
import type { Locale } from '../platform/core/locale.js';
import { message, textIn } from '../platform/core/message.js';
import { localAt } from '../platform/core/zone.js';
import { Database } from '../platform/db/database.js';
import { badUserInput, forbidden } from '../platform/graphql/api-error.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { ConsentFacts } from './core/consent.js';
import { type AgeGroup, ageGroupOn, dayOf, foldNumber, type LearnerFacts, type LearnerStatus } from './core/learner.js';
import { learnersAreHidden } from './core/refusals.js';
import { type LearnerCriteria, learnerCount, learnerPage } from './listed-learners.js';
import { consentsOfLearners } from './consents.repository.js';
import { learnerFacts, type LearnerRow, learnersById, learnersOfAccount } from './learners.repository.js';

/** All that is given must hold. */
export interface LearnerConditions {
  readonly status?: LearnerStatus | null;
  readonly cohort?: string | null;
  readonly programme?: string | null;
  readonly text?: string | null;
  readonly number?: string | null;
}

const MOST_CHARACTERS = 200;

function textOf(name: string, text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > MOST_CHARACTERS) throw badUserInput(`${name} may have ${MOST_CHARACTERS} characters.`);
  return trimmed === '' ? null : trimmed;
}

/** Whether the viewer sees a learner and the person. Platform admins never do. */
export const seesLearner = (viewer: Viewer, { key, account }: LearnerFacts): boolean =>
  may(viewer, 'learner', { own: key.provider, learner: account });

/** A learner as listed, with the place in the list. */
export interface ListedLearner {
  readonly facts: LearnerFacts;
  readonly numberFolded: string;
}

/** Finds learners for those who may see them. */
@Injectable()
export class FindLearners {
  private readonly consentsOf = {};

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The learner; null = none that the viewer may see. */
  async find(viewer: Viewer, key: LearnerKey): Promise<LearnerFacts | null> {
    const facts = (await learnersById(this.database, [key], this.clock.now())).get(key.id) ?? null;
    return facts !== null && seesLearner(viewer, facts) ? facts : null;
  }

  /** The learners who the viewer is. */
  own(viewer: Viewer): Promise<LearnerFacts[]> {
    return learnersOfAccount(this.database, viewer.accountKey, this.clock.now());
  }

  /** The filter as it is asked. Throws BAD_USER_INPUT, and FORBIDDEN in the language given. */
  criteria(
    viewer: Viewer,
    organization: OrganizationKey,
    conditions: LearnerConditions,
    locale: Locale,
  ): LearnerCriteria {
    if (!may(viewer, 'learners', { own: organization })) {
      throw forbidden(textIn(locale, message(learnersAreHidden, { roles: roleWords('learners', 'own') })));
    }
    const { status, cohort, programme, text, number } = conditions;
    const folded = textOf('number', number);
    return {
      status: status ?? null,
      cohort: textOf('cohort', cohort),
      programme: textOf('programme', programme),
      text: textOf('text', text)?.normalize('NFKC') ?? null,
      number: folded === null ? null : foldNumber(folded),
    };
  }

  /** By number, id; one more than asked for when more follow. */
  async page(organization: OrganizationKey, filter: LearnerCriteria, request: PageRequest): Promise<ListedLearner[]> {
    const [number, id] = request.after ?? [];
    const after = number === undefined || id === undefined ? null : ([number, id] as const);
    const part = { after, count: request.first + 1 };
    const asked = learnerPage(organization, filter, part, this.clock.now());
    const rows = await this.database.run<LearnerRow & Pick<ListedLearner, 'numberFolded'>>(
      asked.statement,
      asked.values,
    );
    return rows.slice(0, part.count).map((row) => ({ facts: learnerFacts(row), numberFolded: row.numberFolded }));
  }

  async count(organization: OrganizationKey, filter: LearnerCriteria): Promise<number> {
    const asked = learnerCount(organization, filter, this.clock.now());
    const [row] = await this.database.run<{ total: number }>(asked.statement, asked.values);
    return row?.total ?? 0;
  }

  /** The age group today, in the zone of the organization. */
  ageGroup({ zone, identity }: LearnerFacts): AgeGroup {
    return ageGroupOn(dayOf(localAt(this.clock.now(), zone)), identity?.bornOn ?? null);
  }

  async consents(context: RequestContext, { key, status }: LearnerFacts): Promise<readonly ConsentFacts[]> {
    if (status === 'ERASED') return [];
    const batch = (keys: readonly LearnerKey[]) => consentsOfLearners(this.database, keys);
    return (await context.loaders.load(this.consentsOf, batch, key)) ?? [];
  }
}
