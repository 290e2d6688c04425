import type { OfficeWords } from '../office';
import { settlement } from './settlement';

/** The English words of the office's pages. */
export const office: OfficeWords = { settlement };
