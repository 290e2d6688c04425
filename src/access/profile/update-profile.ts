import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database } from '../../platform/db/database.js';
import type { AccessRefusal } from '../core/access-refusal.js';
import { nameProblem } from '../core/credentials.js';
import type { Locale } from '../../platform/core/locale.js';
import type { Viewer } from '../core/viewer.js';
import { updateProfile } from './profile.repository.js';

/** Changes what people say of themselves. Absent = as it is; null clears, but a name is never cleared. */
@Injectable()
export class UpdateProfile {
  constructor(private readonly database: Database) {}

  async execute(
    viewer: Viewer,
    input: {
      readonly name?: string | null | undefined;
      readonly locale?: Locale | null | undefined;
      readonly timeZone?: string | null | undefined;
    },
  ): Promise<Result<void, readonly AccessRefusal[]>> {
    const name = input.name === undefined ? undefined : (input.name ?? '').trim();
    const problem = name === undefined ? null : nameProblem(name);
    if (problem !== null) return refuse([{ code: 'INVALID', message: problem, field: ['name'] }]);
    await updateProfile(this.database, viewer.userId, { name, locale: input.locale, timeZone: input.timeZone });
    return ok(undefined);
  }
}
