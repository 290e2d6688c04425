import { OwnedIds } from '../../platform/core/global-id.js';

export const bookingIds = new OwnedIds('bkg');
export const seriesIds = new OwnedIds('ser');
export const downtimeIds = new OwnedIds('dwn');
