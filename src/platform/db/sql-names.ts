import { DefaultNamingStrategy, type Table } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';

/** Names in the database as PostgreSQL itself would form them, unless the decorator gives one. */
export class SqlNames extends DefaultNamingStrategy {
  /** The column of the property bookedBy is booked_by. */
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return super.columnName(property, given ?? snakeCase(property), prefixes);
  }

  /** The foreign key of booking.booked_by is booking_booked_by_fkey. */
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return `${this.getTableName(table)}_${columns.join('_')}_fkey`;
  }
}
