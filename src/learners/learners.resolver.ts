import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { CurrentViewer, networkOf, type Viewer, type ViewerContext } from '../access/index.js';
import type { Locale } from '../platform/core/locale.js';
import { connection, cursorColumn, pageRequest } from '../platform/graphql/connection.js';
import { Input } from '../platform/graphql/input.js';
import { RequestLocale } from '../platform/graphql/request-locale.js';
import { ClaimLearner } from './claim-learner.js';
import { EraseLearner } from './erase-learner.js';
import { FindLearners } from './find-learners.js';
import { learnerIds } from './ids.js';
import { ImportLearners } from './import-learners.js';
import { InviteLearner } from './invite-learner.js';
import { LearnerConnection, LearnerObject } from './learner.object.js';
import {
  ClaimLearnerInput,
  consentCommand,
  EraseLearnerInput,
  importCommand,
  ImportLearnersInput,
  InviteLearnerInput,
  LearnerFilter,
  RecordConsentInput,
} from './learners.inputs.js';
import { ImportLearnersPayload, InviteLearnerPayload, LearnerPayload } from './learners.payloads.js';
import { RecordConsent } from './record-consent.js';

/** A number may be empty in a cursor: ERASED learners have none. */
const LEARNERS = { list: 'learners', columns: [cursorColumn.text, cursorColumn.uuid] };

@Resolver()
export class LearnersResolver {
  constructor(
    private readonly found: FindLearners,
    private readonly importing: ImportLearners,
    private readonly inviting: InviteLearner,
    private readonly claiming: ClaimLearner,
    private readonly consenting: RecordConsent,
    private readonly erasing: EraseLearner,
  ) {}

  @Query(() => LearnerConnection, {
    description:
      'Learners of an organization, by number; for its COORDINATORs and ADMINs, FORBIDDEN to others. ERASED ones are ' +
      'left out unless the filter asks for them.',
  })
  async learners(
    @CurrentViewer() viewer: Viewer,
    @Args('organizationId', { type: () => ID, description: 'The school.' }) organizationId: string,
    @Args('filter', { type: () => LearnerFilter, nullable: true, description: 'Conditions; null = all.' })
    given: LearnerFilter | null,
    @Args('first', { type: () => Int, defaultValue: 50, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
    @RequestLocale() locale: Locale,
  ): Promise<LearnerConnection> {
    const request = pageRequest(first, after ?? null, LEARNERS);
    const organization = organizationIds.read(organizationId);
    const filter = this.found.criteria(viewer, organization, given ?? {}, locale);
    const rows = await this.found.page(organization, filter, request);
    return connection(request, rows, {
      node: ({ facts }) => new LearnerObject(facts),
      cursor: ({ facts, numberFolded }) => [numberFolded, facts.key.id],
      total: () => this.found.count(organization, filter),
    });
  }

  @Query(() => LearnerObject, {
    nullable: true,
    description: 'The learner with this id; null = none that the viewer may see.',
  })
  async learner(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<LearnerObject | null> {
    const facts = await this.found.find(viewer, learnerIds.read(id));
    return facts === null ? null : new LearnerObject(facts);
  }

  @Mutation(() => ImportLearnersPayload, {
    description:
      'Brings the learners of a school in line with a file; for its COORDINATORs and ADMINs. The same file again ' +
      'changes nothing, so it needs no key.',
  })
  async importLearners(
    @Input(ImportLearnersInput, 'The file, and how to take it.') input: ImportLearnersInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ImportLearnersPayload> {
    return ImportLearnersPayload.of(await this.importing.execute(viewer, importCommand(input)));
  }

  @Mutation(() => InviteLearnerPayload, {
    description:
      'Makes a code by which a person claims to be the learner, for 14 days; for COORDINATORs and ADMINs of the school. ' +
      'A newer code ends the older one.',
  })
  async inviteLearner(
    @Input(InviteLearnerInput, 'The learner.') input: InviteLearnerInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<InviteLearnerPayload> {
    return InviteLearnerPayload.of(await this.inviting.execute(viewer, learnerIds.read(input.learnerId)));
  }

  @Mutation(() => LearnerPayload, { description: 'Makes the viewer the learner of a code.' })
  async claimLearner(
    @Input(ClaimLearnerInput, 'The code.') input: ClaimLearnerInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<LearnerPayload> {
    return LearnerPayload.of(await this.claiming.execute(viewer, input.code, networkOf(context.address)));
  }

  @Mutation(() => LearnerPayload, {
    description:
      'Keeps a consent, or that it was withdrawn; for COORDINATORs and ADMINs of the school, and for the learner about ' +
      'the own one.',
  })
  async recordConsent(
    @Input(RecordConsentInput, 'The consent.') input: RecordConsentInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<LearnerPayload> {
    return LearnerPayload.of(await this.consenting.execute(viewer, consentCommand(input)));
  }

  @Mutation(() => LearnerPayload, {
    description: 'Deletes the person of a learner at once; for the learner and ADMINs of the school.',
  })
  async eraseLearner(
    @Input(EraseLearnerInput, 'The learner.') input: EraseLearnerInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<LearnerPayload> {
    const { learnerId, revokeCredentials } = input;
    const command = { learnerId: learnerIds.read(learnerId), revokeCredentials };
    return LearnerPayload.of(await this.erasing.execute(viewer, command));
  }
}
