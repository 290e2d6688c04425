import { inWords, localDateOf, spanInWords } from './minutes.js';
import type { Operation } from './operations.js';
import type { Outcome } from './outcome.js';
import type { AskedItem } from './rules.js';
import type { Resource, World } from './world.js';

const itemsInWords = (items: readonly AskedItem[]): string =>
  items.map(({ resource, units }) => `${units} of ${resource}`).join(' + ') || 'nothing';

/** An operation as a line that can be read aloud. */
export function operationInWords(operation: Operation): string {
  switch (operation.does) {
    case 'requestBooking': {
      const { who, organization, items, span, attendees, hold } = operation;
      const people = attendees === null ? '' : ` for ${attendees} people`;
      return `${who} asks for ${itemsInWords(items)} for ${organization}, ${spanInWords(span)}${people}${hold ? ', as a hold' : ''}`;
    }
    case 'repeatRequest':
      return `${operation.who} sends the request of ${operation.booking} again${operation.same ? '' : ', with a change'}`;
    case 'confirmBooking':
    case 'cancelBooking':
    case 'approveBooking':
    case 'declineBooking':
    case 'markNoShow':
      return `${operation.who}: ${operation.does} ${operation.booking}${operation.reason === null ? ', without a reason' : ''}`;
    case 'checkInBooking':
    case 'checkOutBooking': {
      const at = operation.at === null ? '' : ` at ${inWords(operation.at)}`;
      return `${operation.who}: ${operation.does} ${operation.booking}${at}`;
    }
    case 'rescheduleBooking': {
      const items = operation.items === null ? '' : ` with ${itemsInWords(operation.items)}`;
      return `${operation.who} moves ${operation.booking} to ${spanInWords(operation.span)}${items}`;
    }
    case 'scheduleDowntime':
      return `${operation.who} takes ${operation.resource} out of use, ${spanInWords(operation.span)}`;
    case 'cancelDowntime':
      return `${operation.who} calls off ${operation.downtime}`;
    case 'updateResource':
      return `${operation.who} changes ${operation.resource}: ${JSON.stringify(operation.change)}`;
    case 'createResource':
      return `${operation.who} adds ${operation.kind} with ${operation.units} units inside ${operation.parent}`;
    case 'proposeAgreement': {
      const { who, consumer, fromDay, toDay } = operation;
      return `${who} proposes an agreement of plant with ${consumer}, ${localDateOf(fromDay)} to ${localDateOf(toDay)}`;
    }
    case 'acceptAgreement':
    case 'endAgreement':
      return `${operation.who}: ${operation.does} ${operation.agreement}`;
    case 'moveClock':
      return `${operation.minutes} minutes pass`;
  }
}

export function outcomeInWords(outcome: Outcome, name: string): string {
  if (outcome.codes.length > 0) return outcome.codes.join(', ');
  return outcome.booking === null ? name : `${name} ${outcome.booking.status}`.trim();
}

const rulesInWords = (resource: Resource): string =>
  Object.entries(resource.policy)
    .filter(([, value]) => value !== null && value !== 0 && value !== 'AUTOMATIC')
    .map(([rule, value]) => `${rule} ${value}`)
    .join(', ');

function resourceInWords(resource: Resource): string {
  const parts = [
    `${resource.units} units`,
    ...(resource.parent === null ? [] : [`inside ${resource.parent}`]),
    ...(resource.seats === null ? [] : [`${resource.seats} seats`]),
    ...(resource.audience === 'EVERYONE' ? [] : [resource.audience]),
    ...(resource.opening.length === 0 ? [] : [`open ${hoursInWords(resource)}`]),
    rulesInWords(resource),
  ];
  return `${resource.name}: ${parts.filter((part) => part !== '').join(', ')}`;
}

function hoursInWords(resource: Resource): string {
  const first = resource.opening.filter((opening) => opening.weekday === 'MONDAY');
  const last = resource.opening.some((opening) => opening.weekday === 'SUNDAY') ? 'daily' : 'on weekdays';
  return `${first.map(({ opens, closes }) => `${opens / 60}-${closes / 60}`).join(' and ')} ${last}`;
}

export const worldInWords = (world: World): string => [...world.resources.values()].map(resourceInWords).join('\n');
