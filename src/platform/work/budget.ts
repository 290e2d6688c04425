import type { RequestScope } from './request-scope.js';

/** After so many fields of an answer the event loop gets a turn. */
const BREATH = 2_000;

/** The rest of an operation's budget, counted while it runs, in the units of its price. */
export class Budget {
  private spent = 0;
  private sinceBreath = 0;

  constructor(
    private readonly most: number,
    private readonly scope: RequestScope,
    private readonly refusal: (place: string) => Error,
  ) {}

  get total(): number {
    return this.spent;
  }

  /** Ends the request and throws when the operation costs more than was allowed, unless it has changed something. */
  charge(place: string, fields: number): void {
    this.spent += fields;
    this.sinceBreath += fields;
    if (this.spent <= this.most || this.scope.changed) return;
    this.scope.end(this.refusal(place));
    this.scope.assertGoing();
  }

  /** Whether so much was answered in one go that others should have a turn. */
  takeBreath(): boolean {
    if (this.sinceBreath < BREATH) return false;
    this.sinceBreath = 0;
    return true;
  }
}
