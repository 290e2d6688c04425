import { DefaultNamingStrategy } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';

/** The column of the property bookedBy is booked_by, unless the decorator gives it a name. */
export class ColumnNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return super.columnName(property, given ?? snakeCase(property), prefixes);
  }
}
