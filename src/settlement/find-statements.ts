import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import { MissedUses } from '../bookings/index.js';
import type { Locale } from '../platform/core/locale.js';
import { message, textIn } from '../platform/core/message.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { forbidden } from '../platform/graphql/api-error.js';
import { balancesAreHidden } from './core/refusals.js';
import type { StatementStatus } from './core/statement.js';
import { balancesOf, statementsOf } from './statements.queries.js';

/** Both sides' FINANCE and ADMINs, and platform admins, see what is owed. */
function assertSees(
  viewer: Viewer,
  permission: 'statements' | 'balances',
  organizationId: OrganizationKey,
  locale: Locale,
): void {
  if (may(viewer, permission, { own: organizationId, provider: organizationId })) return;
  throw forbidden(textIn(locale, message(balancesAreHidden, { roles: roleWords(permission, 'own') })));
}

/** Reads the statements and balances of an organization. Each method throws FORBIDDEN in the language given. */
@Injectable()
export class FindStatements {
  constructor(
    private readonly database: Database,
    private readonly missed: MissedUses,
  ) {}

  /** `status`: in one of these; null: in any. */
  async statements(
    viewer: Viewer,
    organizationId: OrganizationKey,
    status: readonly StatementStatus[] | null,
    locale: Locale,
  ) {
    assertSees(viewer, 'statements', organizationId, locale);
    const missed = await this.missed.ofOrganizations([organizationId]);
    return statementsOf(this.database, missed, organizationId, status);
  }

  async balances(viewer: Viewer, organizationId: OrganizationKey, locale: Locale) {
    assertSees(viewer, 'balances', organizationId, locale);
    const missed = await this.missed.ofOrganizations([organizationId]);
    return balancesOf(this.database, missed, organizationId);
  }
}
