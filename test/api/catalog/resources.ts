import type { Service } from '../../support/app.js';
import type { Person } from '../access/people.js';

const CREATE = /* GraphQL */ `
  mutation ($input: CreateResourceInput!) {
    createResource(input: $input) {
      resource {
        id
        code
        status
        units
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`;

const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateResourceInput!) {
    updateResource(input: $input) {
      resource {
        id
        name
        description
        status
        units
        seats
        skills
        audience
        openingHours {
          weekday
          opensAt
          closesAt
        }
        policy {
          minimumMinutes
          maximumMinutes
          startStepMinutes
          minimumNoticeMinutes
          maximumAdvanceDays
          turnaroundMinutes
          approval
          cancellationNoticeMinutes
          checkInOpensMinutes
          noShowAfterMinutes
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`;

let codes = 0;

/** createResource as `asker`: a listed lab unless said otherwise; answers the payload. */
export async function createResource(service: Service, asker: Person, input: object) {
  const defaults = { code: `R-${++codes}`, name: 'CNC lab', kind: 'LAB', status: 'LISTED' };
  return (await service.data(CREATE, { input: { ...defaults, ...input } }, asker.token)).createResource;
}

/** The id of a new resource; fails when it was refused. */
export async function resourceId(service: Service, asker: Person, input: object): Promise<string> {
  const { resource, userErrors } = await createResource(service, asker, input);
  if (resource === null) throw new Error(JSON.stringify(userErrors));
  return resource.id;
}

/** updateResource as `asker`; answers the payload. */
export async function updateResource(service: Service, asker: Person, input: object) {
  return (await service.data(UPDATE, { input }, asker.token)).updateResource;
}
