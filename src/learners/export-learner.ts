import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import { requiredOrganization } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { LearnerKey, OrganizationKey } from '../platform/core/keys.js';
import { Database, type Queryable } from '../platform/db/database.js';
import type { ConsentFacts } from './core/consent.js';
import type { LearnerFacts } from './core/learner.js';
import { FindLearners } from './find-learners.js';
import { consentsOfLearners } from './consents.repository.js';
import { invitationsOfLearner, type InvitationTimes } from './learner-invitations.repository.js';

/** A part of an export as JSON has it. It names no other person. */
export type Exported = Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[];

type ExportPart = (queryable: Queryable, learner: LearnerKey) => Promise<Exported>;

/** Slices say here what they keep about a learner, each under a name of its own. */
@Injectable()
export class LearnerExports {
  private readonly parts = new Map<string, ExportPart>();

  register(name: string, part: ExportPart): void {
    this.parts.set(name, part);
  }

  async of(queryable: Queryable, learner: LearnerKey): Promise<Record<string, Exported>> {
    const exported: Record<string, Exported> = {};
    for (const [name, part] of this.parts) exported[name] = await part(queryable, learner);
    return exported;
  }
}

export interface ExportedLearner {
  readonly learner: LearnerFacts;
  readonly organization: { readonly key: OrganizationKey; readonly name: string };
  readonly consents: readonly ConsentFacts[];
  readonly invitations: readonly InvitationTimes[];
  readonly parts: Readonly<Record<string, Exported>>;
}

/** Everything that is kept about a person, for the learner and the ADMINs of the school. */
@Injectable()
export class ExportLearner {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly learners: FindLearners,
    private readonly exports: LearnerExports,
  ) {}

  /** 'HIDDEN' = there is nobody whom the viewer may see, 'FORBIDDEN' = the viewer may see the learner only. */
  async execute(viewer: Viewer, key: LearnerKey): Promise<ExportedLearner | 'HIDDEN' | 'FORBIDDEN'> {
    const learner = await this.learners.find(viewer, key);
    if (learner === null || learner.status === 'ERASED') return 'HIDDEN';
    if (!may(viewer, 'eraseLearner', { own: key.provider, learner: learner.account })) return 'FORBIDDEN';
    const { name } = await requiredOrganization(this.database, key.provider);
    return {
      learner,
      organization: { key: key.provider, name },
      consents: (await consentsOfLearners(this.database, [key])).get(key.id) ?? [],
      invitations: await invitationsOfLearner(this.database, key),
      parts: await this.exports.of(this.database, key),
    };
  }

  now(): number {
    return this.clock.now();
  }
}
