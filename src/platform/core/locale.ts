/** Languages of messages and files. */
export const Locale = { EN: 'EN', ZH: 'ZH' } as const;

export type Locale = (typeof Locale)[keyof typeof Locale];
