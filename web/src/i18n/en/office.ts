import type { OfficeWords } from '../office';
import { activity } from './activity';
import { agreements } from './agreements';
import { settings } from './settings';
import { settlement } from './settlement';

/** The English words of the office's pages. */
export const office: OfficeWords = { activity, agreements, settings, settlement };
