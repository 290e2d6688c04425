import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nobody guesses one, so a plain hash of it is enough to keep. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

/** What the database knows of a token: a stolen table opens no session. */
export const hashSessionToken = (token: string): Buffer => createHash('sha256').update(token).digest();
