import type { Person } from '../worlds/people.js';
import type { Service } from '../support/app.js';
import type { Random } from '../support/random.js';
import { statusOf, type Booked, type Status } from './account.js';
import { Books } from './books.js';
import { Desk, type Does } from './desk.js';
import type { Town } from './town.js';
import { iso } from '../worlds/wall-clock.js';
import type { Inputs } from '../worlds/schema.js';

/** The means of a life, and its deeds so far. */
export class Living {
  readonly desk: Desk;
  readonly books: Books;
  readonly told: string[] = [];

  constructor(
    readonly service: Service,
    readonly town: Town,
    readonly dice: Random,
    /** How often what was done over all lives. */
    readonly counts: Map<string, number>,
  ) {
    this.desk = new Desk(service);
    this.books = new Books(town.plant, town.zone, town.places, town.begins);
    this.goTo(town.begins);
  }

  get now(): number {
    return this.books.now;
  }

  goTo(instant: number): void {
    this.service.clock.set(instant);
    this.books.goTo(instant);
    this.told.push(`-- ${iso(instant)}`);
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** Does it as somebody; answers the payload, with the codes of refusals. */
  async do<Name extends Does>(asker: Person, name: Name, input: Inputs[Name]) {
    const answer = await this.desk.do(asker, name, input);
    const id = 'booking' in answer ? answer.booking?.id : null;
    const told = answer.codes.length > 0 ? answer.codes.join(', ') : (id ?? 'done');
    this.told.push(`${name} ${JSON.stringify(input)} -> ${told}`);
    this.count(answer.codes.length > 0 ? `${name} refused` : name);
    return answer;
  }

  /** The admin of an organization. */
  adminOf(organization: string): Person {
    return organization === this.town.plant ? this.town.cast.boss : this.town.cast.dean;
  }

  among(...statuses: Status[]): Booked | undefined {
    return this.dice.one(this.books.bookings.filter((booked) => statuses.includes(statusOf(booked, this.now))));
  }
}
