import type { OfficeWords } from '../office';
import { agreements } from './agreements';
import { settlement } from './settlement';

/** The English words of the office's pages. */
export const office: OfficeWords = { agreements, settlement };
