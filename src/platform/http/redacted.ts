const SECRETS = ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'];

/** Parts of an error of the database that quote rows, and so people. */
const ROWS = ['detail', 'where', 'parameters', 'driverError'].map((part) => `err.${part}`);

/** The parts of a line that the log leaves out. */
export const redacted = { paths: [...SECRETS, ...ROWS], remove: true };
