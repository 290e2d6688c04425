import { type ReactNode } from 'react';
import { useChangedRows } from './changed-rows';

export interface TableColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** The cell names its row for screen readers. */
  readonly head?: boolean;
}

/** A table that becomes cards under 760 px; each cell then carries the title of its column. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  onOpen,
  rowClass,
}: {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly rowClass?: (row: Row) => string | undefined;
}) {
  const changed = useChangedRows(rows, rowKey);
  return (
    <table className="data-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, title, numeric }) => (
            <th key={key} scope="col" className={numeric ? 'numeric' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className={
              [onOpen && 'opens', changed.has(rowKey(row)) && 'changed', rowClass?.(row)].filter(Boolean).join(' ') ||
              undefined
            }
            onClick={
              onOpen &&
              ((event) => {
                // A link or a button inside the row does its own thing.
                if ((event.target as Element).closest('a, button, input, label, select') === null) onOpen(row);
              })
            }
          >
            {columns.map(({ key, title, cell, numeric, head }) => {
              const label = typeof title === 'string' ? title : undefined;
              const classes = numeric ? 'numeric' : undefined;
              return head ? (
                <th key={key} scope="row" className={classes} data-label={label}>
                  {cell(row)}
                </th>
              ) : (
                <td key={key} className={classes} data-label={label}>
                  {cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
