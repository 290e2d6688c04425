import type { StatementKey, StatementLineKey } from '../platform/core/keys.js';
import { OwnedIds } from '../platform/graphql/ids.js';

export const statementIds = new OwnedIds<StatementKey>('stm');

export const statementLineIds = new OwnedIds<StatementLineKey>('stl');
