import type { Booking, BookingConflict, Downtime, RequestBookingSeriesPayload } from '../worlds/schema.js';

/** The fields that the tests read of each booking. */
export type BookingSeen = Pick<Booking, 'id' | 'status' | 'title' | 'startsAt' | 'endsAt' | 'items'>;
export type ConflictSeen = Pick<BookingConflict, 'resource' | 'startsAt' | 'endsAt' | 'reason' | 'booking'>;

export interface AnswerSeen {
  readonly userErrors: readonly { readonly code: string }[];
  readonly conflicts?: readonly ConflictSeen[];
  readonly booking?: BookingSeen | null;
  readonly downtime?: Pick<Downtime, 'id' | 'startsAt' | 'endsAt'> | null;
  readonly occurrences?: RequestBookingSeriesPayload['occurrences'];
  readonly series?: RequestBookingSeriesPayload['series'] | null;
}

/** One thing that one client did, and when by the order of all that began and ended. */
export interface Deed {
  readonly does: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly began: number;
  readonly ended: number;
  readonly answer: AnswerSeen;
}

/** The deeds of all clients and their answers. */
export class Chronicle {
  readonly deeds: Deed[] = [];
  private time = 0;

  async note<Answer extends AnswerSeen>(does: string, input: object, doing: () => Promise<Answer>): Promise<Answer> {
    const began = ++this.time;
    const answer = await doing();
    this.deeds.push({ does, input: { ...input }, began, ended: ++this.time, answer });
    return answer;
  }

  /** The deeds after the first `count`. */
  since(count: number): Chronicle {
    const later = new Chronicle();
    later.deeds.push(...this.deeds.slice(count));
    return later;
  }

  /** Every acknowledgement of a booking, in the order in which they arrived. */
  acknowledgements(): Map<string, Deed[]> {
    const byId = new Map<string, Deed[]>();
    for (const deed of this.deeds) {
      const id = deed.answer.booking?.id;
      if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), deed]);
    }
    return byId;
  }

  get bookings(): string[] {
    return [...this.acknowledgements().keys()];
  }

  get downtimes(): NonNullable<AnswerSeen['downtime']>[] {
    return this.deeds.flatMap((deed) => (deed.does === 'scheduleDowntime' ? (deed.answer.downtime ?? []) : []));
  }
}
