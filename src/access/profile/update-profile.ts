import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database } from '../../platform/db/database.js';
import type { AccessRefusal } from '../core/refusals.js';
import { nameProblems } from '../core/credentials.js';
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
    const problems = name === undefined ? [] : nameProblems(name);
    if (problems.length > 0) return refuse(problems);
    await updateProfile(this.database, viewer.accountKey, { name, locale: input.locale, timeZone: input.timeZone });
    return ok(undefined);
  }
}
