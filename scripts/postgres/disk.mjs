import { statfsSync } from 'node:fs';
import { Failure } from '../failure.mjs';

const MEGABYTE = 1024 * 1024;
/** A new cluster takes about 40 MB, and one segment of its log 16 MB; below this the first busy hour would fail. */
const LEAST_MEGABYTES = 256;

/** Throws Failure when the disk that holds the directory has too little room for PostgreSQL to run and to recover. */
export function assertFreeDisk(directory, least = LEAST_MEGABYTES) {
  const { bavail, bsize } = statfsSync(directory);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  if (free >= least) return;
  throw new Failure(
    `There are ${free} MB free where ${directory} is; PostgreSQL needs ${least} MB at least.\n` +
      'Make room, or keep the data elsewhere: DATA_DIR=/a/larger/disk npm start',
  );
}
