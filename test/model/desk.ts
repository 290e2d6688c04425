import type { Root, Service } from '../support/app.js';
import type {
  Booking,
  BookingAlternative,
  BookingConflict,
  BookingConnection,
  BookingFilter,
  BookingPayload,
  BookingPreview,
  Inputs,
  Resource,
  ScheduleEntry as ShownEntry,
} from '../worlds/schema.js';
import { bookingsBy, freePeriodsOf, MUTATIONS, PREVIEW, schedulesOf } from './documents.js';
import { epochOf, instantOf, localDateOf, type Minute, minuteOf, minuteOrNull, type Span } from './minutes.js';
import type { Operation, RequestBooking } from './operations.js';
import type { Outcome, ToldConflict } from './outcome.js';
import type { Person } from './people.js';
import { inOrder } from './tell.js';
import type { Cast, Register } from './town.js';
import type { FreeTimeWanted, ListedBooking, ScheduleEntry } from './views.js';
import { resourceOf, type Status, type World } from './world.js';

interface Named {
  readonly id: string;
}

const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Span => ({
  from: minuteOf(startsAt),
  to: minuteOf(endsAt),
});

const periodOf = (span: Span) => ({ startsAt: instantOf(span.from), endsAt: instantOf(span.to) });

export interface Alternative {
  readonly span: Span;
  readonly items: readonly { readonly resource: string; readonly units: number }[];
}

type FoundBooking = Omit<ListedBooking, 'needsTimes'>;

export interface Answer extends Outcome {
  readonly alternatives: readonly Alternative[];
  readonly madeId: string | null;
}

/** The payloads of all mutations and of the preview, by the names that their documents give. */
type RawAnswer = Pick<BookingPayload, 'userErrors'> & {
  readonly conflicts?: readonly BookingConflict[];
  readonly booking?: Booking | null;
  readonly alternatives?: readonly BookingAlternative[];
  readonly made?: Named | null;
};
/** Answers to a document that asks many questions: `answer0`, `answer1`, … */
type Numbered<Data> = Readonly<Record<string, Data | null>>;

/** Where the people of one life speak to the service: in the names and minutes of the model. */
export class Desk {
  constructor(
    private readonly service: Service,
    private readonly cast: Cast,
    private readonly register: Register,
  ) {}

  async do(world: World, operation: Operation, name: string): Promise<Answer> {
    if (operation.does === 'moveClock') {
      this.service.clock.set(epochOf(world.now + operation.minutes));
      return { codes: [], conflicts: [], booking: null, alternatives: [], madeId: null };
    }
    const answer = await this.ask(operation.who, MUTATIONS[operation.does], {
      input: this.inputOf(world, operation, name),
    });
    const read = this.read(answer);
    if (name !== '' && read.madeId !== null) this.register.note(name, read.madeId);
    return read;
  }

  async preview(operation: RequestBooking): Promise<Answer & { readonly status: Status | null }> {
    const answer = await this.ask<RawAnswer & Pick<BookingPreview, 'status'>>(operation.who, PREVIEW, {
      input: this.requestInput(operation),
    });
    return { ...this.read(answer), status: answer.status };
  }

  /** The bookings of both providers that the person finds, for each of the filters. */
  async bookings(person: Person, filters: readonly BookingFilter[]): Promise<FoundBooking[][]> {
    const providers = ['plant', 'south'].map((name) => this.register.idOf(name));
    const asked = filters.flatMap((filter) => providers.map((providerId) => ({ providerId, ...filter })));
    const data = await this.data<Numbered<BookingConnection>>(
      person,
      bookingsBy(asked.length),
      numbered('filter', asked),
    );
    const found = asked.map((_, index) =>
      (data[`answer${index}`]?.nodes ?? []).map(({ id, status }) => ({ name: this.register.nameOf(id), status })),
    );
    return filters.map((_, index) => providers.flatMap((_, side) => found[index * providers.length + side] ?? []));
  }

  /** An entry for each resource; null = the person does not see it. */
  async schedules(person: Person, resources: readonly string[], window: Span): Promise<(ScheduleEntry[] | null)[]> {
    const ids = resources.map((name) => this.register.idOf(name));
    const variables = { from: instantOf(window.from), to: instantOf(window.to), ...numbered('id', ids) };
    const data = await this.data<Numbered<Resource>>(person, schedulesOf(ids.length), variables);
    return ids.map((_, index) => {
      return data[`answer${index}`]?.schedule.map((entry) => this.scheduleEntry(entry)) ?? null;
    });
  }

  /** An entry for each resource; null = the person does not see it. */
  async freePeriods(person: Person, wanted: readonly FreeTimeWanted[]): Promise<(Span[] | null)[]> {
    const variables = {
      ...numbered(
        'id',
        wanted.map(({ resource }) => this.register.idOf(resource)),
      ),
      ...numbered(
        'from',
        wanted.map(({ window }) => instantOf(window.from)),
      ),
      ...numbered(
        'to',
        wanted.map(({ window }) => instantOf(window.to)),
      ),
      ...numbered(
        'minimum',
        wanted.map(({ minimumMinutes }) => minimumMinutes),
      ),
      ...numbered(
        'units',
        wanted.map(({ units }) => units),
      ),
    };
    const data = await this.data<Numbered<Resource>>(person, freePeriodsOf(wanted.length), variables);
    return wanted.map((_, index) => data[`answer${index}`]?.freePeriods.map(spanOf) ?? null);
  }

  private scheduleEntry(entry: ShownEntry): ScheduleEntry {
    const { kind, units } = entry;
    const booking = this.nameOrNull(entry.booking);
    return { span: spanOf(entry), kind, units, booking, downtime: this.nameOrNull(entry.downtime) };
  }

  private nameOrNull(thing: Named | null): string | null {
    return thing === null ? null : this.register.nameOf(thing.id);
  }

  private data<Data = Root>(person: Person, document: string, variables: object): Promise<Data> {
    return this.service.data<Data>(document, variables, this.cast.accounts[person].token);
  }

  private async ask<Answered = RawAnswer>(person: Person, document: string, variables: object): Promise<Answered> {
    return (await this.data<{ answer: Answered }>(person, document, variables)).answer;
  }

  private read(answer: RawAnswer): Answer {
    const { userErrors, conflicts = [], booking = null, alternatives = [], made = null } = answer;
    return {
      codes: userErrors.map((error) => error.code).sort(),
      conflicts: inOrder(conflicts.map((conflict) => this.conflict(conflict))),
      booking: booking === null ? null : readBooking(booking),
      alternatives: alternatives.map((one) => ({
        span: spanOf(one),
        items: one.items.map(({ resource, units }) => ({ resource: this.register.nameOf(resource.id), units })),
      })),
      madeId: booking?.id ?? made?.id ?? null,
    };
  }

  private conflict(raw: BookingConflict): ToldConflict {
    return {
      resource: this.register.nameOf(raw.resource.id),
      span: spanOf(raw),
      reason: raw.reason,
      unitsFree: raw.unitsFree,
      booking: this.nameOrNull(raw.booking),
    };
  }

  private requestInput({ organization, items, span, attendees, hold }: RequestBooking): Inputs['requestBooking'] {
    return {
      organizationId: this.register.idOf(organization),
      items: items.map(({ resource, units }) => ({ resourceId: this.register.idOf(resource), units })),
      ...periodOf(span),
      title: 'Lesson',
      attendees,
      hold,
    };
  }

  private inputOf(
    world: World,
    operation: Exclude<Operation, { does: 'moveClock' }>,
    name: string,
  ): Inputs[keyof Inputs] {
    const { register } = this;
    switch (operation.does) {
      case 'requestBooking':
        return { ...this.requestInput(operation), idempotencyKey: name };
      case 'repeatRequest': {
        const { request, booking, same } = operation;
        const input = { ...this.requestInput(request), idempotencyKey: booking };
        return same ? input : { ...input, title: 'Another lesson' };
      }
      case 'confirmBooking':
      case 'cancelBooking':
      case 'approveBooking':
      case 'declineBooking':
      case 'markNoShow':
        return { bookingId: register.idOf(operation.booking), reason: operation.reason };
      case 'checkInBooking':
      case 'checkOutBooking':
        return { bookingId: register.idOf(operation.booking), at: instantOrNull(operation.at) };
      case 'rescheduleBooking': {
        const items = operation.items?.map(({ resource, units }) => ({ resourceId: register.idOf(resource), units }));
        return { bookingId: register.idOf(operation.booking), ...periodOf(operation.span), items: items ?? null };
      }
      case 'scheduleDowntime':
        return { resourceId: register.idOf(operation.resource), ...periodOf(operation.span), reason: 'Oil' };
      case 'cancelDowntime':
        return { downtimeId: register.idOf(operation.downtime) };
      case 'updateResource':
        return { resourceId: register.idOf(operation.resource), ...operation.change };
      case 'createResource':
        return this.childInput(world, operation);
      case 'proposeAgreement':
        return {
          providerId: register.idOf('plant'),
          consumerId: register.idOf(operation.consumer),
          from: localDateOf(operation.fromDay),
          to: localDateOf(operation.toDay),
        };
      case 'acceptAgreement':
      case 'endAgreement':
        return { agreementId: register.idOf(operation.agreement) };
    }
  }

  private childInput(
    world: World,
    operation: Extract<Operation, { does: 'createResource' }>,
  ): Inputs['createResource'] {
    const { provider } = resourceOf(world, operation.parent);
    return {
      siteId: this.register.idOf(`site of ${provider}`),
      parentId: this.register.idOf(operation.parent),
      code: `C-${++codes}`,
      name: 'A part',
      kind: operation.kind,
      units: operation.units,
      status: 'LISTED',
    };
  }
}

let codes = 0;

/** As variables `id0`, `id1`, … of a document that asks many questions. */
const numbered = (name: string, values: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]));

const instantOrNull = (minute: Minute | null): string | null => (minute === null ? null : instantOf(minute));

const readBooking = (raw: Booking) => ({
  status: raw.status,
  span: spanOf(raw),
  expiresAt: raw.status === 'HELD' ? minuteOrNull(raw.expiresAt) : null,
  checkedInAt: minuteOrNull(raw.checkedInAt),
  checkedOutAt: minuteOrNull(raw.checkedOutAt),
});
