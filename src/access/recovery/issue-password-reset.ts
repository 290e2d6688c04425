import { Injectable } from '@nestjs/common';
import { logged } from '../logged.js';
import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import { formatInstant } from '../../platform/core/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { HOUR_MS, type Instant } from '../../platform/core/time-range.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import type { AccessRefusal } from '../core/refusals.js';
import { accountNotFound } from '../core/credentials.js';
import { organizationsWhere, rolesFor, roleWords } from '../core/permissions.js';
import { type ResetRight, resetRight } from '../core/reset-rights.js';
import type { Viewer } from '../core/viewer.js';
import { lockAccount } from '../accounts.repository.js';
import { hashSecret, newSecret } from '../secret.js';
import { viewerByUser } from '../viewers.queries.js';
import { insertReset, nthNewestReset, revokeResets } from './password-resets.repository.js';
import { recoveryReasons } from './refusals.js';
import { resetTarget, verifiedAmong } from './reset-rights.queries.js';

const LIFE_MS = HOUR_MS;
const MOST_AN_HOUR = 3;

/** A link that sets a new password once; told only here. */
export interface ResetLink {
  readonly url: string;
  readonly expiresAt: Instant;
}

interface Issued extends ResetLink {
  readonly userId: AccountKey;
}

const refusalOf = (kind: Exclude<ResetRight['kind'], 'granted'>): AccessRefusal => {
  if (kind === 'not-found') return accountNotFound;
  if (kind === 'wrong-status') return refusal(recoveryReasons.accountDisabled, ['email']);
  return refusal(recoveryReasons.issuing, ['email'], { roles: roleWords('issuePasswordReset', 'own') });
};

/** Issues a link that its holder hands to a person who cannot sign in any more. A newer link ends the older one. */
@Injectable()
export class IssuePasswordReset {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly log: SecurityLog,
  ) {}

  async execute(asker: Viewer, email: string): Promise<Result<ResetLink, readonly AccessRefusal[]>> {
    const now = this.clock.now();
    const issued = await this.database.transaction<Issued, readonly AccessRefusal[]>(async (tx) => {
      const viewer = await viewerByUser(tx, asker.accountKey, now);
      const administered = await verifiedAmong(
        tx,
        viewer === null ? [] : organizationsWhere(viewer, rolesFor('issuePasswordReset', 'own')),
      );
      const isPlatformAdmin = viewer?.isPlatformAdmin === true;
      const right = resetRight({ isPlatformAdmin, administered }, await resetTarget(tx, email, now));
      if (right.kind !== 'granted') return refuse([refusalOf(right.kind)]);
      return this.issue(tx, right, asker.accountKey, now);
    });
    return this.logged(issued, asker.accountKey);
  }

  /** For the operator, by a command. */
  async executeAsOperator(email: string): Promise<Result<ResetLink, readonly AccessRefusal[]>> {
    const now = this.clock.now();
    const issued = await this.database.transaction<Issued, readonly AccessRefusal[]>(async (tx) => {
      const operator = { isPlatformAdmin: true, administered: new Set<OrganizationKey>() };
      const right = resetRight(operator, await resetTarget(tx, email, now));
      if (right.kind !== 'granted') return refuse([refusalOf(right.kind)]);
      return this.issue(tx, right, null, now);
    });
    return this.logged(issued, null);
  }

  private async issue(
    tx: Tx,
    { target: { userId }, organizationId }: Extract<ResetRight, { kind: 'granted' }>,
    issuedBy: AccountKey | null,
    now: Instant,
  ): Promise<Result<Issued, readonly AccessRefusal[]>> {
    if ((await lockAccount(tx, userId)) === null) return refuse([refusalOf('wrong-status')]);
    const third = await nthNewestReset(tx, userId, now - HOUR_MS, MOST_AN_HOUR);
    if (third !== null) {
      const facts = { most: MOST_AN_HOUR, until: formatInstant(third + HOUR_MS) };
      return refuse([refusal(recoveryReasons.tooMany, ['email'], facts)]);
    }
    await revokeResets(tx, userId);
    const token = newSecret();
    const expiresAt = now + LIFE_MS;
    await insertReset(tx, {
      tokenHash: hashSecret(token),
      accountId: userId,
      issuedBy,
      organizationId,
      issuedAt: now,
      expiresAt,
    });
    return ok({ url: `${this.env.publicUrl}/reset#${token}`, expiresAt, userId });
  }

  private logged(
    issued: Result<Issued, readonly AccessRefusal[]>,
    by: AccountKey | null,
  ): Result<ResetLink, readonly AccessRefusal[]> {
    if (issued.ok) {
      this.log.write('password-reset-issued', {
        account: logged.account(issued.value.userId),
        by: by === null ? 'operator' : logged.account(by),
      });
    }
    return issued;
  }
}
