import { lazy } from 'react';

/** The forms of a machine. Each is loaded when its step is shown, because a page shows one of them at a time. */
export const AboutForm = lazy(async () => ({ default: (await import('./about-form')).AboutForm }));
export const HoursForm = lazy(async () => ({ default: (await import('./hours-form')).HoursForm }));
export const RulesForm = lazy(async () => ({ default: (await import('./rules-form')).RulesForm }));
export const PhotosForm = lazy(async () => ({ default: (await import('./photos-form')).PhotosForm }));
export const PricesForm = lazy(async () => ({ default: (await import('./prices-form')).PricesForm }));
