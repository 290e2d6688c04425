/** The fields that the tests read of each booking. */
export interface BookingSeen {
  readonly id: string;
  readonly status: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly items: readonly { readonly units: number; readonly resource: { readonly id: string } }[];
}

export interface ConflictSeen {
  readonly resource: { readonly id: string };
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: 'BOOKED' | 'HELD' | 'DOWNTIME';
  readonly booking: { readonly id: string } | null;
}

export interface AnswerSeen {
  readonly userErrors: readonly { readonly code: string }[];
  readonly conflicts?: readonly ConflictSeen[];
  readonly booking?: BookingSeen | null;
  readonly downtime?: { readonly id: string; readonly startsAt: string; readonly endsAt: string } | null;
  readonly occurrences?: readonly { readonly booking: { readonly id: string } | null }[];
  readonly series?: { readonly id: string } | null;
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

  async note(does: string, input: Deed['input'], doing: () => Promise<AnswerSeen>): Promise<AnswerSeen> {
    const began = ++this.time;
    const answer = await doing();
    this.deeds.push({ does, input, began, ended: ++this.time, answer });
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
