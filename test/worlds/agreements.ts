import type { Service } from '../support/app.js';
import { ERRORS, mutate } from './mutations.js';
import type { Person } from './people.js';
import type { Inputs, ProposeAgreementInput } from './schema.js';

const AGREEMENT = `agreement {
  id status provider { id } consumer { id } proposedBy { id } from to includedMinutes usedIncludedMinutes discountPercent
  resourceIds acceptedAt endedAt endReason
}`;

type Step = 'proposeAgreement' | 'acceptAgreement' | 'endAgreement';

/** Does one of the operations on agreements as `asker`; answers its payload. */
export const agree = <Name extends Step>(service: Service, asker: Person, step: Name, input: Inputs[Name]) =>
  mutate(service, asker.token, step, input, `${AGREEMENT} ${ERRORS}`);

/** The id of an agreement that `proposer` proposes and `accepter` accepts. */
export async function agreed(
  service: Service,
  proposer: Person,
  accepter: Person,
  input: ProposeAgreementInput,
): Promise<string> {
  const { agreement, userErrors } = await agree(service, proposer, 'proposeAgreement', input);
  if (agreement === null) throw new Error(JSON.stringify(userErrors));
  const accepted = await agree(service, accepter, 'acceptAgreement', { agreementId: agreement.id });
  if (accepted.agreement === null) throw new Error(JSON.stringify(accepted.userErrors));
  return agreement.id;
}
