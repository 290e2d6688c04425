import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Grant, grantOf, operationNames } from '../../src/access/core/permissions.js';

const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');

interface Row {
  readonly operations: readonly string[];
  readonly side: string;
  /** Role → mark: '' = may not, 'own' = bookings that the member made, '✓' = may. */
  readonly marks: Readonly<Record<string, string>>;
}

/** Rows of README's role table; "the same" stands for the operations of the row above. */
function rowsOfReadme(): Row[] {
  const [section = ''] = readme.split('\n## Roles\n').slice(1);
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head = [], , ...body] = (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cells);
  const rows: Row[] = [];
  for (const [what = '', side = '', ...marks] of body) {
    const named = [...what.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    const operations = what === 'the same' ? (rows.at(-1)?.operations ?? []) : named;
    rows.push({ operations, side, marks: Object.fromEntries(head.slice(2).map((role, i) => [role, marks[i] ?? ''])) });
  }
  return rows;
}

const needsRole = (grant: Grant | null): grant is Exclude<Grant, { anyone: true } | { signedIn: true }> =>
  grant !== null && !('anyone' in grant) && !('signedIn' in grant);

/** Marks that the permissions give an operation on one side. An operation with one owner has no provider of its own. */
function marksOf(operation: string, side: string): Record<string, string> {
  const grant = grantOf(operation);
  if (!needsRole(grant)) throw new Error(`${operation} needs no role`);
  const own = grant.own ?? [];
  const provider = grant.provider ?? [];
  const roles: readonly string[] = side === 'consumer' ? own : provider.length > 0 ? provider : own;
  const mark = (role: string) => (roles.includes(role) ? '✓' : '');
  return {
    MEMBER: side === 'consumer' && grant.booker ? 'own' : mark('MEMBER'),
    TRAINER: mark('TRAINER'),
    COORDINATOR: mark('COORDINATOR'),
    RESOURCE_MANAGER: mark('RESOURCE_MANAGER'),
    FINANCE: mark('FINANCE'),
    ADMIN: mark('ADMIN'),
    'platform administrator': grant.platformAdmin ? '✓' : '',
  };
}

describe("README's table of roles", () => {
  const rows = rowsOfReadme();

  it('the table marks exactly the roles that the permissions give', () => {
    for (const { operations, side, marks } of rows) {
      expect(operations).not.toEqual([]);
      for (const operation of operations) {
        expect({ operation, marks }).toEqual({ operation, marks: marksOf(operation, side) });
      }
    }
  });

  it('the table has every operation that needs a role, on each side that gives a right', () => {
    const sides = (name: string) => rows.filter(({ operations }) => operations.includes(name)).map(({ side }) => side);
    for (const name of operationNames.filter((operation) => needsRole(grantOf(operation)))) {
      expect({ name, named: sides(name).length > 0 }).toEqual({ name, named: true });
      const grant = grantOf(name);
      const twoSided = needsRole(grant) && grant.own !== undefined && grant.provider !== undefined;
      if (twoSided && !sides(name).includes('either')) {
        expect([...sides(name)].sort()).toEqual(['consumer', 'provider']);
      }
    }
  });

  it('the table says "either" only where both sides have the same roles', () => {
    for (const name of rows.filter(({ side }) => side === 'either').flatMap(({ operations }) => operations)) {
      const grant = grantOf(name);
      if (needsRole(grant) && grant.own !== undefined && grant.provider !== undefined) {
        expect({ name, roles: grant.provider }).toEqual({ name, roles: grant.own });
      }
    }
  });
});
