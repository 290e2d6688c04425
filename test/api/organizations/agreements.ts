import type { Service } from '../../support/app.js';
import type { Person } from '../access/people.js';

const AGREEMENT = /* GraphQL */ `
  agreement {
    id
    status
    provider {
      id
    }
    consumer {
      id
    }
    proposedBy {
      id
    }
    from
    to
    includedMinutes
    usedIncludedMinutes
    discountPercent
    resourceIds
    acceptedAt
    endedAt
    endReason
  }
  userErrors {
    code
    message
    field
  }
`;

const documents = {
  proposeAgreement: `mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { ${AGREEMENT} } }`,
  acceptAgreement: `mutation ($input: AgreementActionInput!) { acceptAgreement(input: $input) { ${AGREEMENT} } }`,
  endAgreement: `mutation ($input: AgreementActionInput!) { endAgreement(input: $input) { ${AGREEMENT} } }`,
} as const;

/** Does one of the operations on agreements as `asker`; answers its payload. */
export async function agree(service: Service, asker: Person, operation: keyof typeof documents, input: object) {
  return (await service.data(documents[operation], { input }, asker.token))[operation];
}

/** The id of an agreement that `proposer` proposes and `accepter` accepts. */
export async function agreed(service: Service, proposer: Person, accepter: Person, input: object): Promise<string> {
  const { agreement, userErrors } = await agree(service, proposer, 'proposeAgreement', input);
  if (agreement === null) throw new Error(JSON.stringify(userErrors));
  const accepted = await agree(service, accepter, 'acceptAgreement', { agreementId: agreement.id });
  if (accepted.agreement === null) throw new Error(JSON.stringify(accepted.userErrors));
  return agreement.id;
}
