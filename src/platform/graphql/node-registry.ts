import { Injectable } from '@nestjs/common';
import type { RequestContext } from './request-context.js';

type LoadNode = (id: string, context: RequestContext) => Promise<object | null>;

/** Slices say here how their objects are found by id; `node` answers from it. */
@Injectable()
export class NodeRegistry {
  private readonly byPrefix = new Map<string, LoadNode>();

  /** `load` answers null for what the viewer may not see. */
  register(prefix: string, load: LoadNode): void {
    this.byPrefix.set(prefix, load);
  }

  async load(id: string, context: RequestContext): Promise<object | null> {
    const prefix = id.slice(0, Math.max(id.indexOf('_'), 0));
    return (await this.byPrefix.get(prefix)?.(id, context)) ?? null;
  }
}
