import { Injectable } from '@nestjs/common';
import { usageById, type UsageRecord } from '../accounting/index.js';
import { may, type Viewer } from '../access/index.js';
import { bookingIds, bookingReferenceOf } from '../bookings/index.js';
import { type CataloguedResource, resourcesById } from '../catalog/index.js';
import { type OrganizationFacts, organizationsById } from '../organizations/index.js';
import { Database } from '../platform/db/database.js';
import { type Party, type Statement, type StatementLine, subjectOf } from './core/statement.js';
import { fingerprintOf, linesOf, statementsById } from './statements.queries.js';

/** What was used, by the names that people know. */
export interface DocumentedUse {
  readonly record: UsageRecord;
  readonly resource: CataloguedResource;
  readonly bookingReference: string;
}

export interface DocumentedLine {
  readonly line: StatementLine;
  /** Null of a correction. */
  readonly use: DocumentedUse | null;
}

/** A statement with all that stands on it. */
export interface StatementDocument {
  readonly statement: Statement;
  readonly provider: OrganizationFacts;
  readonly consumer: OrganizationFacts;
  /** Both sides as they stand on paper: as when it was issued, or as they are now while it is open. */
  readonly parties: { readonly provider: Party; readonly consumer: Party };
  readonly lines: readonly DocumentedLine[];
  readonly fingerprint: string;
}

const partyOf = ({ name, address, registrationCode }: OrganizationFacts): Party => ({
  name,
  address,
  registrationCode,
});

/** What is exported of a statement. */
@Injectable()
export class StatementDocuments {
  constructor(private readonly database: Database) {}

  /** Null when there is none that the viewer may see. */
  async of(viewer: Viewer, id: string): Promise<StatementDocument | null> {
    const statement = (await statementsById(this.database, [id])).get(id);
    if (statement === undefined || !may(viewer, 'statements', subjectOf(statement))) return null;
    const lines = (await linesOf(this.database, [id])).get(id) ?? [];
    const organizations = await organizationsById(this.database, [statement.providerId, statement.consumerId]);
    const [provider, consumer] = [organizations.get(statement.providerId), organizations.get(statement.consumerId)];
    if (provider === undefined || consumer === undefined) {
      throw new Error(`a side of the statement ${id} does not exist`);
    }
    const uses = await this.uses(lines);
    return {
      statement,
      provider,
      consumer,
      parties: statement.parties ?? { provider: partyOf(provider), consumer: partyOf(consumer) },
      lines: lines.map((line) => ({ line, use: line.usageId === null ? null : (uses.get(line.usageId) ?? null) })),
      fingerprint: fingerprintOf(statement, lines),
    };
  }

  private async uses(lines: readonly StatementLine[]): Promise<Map<string, DocumentedUse>> {
    const records = await usageById(
      this.database,
      lines.flatMap((line) => line.usageId ?? []),
    );
    const resources = await resourcesById(
      this.database,
      [...records.values()].map((record) => record.resourceId),
    );
    return new Map(
      [...records].flatMap(([id, record]) => {
        const resource = resources.get(record.resourceId);
        const { organizationId, id: booking } = record.booking;
        const bookingReference = bookingReferenceOf(bookingIds.encode(organizationId, booking));
        return resource === undefined ? [] : [[id, { record, resource, bookingReference }] as const];
      }),
    );
  }
}
