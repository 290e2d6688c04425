import { Injectable } from '@nestjs/common';
import type { AccountKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import type { ViewerContext } from '../viewer-context.js';
import { type Profile, profilesOf } from './profile.repository.js';

/** Profiles by user, batched within a request. */
@Injectable()
export class Profiles {
  constructor(private readonly database: Database) {}

  async load(context: ViewerContext, userId: AccountKey): Promise<Profile> {
    const batch = (users: readonly AccountKey[]) => profilesOf(this.database, users);
    return (await context.loaders.load(this, batch, userId)) ?? { locale: null, timeZone: null };
  }
}
