import { resourceId } from '../worlds/resources.js';
import { type Town, town } from '../worlds/town.js';
import type { Service } from '../support/app.js';
import type { CreateResourceInput } from '../worlds/schema.js';

export interface Place {
  readonly id: string;
  readonly parent: string | null;
  readonly turnaroundMinutes: number;
}

type Building = Pick<CreateResourceInput, 'kind' | 'parentId' | 'units' | 'policy'>;

/** The resources that all clients fight for, in one town: a tree of few units, some with turnaround or approval. */
export class Arena {
  readonly places: Place[] = [];
  readonly opened: number;

  private constructor(
    readonly services: readonly Service[],
    readonly town: Town,
  ) {
    this.opened = this.service.clock.now();
  }

  static async open(services: readonly Service[]): Promise<Arena> {
    const [first] = services;
    if (first === undefined) throw new Error('There is no service');
    const arena = new Arena(services, await town(first));
    const base = await arena.build({ kind: 'TRAINING_BASE', units: 2 });
    const lab = await arena.build({ kind: 'LAB', parentId: base, units: 3 });
    await arena.build({ kind: 'EQUIPMENT', parentId: lab, policy: { turnaroundMinutes: 10 } });
    await arena.build({ kind: 'EQUIPMENT', parentId: lab, units: 4, policy: { approval: 'OWNER_APPROVES' } });
    await arena.build({ kind: 'LAB', units: 2, policy: { noShowAfterMinutes: 10 } });
    await arena.build({ kind: 'EQUIPMENT', policy: { turnaroundMinutes: 30, approval: 'OWNER_APPROVES' } });
    return arena;
  }

  get service(): Service {
    const [first] = this.services;
    if (first === undefined) throw new Error('There is no service');
    return first;
  }

  async build(input: Building) {
    const { manager, site } = this.town;
    const id = await resourceId(this.service, manager, { siteId: site, ...input });
    const { parentId = null, policy } = input;
    this.places.push({ id, parent: parentId, turnaroundMinutes: policy?.turnaroundMinutes ?? 0 });
    return id;
  }

  /** The resource and everything inside it, at any depth. */
  within(id: string): string[] {
    const children = this.places.filter((place) => place.parent === id);
    return [id, ...children.flatMap((child) => this.within(child.id))];
  }
}
