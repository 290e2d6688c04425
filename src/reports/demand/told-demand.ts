import { resourceIds } from '../../organizations/ids.js';
import type { DemandRow } from './core/refused-demand.js';

/** A row as the API tells it: a resource has the key of its id, also in words where it has no name any more. */
export function toldDemand<Row extends DemandRow>(row: Row): Row {
  const { resource } = row;
  if (resource === null) return row;
  const key = resourceIds.encode(resource);
  return { ...row, key, label: row.label === row.key ? key : row.label };
}
