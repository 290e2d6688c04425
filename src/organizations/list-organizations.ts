import { Injectable } from '@nestjs/common';
import { organizationsWhere, rolesFor, type Viewer } from '../access/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import type { Locale } from '../platform/core/locale.js';
import { message, textIn } from '../platform/core/message.js';
import { Database } from '../platform/db/database.js';
import { badUserInput, forbidden } from '../platform/graphql/api-error.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import type { OrganizationFacts, OrganizationKind, OrganizationStatus } from './core/organization.js';
import { partnersAreHidden } from './core/refusals.js';
import { type ListAsker, type ListFilter, organizationCount, organizationPage } from './listed-organizations.js';
import { organizationFacts, type OrganizationRow } from './organizations.queries.js';

/** All that is given must hold. */
export interface OrganizationCriteria {
  readonly text?: string | null;
  readonly kind?: OrganizationKind | null;
  readonly status?: OrganizationStatus | null;
  readonly partnerOf?: OrganizationKey | null | undefined;
}

/** So that no search costs much more than another. */
const MOST_CHARACTERS = 200;

function textOf(text: string | null | undefined): string | null {
  if (text == null || text.trim() === '') return null;
  if (text.length > MOST_CHARACTERS) throw badUserInput(`text may have ${MOST_CHARACTERS} characters.`);
  return text.replaceAll('\0', ' ');
}

/** Lists the organizations that a viewer may see. */
@Injectable()
export class ListOrganizations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The filter by keys. Throws BAD_USER_INPUT, and FORBIDDEN in the language given. */
  filter(viewer: Viewer, criteria: OrganizationCriteria, locale: Locale): ListFilter {
    const { kind = null, status = null, partnerOf = null } = criteria;
    if (partnerOf !== null && !viewer.roles.has(partnerOf)) {
      throw forbidden(textIn(locale, message(partnersAreHidden)));
    }
    return { text: textOf(criteria.text), kind, status, partnerOf };
  }

  /** By name, id; one more than asked for when more follow. */
  async page(viewer: Viewer, filter: ListFilter, request: PageRequest): Promise<OrganizationFacts[]> {
    const [name, key] = request.after ?? [];
    const after = name === undefined || key === undefined ? null : ([name, key] as const);
    const part = { after, count: request.first + 1 };
    const asked = organizationPage(askerOf(viewer), filter, part, this.clock.now());
    const rows = await this.database.run<OrganizationRow>(asked.statement, asked.values);
    return rows.slice(0, part.count).map(organizationFacts);
  }

  async count(viewer: Viewer, filter: ListFilter): Promise<number> {
    const asked = organizationCount(askerOf(viewer), filter, this.clock.now());
    const [row] = await this.database.run<{ total: number }>(asked.statement, asked.values);
    return row?.total ?? 0;
  }
}

const askerOf = (viewer: Viewer): ListAsker => ({
  own: organizationsWhere(viewer, rolesFor('unverifiedOrganization', 'own')),
  seesAll: viewer.isPlatformAdmin,
});
