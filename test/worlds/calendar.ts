import type { Service } from '../support/app.js';
import { ERRORS, mutate } from './mutations.js';
import type { Person } from './people.js';
import type { Inputs, Organization } from './schema.js';

type Change = 'setCalendarDays' | 'removeCalendarDays' | 'observePublicCalendar';

/** Changes the calendar of an organization; answers the payload. */
export const changeCalendar = <Name extends Change>(
  service: Service,
  asker: Person,
  change: Name,
  input: Inputs[Name],
) => mutate(service, asker.token, change, input, `organization { id } ${ERRORS}`);

/** The days of an organization's year, as anyone signed in sees them. */
export async function calendarOf(service: Service, asker: Person, id: string, year: number) {
  const document = `query ($id: ID!, $year: Int!) {
    node(id: $id) {
      ... on Organization {
        publicCalendar { region }
        calendar(year: $year) { announced notice days { day kind name opensLike isPublic } }
      }
    }
  }`;
  return (await service.data<{ node: Organization }>(document, { id, year }, asker.token)).node;
}
