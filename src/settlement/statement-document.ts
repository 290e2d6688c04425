import { Injectable } from '@nestjs/common';
import { partDescription, type UsageRecord } from '../accounting/index.js';
import { may, type Viewer } from '../access/index.js';
import { bookingReferenceOf, MissedUses } from '../bookings/index.js';
import { type CataloguedResource, resourcesById } from '../catalog/index.js';
import { type OrganizationFacts, organizationsById } from '../organizations/index.js';
import type { Decimal } from '../platform/core/decimal.js';
import type { Locale } from '../platform/core/locale.js';
import { amountOf } from '../platform/core/money.js';
import { Database } from '../platform/db/database.js';
import type { StatementKey, StatementLineKey, UsageKey } from '../platform/core/keys.js';
import { type Party, type Statement, type StatementLine, subjectOf } from './core/statement.js';
import { lineDescription } from './core/line-description.js';
import { linesById, linesOf } from './statement-lines.queries.js';
import { statementsById } from './statements.queries.js';
import { fingerprintOf } from './fingerprint.js';

/** The use of a line by the names that people know. */
export interface DocumentedUse {
  readonly record: UsageRecord;
  /** The steps that add up to its charge, in the language of the document. */
  readonly steps: readonly { readonly description: string; readonly amount: Decimal }[];
  readonly resource: CataloguedResource;
  readonly bookingReference: string;
}

export interface DocumentedLine {
  readonly line: StatementLine;
  /** In the language of the document. */
  readonly description: string;
  /** The use; null = a correction. */
  readonly use: DocumentedUse | null;
}

/** A statement with all that stands on it. */
export interface StatementDocument {
  /** The language of descriptions and headings. */
  readonly locale: Locale;
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

const stepsOf = ({ charge, parts }: UsageRecord, locale: Locale): DocumentedUse['steps'] =>
  charge === null
    ? []
    : parts.map((part) => ({
        description: partDescription(part, locale),
        amount: amountOf({ minor: part.minor, currency: charge.currency }),
      }));

/** Exports statements with the names that people know. */
@Injectable()
export class StatementDocuments {
  constructor(
    private readonly database: Database,
    private readonly missed: MissedUses,
  ) {}

  /** The one with this key; null = none that the viewer may see. */
  async of(viewer: Viewer, id: StatementKey, locale: Locale): Promise<StatementDocument | null> {
    const missed = await this.missed.ofOrganizations([id.provider]);
    const statement = (await statementsById(this.database, [id], missed)).get(id.id);
    if (statement === undefined || !may(viewer, 'statements', subjectOf(statement))) return null;
    const lines = (await linesOf(this.database, [id], missed)).get(id.id) ?? [];
    const organizations = await organizationsById(this.database, [statement.providerId, statement.consumerId]);
    const [provider, consumer] = [organizations.get(statement.providerId), organizations.get(statement.consumerId)];
    if (provider === undefined || consumer === undefined) {
      throw new Error(`a side of the statement ${id.id} does not exist`);
    }
    const uses = await this.uses(lines, locale);
    const corrected = await this.withCorrected(lines);
    const described = lines.map(async (line) => ({
      line,
      description: await lineDescription(line, locale, (other) => Promise.resolve(corrected.get(other.id) ?? null)),
      use: line.usageId === null ? null : (uses.get(line.usageId.id) ?? null),
    }));
    return {
      locale,
      statement,
      provider,
      consumer,
      parties: statement.parties ?? { provider: partyOf(provider), consumer: partyOf(consumer) },
      lines: await Promise.all(described),
      fingerprint: fingerprintOf(statement, lines),
    };
  }

  /** Lines with those of any statement that they correct. */
  private async withCorrected(lines: readonly StatementLine[]): Promise<Map<StatementLineKey['id'], StatementLine>> {
    const known = new Map(lines.map((line) => [line.id.id, line]));
    let latest = lines;
    while (latest.length > 0) {
      const missing = latest.flatMap(({ correctsId }) =>
        correctsId === null || known.has(correctsId.id) ? [] : correctsId,
      );
      latest = [...(await linesById(this.database, missing)).values()];
      for (const line of latest) known.set(line.id.id, line);
    }
    return known;
  }

  private async uses(lines: readonly StatementLine[], locale: Locale): Promise<Map<UsageKey['id'], DocumentedUse>> {
    const records = await this.missed.usageById(lines.flatMap((line) => line.usageId ?? []));
    const resources = await resourcesById(
      this.database,
      [...records.values()].map((record) => record.resourceId),
    );
    return new Map(
      [...records].flatMap(([id, record]) => {
        const resource = resources.get(record.resourceId.id);
        const bookingReference = bookingReferenceOf(record.booking);
        return resource === undefined
          ? []
          : [[id, { record, steps: stepsOf(record, locale), resource, bookingReference }] as const];
      }),
    );
  }
}
