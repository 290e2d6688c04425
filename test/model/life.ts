import type { Service } from '../support/app.js';
import { expectAlternatives, expectAnswer, expectBookings, expectFreePeriods, expectSchedules } from './compare.js';
import { Desk } from './desk.js';
import { operationInWords, outcomeInWords, worldInWords } from './in-words.js';
import { epochOf, HOUR } from './minutes.js';
import { applyTo } from './model.js';
import type { Operation } from './operations.js';
import type { Person } from './people.js';
import { resolve } from './resolve.js';
import type { Step } from './steps.js';
import { MORNING, newWorld, type Surroundings } from './surroundings.js';
import { type Cast, foundTown } from './town.js';
import type { FreeTimeWanted } from './views.js';
import { isGrown, type Resource, type World } from './world.js';

const LOOK_EVERY = 10;
const ONLOOKERS: readonly Person[] = ['manager', 'cora', 'sue'];

const PREFIXES: Partial<Record<Operation['does'], string>> = {
  requestBooking: 'b',
  scheduleDowntime: 'd',
  createResource: 'part',
  proposeAgreement: 'a',
};

/** One life: each step done in the model and in the service, and both asked what they see. */
class Life {
  private readonly told: string[] = [];
  private readonly counts: Record<string, number> = {};

  constructor(
    private readonly world: World,
    private readonly desk: Desk,
  ) {}

  async live(steps: readonly Step[]): Promise<void> {
    const beginning = worldInWords(this.world);
    try {
      let taken = 0;
      for (const step of steps) {
        const operation = resolve(this.world, step);
        if (operation === null) continue;
        await this.take(operation);
        if (++taken % LOOK_EVERY === 0) await this.look();
      }
      await this.look();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error([beginning, '', ...this.told, '', message].join('\n'), { cause: error });
    }
  }

  private async take(operation: Operation): Promise<void> {
    const { does } = operation;
    const name = this.nextName(does);
    this.told.push(`${this.told.length + 1}. ${operationInWords(operation)}`);
    const asked = does === 'requestBooking' ? operation : null;
    const preview = asked === null ? null : await this.desk.preview(asked);
    const answer = await this.desk.do(this.world, operation, name);
    if (asked !== null) expectAlternatives(this.world, asked, answer.codes, answer.alternatives);
    const expected = applyTo(this.world, operation, name);
    this.told[this.told.length - 1] += `\n     -> ${outcomeInWords(answer, name)}`;
    expectAnswer(answer, expected);
    if (preview === null) return;
    expect({ ...preview, booking: null, madeId: null }).toEqual({
      ...answer,
      booking: null,
      madeId: null,
      status: answer.booking?.status ?? null,
    });
  }

  /** b1, b2, … for bookings, d1 for downtimes; a name is used up by a refusal too. */
  private nextName(does: Operation['does']): string {
    const prefix = PREFIXES[does];
    if (prefix === undefined) return '';
    this.counts[prefix] = (this.counts[prefix] ?? 0) + 1;
    return `${prefix}${this.counts[prefix]}`;
  }

  private async look(): Promise<void> {
    const { world, desk } = this;
    this.told.push('   (all look around)');
    for (const person of ONLOOKERS) {
      await expectBookings(world, desk, person);
      await expectSchedules(world, desk, person);
    }
    const wanted = [...world.resources.values()].map((resource, index) => this.freeTimeWanted(resource, index));
    await expectFreePeriods(world, desk, 'manager', wanted);
    this.told.pop();
  }

  /** Free time of one to all units, for a minute or for a lesson. */
  private freeTimeWanted(resource: Resource, index: number): FreeTimeWanted {
    const turn = index + this.told.length;
    const now = Math.ceil(this.world.now);
    const window = { from: isGrown(resource) ? now : now - HOUR, to: now + 9 * HOUR };
    const units = 1 + (turn % resource.units);
    return { resource: resource.name, window, minimumMinutes: turn % 2 === 0 ? 1 : 45, units };
  }
}

export async function live(service: Service, cast: Cast, surroundings: Surroundings, steps: readonly Step[]) {
  service.clock.set(epochOf(MORNING));
  const world = newWorld(surroundings);
  const register = await foundTown(service, cast, world);
  await new Life(world, new Desk(service, cast, register)).live(steps);
}
