import { createHash, randomBytes } from 'node:crypto';

/** A token with 256 random bits, for a session or a one-time link; a plain hash is enough to store it. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The form in which the database knows a token, so that a stolen table opens nothing. */
export const hashSecret = (token: string): Buffer => createHash('sha256').update(token).digest();
