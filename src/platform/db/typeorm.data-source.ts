import { readEnvironment } from '../config/environment.js';
import { migrationDataSource } from './data-source.js';

const { databaseUrl } = readEnvironment(process.env);
if (databaseUrl === null) throw new Error('Set DATABASE_URL to the database that should be migrated.');

/** The data source of TypeORM's own commands, such as `npm run migration:revert`. */
export default migrationDataSource(databaseUrl);
