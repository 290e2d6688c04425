import type { Service } from '../../support/app.js';
import type { Person } from '../access/people.js';

type Change = 'setCalendarDays' | 'removeCalendarDays' | 'observePublicCalendar';

const inputs: Readonly<Record<Change, string>> = {
  setCalendarDays: 'SetCalendarDaysInput',
  removeCalendarDays: 'RemoveCalendarDaysInput',
  observePublicCalendar: 'ObservePublicCalendarInput',
};

/** Changes the calendar of an organization; answers the payload. */
export async function changeCalendar(service: Service, asker: Person, change: Change, input: object) {
  const document = `mutation ($input: ${inputs[change]}!) {
    ${change}(input: $input) { organization { id } userErrors { code message field } }
  }`;
  return (await service.data(document, { input }, asker.token))[change];
}

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
  return (await service.data(document, { id, year }, asker.token)).node;
}
