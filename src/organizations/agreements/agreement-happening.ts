import { actorOf, type Operation, type Viewer } from '../../access/index.js';
import type { NewHappening } from '../../happenings/index.js';
import { formatLocalDate } from '../../platform/core/calendar.js';
import { type AgreementFacts, subjectOf } from './core/agreement.js';

/** A happening about an agreement, which is titled by its first day. */
export const ofAgreement = (
  viewer: Viewer,
  operation: Operation,
  agreement: AgreementFacts,
  told: Pick<NewHappening, 'kind' | 'at' | 'reason'>,
): NewHappening => ({
  ...told,
  actor: actorOf(viewer, operation, subjectOf(agreement)),
  organization: agreement.providerId,
  other: agreement.consumerId,
  subject: { kind: 'AGREEMENT', id: agreement.id.id },
  title: formatLocalDate(agreement.from),
});
