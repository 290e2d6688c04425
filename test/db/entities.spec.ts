import type { ColumnType, EntityMetadata } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { MONDAY, startService } from '../support/app.js';
import { mapper } from '../support/built.js';

/** Tables without an entity: TypeORM's own, and partitions. */
const withoutEntity = [
  'migrations',
  'happening_record',
  'happening_record_default',
  'happening_money',
  'happening_money_default',
];
/** Columns of types that TypeORM does not know. */
const notMapped = ['happening.xid', 'happening_seal.reached', 'ledger_transaction.created_xid'];
/** Tables without a primary key; the entity marks the columns of this unique constraint, because TypeORM needs a key. */
const keyOf: Readonly<Record<string, string>> = { refused_demand: 'refused_demand_once' };

interface CatalogColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly generated: string;
  readonly identity: string;
}
interface CatalogConstraint {
  readonly table: string;
  readonly name: string;
  readonly kind: 'p' | 'f' | 'u';
  readonly columns: string[];
  readonly definition: string;
}

const service = await startService();
const { DataSource } = await mapper();
const dataSource = service.app.get(DataSource);
const driver = dataSource.driver as PostgresDriver;
const entities = new Map(dataSource.entityMetadatas.map((entity) => [entity.tableName, entity]));

const columns: CatalogColumn[] = await dataSource.query(`
  select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as default,
         a.attgenerated as generated, a.attidentity as identity
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by 1, 2`);
const constraints: CatalogConstraint[] = await dataSource.query(`
  select c.relname as table, k.conname as name, k.contype as kind, pg_get_constraintdef(k.oid) as definition,
         array(select a.attname::text from pg_attribute a
               where a.attrelid = k.conrelid and a.attnum = any (k.conkey) order by a.attname) as columns
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'f', 'u')
  order by 1, 2`);
const tables = [...new Set(columns.map(({ table }) => table))].filter((table) => !withoutEntity.includes(table));

afterAll(() => service.stop());

function entityOf(table: string): EntityMetadata {
  const entity = entities.get(table);
  if (entity === undefined) throw new Error(`The table ${table} has no entity`);
  return entity;
}

/** A literal without quotes and cast, and any other expression on one line. */
const plain = (expression: string): string =>
  expression
    .replace(/\s+/g, ' ')
    .replace(/^'([^']*)'(?:::[\w [\]]+)?$/, '$1')
    .trim();

interface Described {
  type: string;
  nullable: boolean;
  default: string | null;
  value: string;
}

const described = ({ type, nullable, generated, identity, ...column }: CatalogColumn): Described => {
  const expression = column.default === null ? null : plain(column.default);
  if (generated !== '') return { type, nullable, default: null, value: `STORED ${expression}` };
  return { type, nullable, default: expression, value: identity === 'a' ? 'ALWAYS' : 'given' };
};

const fullType = (type: ColumnType, { precision, scale, isArray }: EntityMetadata['columns'][number]): string =>
  [driver.normalizeType({ type }), precision == null ? '' : `(${precision},${scale})`, isArray ? '[]' : ''].join('');

const mapped = (column: EntityMetadata['columns'][number]): Described => {
  const given = driver.normalizeDefault(column);
  return {
    type: fullType(column.type, column),
    nullable: column.isNullable,
    default: given === undefined ? null : plain(given),
    value:
      column.asExpression === undefined
        ? (column.generatedIdentity ?? 'given')
        : `${column.generatedType} ${column.asExpression}`,
  };
};

const action = (event: string, what = 'NO ACTION'): string => (what === 'NO ACTION' ? '' : ` ON ${event} ${what}`);

function mappedForeignKeys({ foreignKeys }: EntityMetadata): Record<string, string> {
  return Object.fromEntries(
    foreignKeys.map((key) => [
      key.name,
      `FOREIGN KEY (${key.columnNames.join(', ')}) ` +
        `REFERENCES ${key.referencedTablePath}(${key.referencedColumnNames.join(', ')})` +
        action('UPDATE', key.onUpdate) +
        action('DELETE', key.onDelete) +
        (key.deferrable === undefined ? '' : ` DEFERRABLE ${key.deferrable}`),
    ]),
  );
}

describe('Entities', () => {
  it('each table has an entity, and each entity has a table', () => {
    expect([...entities.keys()].sort()).toEqual([...tables].sort());
  });

  it('entities leave out only columns of types that TypeORM does not know', () => {
    const known: readonly string[] = driver.supportedDataTypes.map(String);
    const unknown = columns.filter(
      ({ table, type }) => tables.includes(table) && !known.includes(type.replace(/\[\]$|\(.*\)$/, '')),
    );
    expect(unknown.map(({ table, column }) => `${table}.${column}`)).toEqual(notMapped);
  });

  it('entities never change the schema by themselves', () => {
    expect(dataSource.options.synchronize).toBe(false);
  });

  it('entities read and write an instant in milliseconds and leave defaults to the database', async () => {
    const accounts = dataSource.getRepository<{ accountId: string; createdAt: number; closedAt: number | null }>(
      entityOf('account').target,
    );
    const given = { name: 'Ada', email: 'ada@example.org', passwordHash: 'x', createdAt: MONDAY + 1 };
    const { accountId } = await accounts.save(accounts.create(given));
    const found = await accounts.findOneByOrFail({ createdAt: MONDAY + 1 });
    expect(found).toMatchObject({ ...given, accountId, closedAt: null, isDemo: false });
  });

  describe.each(tables)('Entity of the table %s', (table) => {
    it('the entity maps its columns by type, nullability, default and generation', () => {
      const present = columns.filter((it) => it.table === table && !notMapped.includes(`${table}.${it.column}`));
      const inEntity = entityOf(table).columns;
      expect(Object.fromEntries(inEntity.map((column) => [column.databaseName, mapped(column)]))).toEqual(
        Object.fromEntries(present.map((column) => [column.column, described(column)])),
      );
    });

    it('the entity has the primary key of its table', () => {
      const key = constraints.find(
        (it) => it.table === table && (it.kind === 'p' || (it.kind === 'u' && it.name === keyOf[table])),
      );
      const primary = entityOf(table).primaryColumns.map(({ databaseName }) => databaseName);
      expect(primary.sort()).toEqual(key?.columns);
    });

    it('the entity has the foreign keys of its table', () => {
      const present = constraints.filter((it) => it.table === table && it.kind === 'f');
      expect(mappedForeignKeys(entityOf(table))).toEqual(
        Object.fromEntries(present.map(({ name, definition }) => [name, definition])),
      );
    });
  });
});
