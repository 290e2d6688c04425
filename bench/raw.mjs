// The statements of the service, sent straight to PostgreSQL: same texts, prepared, over as many connections.
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { ownTimeFrom } from './calendar.mjs';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** As the service's own connections. */
const options =
  '-c default_transaction_isolation=read\\ committed -c timezone=UTC -c plan_cache_mode=force_generic_plan';

export class RawClients {
  static async connect(url, count) {
    const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url, ssl: false, options }));
    await Promise.all(clients.map((client) => client.connect()));
    return new RawClients(clients);
  }

  constructor(clients) {
    this.clients = clients;
  }

  /** Runs statements one after the other on one connection; answers the rows of each. */
  async run(client, statements) {
    const rows = [];
    try {
      for (const { name, text, values } of statements) {
        const result = await this.clients[client].query(name === null ? { text, values } : { name, text, values });
        rows.push(result.rows);
      }
    } catch (error) {
      await this.clients[client].query('rollback');
      throw error;
    }
    return rows;
  }

  async close() {
    await Promise.all(this.clients.map((client) => client.end()));
  }
}

const ORGANIZATION_VALUE = /^\d{1,18}$/;

/**
 * The statements of one request, made over into those of another: `from` and `to` are the two requests. Uuids that
 * neither names, such as those of bookings, are new in each; instants of the bench's own days move along.
 */
export function madeOver(statements, from, to) {
  const uuids = new Map([
    [from.resource.uuid, to.resource.uuid],
    [from.booker.uuid, to.booker.uuid],
  ]);
  const organizations = new Map([
    [from.resource.organization, to.resource.organization],
    [from.booker.organization, to.booker.organization],
  ]);
  const uuid = (known) => {
    if (!uuids.has(known)) uuids.set(known, uuidv7());
    return uuids.get(known);
  };
  const later = to.startsAt - from.startsAt;
  const instant = (text) => {
    const at = Date.parse(text);
    return at < ownTimeFrom ? text : new Date(at + later).toISOString();
  };
  const value = (given) => {
    if (Array.isArray(given)) return given.map(value);
    if (typeof given !== 'string') return given;
    if (given === from.key) return to.key;
    if (ORGANIZATION_VALUE.test(given)) return organizations.get(given) ?? given;
    return given.replace(UUID, uuid).replace(INSTANT, instant);
  };
  return statements.map((statement) => ({ ...statement, values: value(statement.values) }));
}
