import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ClaimLearner } from './claim-learner.js';
import { ConsentEntity } from './consent.entity.js';
import { EraseLearner } from './erase-learner.js';
import { DueErasures, LearnerEndings } from './erasures.js';
import { ExportLearner, LearnerExports } from './export-learner.js';
import { FindLearners } from './find-learners.js';
import { ImportLearners } from './import-learners.js';
import { InviteLearner } from './invite-learner.js';
import { LearnerIdentityEntity } from './learner-identity.entity.js';
import { LearnerInvitationEntity } from './learner-invitation.entity.js';
import { LearnerEntity } from './learner.entity.js';
import { LearnerResolver, ViewerLearnersResolver } from './learner.resolver.js';
import { LearnersController } from './learners.controller.js';
import { LearnersResolver } from './learners.resolver.js';
import { RecordConsent } from './record-consent.js';

/** Parts that other slices use too. */
const offered = [FindLearners, ImportLearners, LearnerEndings, LearnerExports];

@Module({
  imports: [
    TypeOrmModule.forFeature([LearnerEntity, LearnerIdentityEntity, LearnerInvitationEntity, ConsentEntity]),
    AccessModule,
    OrganizationsModule,
  ],
  controllers: [LearnersController],
  providers: [
    ...offered,
    DueErasures,
    InviteLearner,
    ClaimLearner,
    RecordConsent,
    EraseLearner,
    ExportLearner,
    LearnersResolver,
    LearnerResolver,
    ViewerLearnersResolver,
  ],
  exports: offered,
})
export class LearnersModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueErasures,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'delete-erased-learners', cron: '40 1 * * *', run: () => this.due.execute() });
  }
}
