import { ID, InputType } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { RowRule } from '../platform/core/row-problem.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { RowRuleEnum } from '../platform/graphql/row-problem.js';
import { LocalDateScalar } from '../platform/graphql/scalars/local-date.js';
import type { ConsentGiver, ConsentPurpose } from './core/consent.js';
import type { LearnerStatus } from './core/learner.js';
import type { AbsentRule } from './core/plan-import.js';
import { learnerIds } from './ids.js';
import type { ImportLearnersCommand } from './import-learners.js';
import { ConsentGiverEnum, ConsentPurposeEnum, LearnerStatusEnum } from './learner.object.js';
import type { RecordConsentCommand } from './record-consent.js';

const AbsentRuleEnum = enumType<AbsentRule>('AbsentRule', 'Fates of ACTIVE learners whom a file does not name.', {
  KEEP: 'They are counted.',
  LEAVE: 'They are LEFT today.',
});

const LearnerFileFormatEnum = enumType<'COLUMNS'>('LearnerFileFormat', 'Forms of files of learners.', {
  COLUMNS: 'One file: a header that names the columns, and a row for each learner.',
});

@InputType({ description: 'Conditions for learners; all that is given must hold.' })
export class LearnerFilter {
  @NullableField(() => LearnerStatusEnum, 'The status; null = ACTIVE and LEFT.') status?: LearnerStatus | null;
  @NullableField(() => String, 'The class.') cohort?: string | null;
  @NullableField(() => String, 'The programme.') programme?: string | null;
  @NullableField(() => String, 'A part of the name or the beginning of the number; at most 200 characters.')
  text?: string | null;
  @NullableField(() => String, 'The number.') number?: string | null;
}

@InputType({ description: 'A file as text.' })
export class TextFileInput {
  @Field(() => String, 'Its name; 1 to 255 characters.') name: string;
  @Field(() => String, 'Its content.') text: string;
}

@InputType({ description: 'A list of learners.' })
export class ImportLearnersInput {
  @Field(() => ID, 'The school.') organizationId: string;
  @Field(() => LearnerFileFormatEnum, 'The form of the files.', { defaultValue: 'COLUMNS' }) format: 'COLUMNS';
  @Field(() => [TextFileInput], 'The files; COLUMNS takes one of at most 5,000 rows.') files: TextFileInput[];
  @Field(() => AbsentRuleEnum, 'The fate of ACTIVE learners whom the files do not name.', { defaultValue: 'KEEP' })
  absent: AbsentRule;
  @Field(() => RowRuleEnum, 'The fate of the other rows when some have problems.', { defaultValue: 'SKIP_ROWS' })
  onError: RowRule;
  @Field(() => Boolean, 'Answers what the import would answer, and writes nothing.', { defaultValue: false })
  dryRun: boolean;
}

export const importCommand = ({
  organizationId,
  files,
  absent,
  onError,
  dryRun,
}: ImportLearnersInput): ImportLearnersCommand => ({
  organizationId: organizationIds.read(organizationId),
  files,
  absent,
  onError,
  dryRun,
});

@InputType({ description: 'The learner who gets a code.' })
export class InviteLearnerInput {
  @Field(() => ID, 'The learner.') learnerId: string;
}

@InputType({ description: 'The code that the school handed over.' })
export class ClaimLearnerInput {
  @Field(() => String, 'The code; letter case, hyphens and white space do not matter.') code: string;
}

@InputType({ description: 'A consent, or that it was withdrawn.' })
export class RecordConsentInput {
  @Field(() => ID, 'The learner.') learnerId: string;
  @Field(() => ConsentPurposeEnum, 'The use.') purpose: ConsentPurpose;
  @Field(() => ConsentGiverEnum, 'The giver.') by: ConsentGiver;
  @Field(() => LocalDateScalar, 'The day on which it was given.') on: LocalDateTime;
  @Field(() => String, 'The place of its proof; 1 to 500 characters.') evidence: string;
  @Field(
    () => Boolean,
    'Ends the latest consent of this purpose and giver instead; day and proof do not matter then.',
    { defaultValue: false },
  )
  withdrawn: boolean;
}

export const consentCommand = ({ learnerId, ...said }: RecordConsentInput): RecordConsentCommand => ({
  ...said,
  learnerId: learnerIds.read(learnerId),
});

@InputType({ description: 'The learner whose person is deleted.' })
export class EraseLearnerInput {
  @Field(() => ID, 'The learner.') learnerId: string;
  @Field(() => Boolean, 'Whether credentials that were handed out end too.', { defaultValue: true })
  revokeCredentials: boolean;
}
