import { present, readOneOf, readText } from '../../ui/address';

/** The steps of listing a machine, in order. */
export const STEPS = ['template', 'about', 'hours', 'rules', 'prices', 'publish'] as const;
export type Step = (typeof STEPS)[number];

export interface WizardSearch {
  readonly template?: string;
  readonly step?: Step;
  /** The draft that was saved by an earlier step. */
  readonly id?: string;
}

export const readWizard = (search: Readonly<Record<string, unknown>>): WizardSearch =>
  present({ template: readText(search.template), step: readOneOf(search.step, STEPS), id: readText(search.id) });

/** The steps that change a resource that exists. */
export const EDIT_TABS = ['about', 'hours', 'rules', 'prices', 'photos'] as const;
export type EditTab = (typeof EDIT_TABS)[number];
