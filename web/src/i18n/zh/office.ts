import { activity } from './activity';
import { agreements } from './agreements';
import { settings } from './settings';
import { settlement } from './settlement';

/** The Chinese words of the office's pages. They load with these pages, so that others load less. */
export const office = { activity, agreements, settings, settlement };
