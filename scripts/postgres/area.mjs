import { createHash } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { canEnter, isRoot, serverAccount } from './account.mjs';
import { makeDirectory, ownDirectory } from './own-directory.mjs';

/** Where root keeps what an unprivileged server must reach; it outlives reboots, unlike a folder for temporary files. */
export const systemDirectory = '/var/lib/workbay';

const holdsData = (area) => existsSync(path.join(area, 'data'));

/**
 * The place for the data when the server may not enter `directory`. It is named after the real path, so that the same
 * checkout finds its data again after its files were replaced.
 */
function elsewhere(directory) {
  const key = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16);
  return path.join(systemDirectory, `data-${key}`);
}

/** The areas in which a server for `directory` may have been started. */
export function possibleAreas(directory) {
  if (!existsSync(directory)) return [];
  return isRoot() ? [directory, elsewhere(directory)] : [directory];
}

function checkOwner(directory) {
  const { uid } = statSync(directory);
  if (uid === process.getuid()) return;
  throw new Failure(
    `${directory} belongs to another user (number ${uid}), so the database in it cannot be used.\n` +
      'Start as that user, hand it over with chown -R, or choose another place with DATA_DIR.',
  );
}

function areaOfRoot(directory) {
  const away = elsewhere(directory);
  if (holdsData(directory)) {
    if (canEnter(serverAccount(directory), directory)) return directory;
    throw new Failure(
      `PostgreSQL can no longer reach its data in ${directory}.\n` +
        'Let other users pass through the folders above it (chmod o+x), or start as the user who owns the data.',
    );
  }
  if (!holdsData(away) && canEnter(serverAccount(directory), directory)) return directory;
  ownDirectory(systemDirectory, 0o755);
  return ownDirectory(away, 0o711);
}

/**
 * The folder that holds everything of one embedded server: data, password, logs, and the claim of the process that
 * runs it. As root it may lie outside the checkout, because PostgreSQL then runs as a user who may not enter there.
 */
export function openArea(directory) {
  makeDirectory(path.dirname(directory), isRoot() ? 0o755 : 0o700);
  makeDirectory(directory, isRoot() ? 0o711 : 0o700);
  if (isRoot()) return areaOfRoot(directory);
  checkOwner(directory);
  return directory;
}
