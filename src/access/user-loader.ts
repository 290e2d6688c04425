import { Injectable } from '@nestjs/common';
import type { AccountKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { UserObject } from './user.object.js';
import { usersById, usersWithin } from './users.queries.js';
import type { ViewerContext } from './viewer-context.js';

/** People by id, batched within a request. */
@Injectable()
export class UserLoader {
  private readonly acquaintances = {};

  constructor(private readonly database: Database) {}

  /** For references from rows that the viewer may see: whose booking it is can be told by name. Throws if absent. */
  async load(context: ViewerContext, userId: AccountKey): Promise<UserObject> {
    const user = await this.find(context, userId);
    if (user === null) throw new Error(`user ${userId} is referred to but does not exist`);
    return user;
  }

  find(context: ViewerContext, userId: AccountKey): Promise<UserObject | null> {
    const batch = async (keys: readonly AccountKey[]) => {
      const found = await usersById(this.database, keys);
      return new Map([...found].map(([key, facts]) => [key, new UserObject(facts)]));
    };
    return context.loaders.load(this, batch, userId);
  }

  /** Whether the viewer knows the person: is the person, or shares an organization. */
  async isKnown(context: ViewerContext, userId: AccountKey): Promise<boolean> {
    const { viewer } = context;
    if (viewer === null) return false;
    if (viewer.accountKey === userId) return true;
    const batch = async (keys: readonly AccountKey[]) => {
      const known = await usersWithin(this.database, keys, [...viewer.roles.keys()]);
      return new Map(keys.map((key) => [key, known.has(key)]));
    };
    return (await context.loaders.load(this.acquaintances, batch, userId)) ?? false;
  }
}
