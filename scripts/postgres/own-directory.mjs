import { chmodSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';

/** Makes a directory and the missing ones above it with exactly this mode, whatever the umask says. */
export function makeDirectory(directory, mode) {
  if (existsSync(directory)) return;
  makeDirectory(path.dirname(directory), mode);
  mkdirSync(directory);
  chmodSync(directory, mode);
}

/**
 * Makes sure that a directory at a well-known place is ours alone to write in: another local user could have made it
 * before us, or put a link there, to read or to replace what we keep in it.
 */
export function ownDirectory(directory, mode) {
  makeDirectory(directory, mode);
  const stat = lstatSync(directory);
  const ours = stat.isDirectory() && stat.uid === process.getuid() && (stat.mode & 0o022) === 0;
  if (!ours) {
    throw new Failure(
      `${directory} must be a directory that belongs to this user and that nobody else can write to.\n` +
        'Look at who made it, then remove it and start again, or set DATABASE_URL to use another PostgreSQL.',
    );
  }
  return directory;
}
