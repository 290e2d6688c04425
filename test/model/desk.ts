import type { Service } from '../support/app.js';
import { BOOKINGS, FREE_PERIODS, MUTATIONS, PREVIEW, SCHEDULE } from './documents.js';
import { epochOf, instantOf, localDateOf, type Minute, minuteOf, minuteOrNull, type Span } from './minutes.js';
import type { Operation, RequestBooking } from './operations.js';
import type { Outcome, ToldConflict } from './outcome.js';
import type { Person } from './people.js';
import { inOrder } from './tell.js';
import type { Cast, Register } from './town.js';
import type { ListedBooking, ScheduleEntry } from './views.js';
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

export interface Answer extends Outcome {
  readonly alternatives: readonly Alternative[];
  readonly madeId: string | null;
}

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
    const answer = await this.ask(operation.who, MUTATIONS[operation.does], { input: this.inputOf(world, operation) });
    const read = this.read(answer);
    if (name !== '' && read.madeId !== null) this.register.note(name, read.madeId);
    return read;
  }

  async preview(operation: RequestBooking): Promise<Answer & { readonly status: Status | null }> {
    const answer = await this.ask(operation.who, PREVIEW, { input: this.requestInput(operation) });
    return { ...this.read(answer), status: answer.status };
  }

  async bookings(person: Person, filter: object = {}): Promise<Omit<ListedBooking, 'needsTimes'>[]> {
    const providers = [this.register.idOf('plant'), this.register.idOf('south')];
    const found: Omit<ListedBooking, 'needsTimes'>[] = [];
    for (const providerId of providers) {
      const data = await this.data(person, BOOKINGS, { filter: { providerId, ...filter } });
      const nodes = data.bookings.nodes as { id: string; status: Status }[];
      found.push(...nodes.map(({ id, status }) => ({ name: this.register.nameOf(id), status })));
    }
    return found;
  }

  /** Null when the person does not see the resource. */
  async schedule(person: Person, resource: string, window: Span): Promise<ScheduleEntry[] | null> {
    const variables = { id: this.register.idOf(resource), from: instantOf(window.from), to: instantOf(window.to) };
    const data = await this.data(person, SCHEDULE, variables);
    interface Entry {
      startsAt: string;
      endsAt: string;
      kind: ScheduleEntry['kind'];
      units: number;
      booking: Named | null;
      downtime: Named | null;
    }
    const entries = (data.resource?.schedule ?? null) as Entry[] | null;
    return (
      entries?.map((entry) => ({
        span: spanOf(entry),
        kind: entry.kind,
        units: entry.units,
        booking: this.nameOrNull(entry.booking),
        downtime: this.nameOrNull(entry.downtime),
      })) ?? null
    );
  }

  async freePeriods(
    person: Person,
    resource: string,
    window: Span,
    wanted: { minimumMinutes: number; units: number },
  ): Promise<Span[] | null> {
    const id = this.register.idOf(resource);
    const variables = { id, from: instantOf(window.from), to: instantOf(window.to), ...wanted };
    const data = await this.data(person, FREE_PERIODS, variables);
    return data.resource?.freePeriods.map(spanOf) ?? null;
  }

  private nameOrNull(thing: Named | null): string | null {
    return thing === null ? null : this.register.nameOf(thing.id);
  }

  // Answers are read by the documents that were sent.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  private async data(person: Person, document: string, variables: object): Promise<any> {
    const { data, errors } = await this.service.graphql(document, variables, this.cast.accounts[person].token);
    if (errors.length > 0) throw new Error(`${JSON.stringify(errors)} to ${document} ${JSON.stringify(variables)}`);
    return data;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  private async ask(person: Person, document: string, variables: object): Promise<any> {
    return (await this.data(person, document, variables)).answer;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  private read(answer: any): Answer {
    const { userErrors, conflicts = [], booking = null, alternatives = [], made = null } = answer;
    return {
      codes: (userErrors as { code: string }[]).map((error) => error.code).sort(),
      conflicts: inOrder(conflicts.map((conflict: RawConflict) => this.conflict(conflict))),
      booking: booking === null ? null : readBooking(booking),
      alternatives: alternatives.map((one: RawAlternative) => ({
        span: spanOf(one),
        items: one.items.map(({ resource, units }) => ({ resource: this.register.nameOf(resource.id), units })),
      })),
      madeId: booking?.id ?? made?.id ?? null,
    };
  }

  private conflict(raw: RawConflict): ToldConflict {
    return {
      resource: this.register.nameOf(raw.resource.id),
      span: spanOf(raw),
      reason: raw.reason,
      unitsFree: raw.unitsFree,
      booking: this.nameOrNull(raw.booking),
    };
  }

  private requestInput({ organization, items, span, attendees, hold }: RequestBooking): object {
    return {
      organizationId: this.register.idOf(organization),
      items: items.map(({ resource, units }) => ({ resourceId: this.register.idOf(resource), units })),
      ...periodOf(span),
      title: 'Lesson',
      attendees,
      hold,
    };
  }

  private inputOf(world: World, operation: Exclude<Operation, { does: 'moveClock' }>): object {
    const { register } = this;
    switch (operation.does) {
      case 'requestBooking':
        return this.requestInput(operation);
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

  private childInput(world: World, operation: Extract<Operation, { does: 'createResource' }>): object {
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

interface RawConflict {
  readonly resource: Named;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: ToldConflict['reason'];
  readonly unitsFree: number;
  readonly booking: Named | null;
}

interface RawAlternative {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly items: readonly { readonly units: number; readonly resource: Named }[];
}

interface RawBooking {
  readonly status: Status;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly expiresAt: string | null;
  readonly checkedInAt: string | null;
  readonly checkedOutAt: string | null;
}

const instantOrNull = (minute: Minute | null): string | null => (minute === null ? null : instantOf(minute));

const readBooking = (raw: RawBooking) => ({
  status: raw.status,
  span: spanOf(raw),
  expiresAt: raw.status === 'HELD' ? minuteOrNull(raw.expiresAt) : null,
  checkedInAt: minuteOrNull(raw.checkedInAt),
  checkedOutAt: minuteOrNull(raw.checkedOutAt),
});
