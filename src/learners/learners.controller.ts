import { Controller, ForbiddenException, Get, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { organizationIds, userIds } from '../access/ids.js';
import { RouteViewer, SignedInRoute, type Viewer } from '../access/index.js';
import { formatInstant, formatLocalDate } from '../platform/core/calendar.js';
import { formatDay } from './core/learner.js';
import { type ExportedLearner, ExportLearner } from './export-learner.js';
import { learnerIds } from './ids.js';

/** The export as JSON. It names no person but the learner. */
function jsonOf({ learner, organization, consents, invitations, parts }: ExportedLearner, now: number): object {
  const { identity, account } = learner;
  return {
    exportedAt: formatInstant(now),
    learner: {
      id: learnerIds.encode(learner.key),
      organization: { id: organizationIds.encode(organization.key), name: organization.name },
      status: learner.status,
      number: identity?.number ?? null,
      name: identity?.name ?? null,
      bornOn: formatDay(identity?.bornOn ?? null),
      cohort: identity?.cohort ?? null,
      programme: identity?.programme ?? null,
      enrolledOn: formatDay(identity?.enrolledOn ?? null),
      leftOn: formatDay(learner.leftOn),
      account: account === null ? null : userIds.encode(account),
    },
    consents: consents.map(({ purpose, by, givenOn, evidence, withdrawnAt }) => ({
      ...{ purpose, by, evidence },
      givenOn: formatLocalDate(givenOn),
      withdrawnAt: withdrawnAt === null ? null : formatInstant(withdrawnAt),
    })),
    invitations: invitations.map(({ createdAt, expiresAt, usedAt }) => ({
      createdAt: formatInstant(createdAt),
      expiresAt: formatInstant(expiresAt),
      usedAt: usedAt === null ? null : formatInstant(usedAt),
    })),
    ...parts,
  };
}

/** Everything that is kept about a learner, as a file. */
@Controller('learners')
@SignedInRoute()
export class LearnersController {
  constructor(private readonly exporting: ExportLearner) {}

  @Get(':id/export.json')
  async export(@RouteViewer() viewer: Viewer, @Param('id') id: string): Promise<StreamableFile> {
    const exported = await this.exporting.execute(viewer, learnerIds.read(id));
    if (exported === 'HIDDEN') throw new NotFoundException('There is no such learner that you can see.');
    if (exported === 'FORBIDDEN') {
      throw new ForbiddenException('What is kept about a learner is for the learner and the ADMINs of the school.');
    }
    const text = Buffer.from(`${JSON.stringify(jsonOf(exported, this.exporting.now()), null, 2)}\n`, 'utf8');
    const disposition = `attachment; filename="learner-${id}.json"`;
    return new StreamableFile(text, { type: 'application/json; charset=utf-8', disposition });
  }
}
