import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/db/database.js';
import type { ViewerContext } from '../viewer-context.js';
import { type Profile, profilesOf } from './profile.repository.js';

/** Profiles by user, batched within a request. */
@Injectable()
export class Profiles {
  constructor(private readonly database: Database) {}

  async load(context: ViewerContext, userId: string): Promise<Profile> {
    const batch = (ids: readonly string[]) => profilesOf(this.database, ids);
    return (await context.loaders.load(this, batch, userId)) ?? { locale: null, timeZone: null };
  }
}
