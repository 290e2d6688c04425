import { OwnedIds } from '../platform/core/global-id.js';

export const statementIds = new OwnedIds('stm');

export const statementLineIds = new OwnedIds('stl');
