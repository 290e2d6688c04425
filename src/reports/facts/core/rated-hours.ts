/**
 * Expected use by the yearly evaluation of costly equipment in Chinese schools, for an instrument of general use: 7
 * hours on 5 days in 40 weeks. One for a special purpose, or a machine, is expected 4 hours a day, 800 a year.
 */
export const GENERAL_RATED_HOURS = 1400;
