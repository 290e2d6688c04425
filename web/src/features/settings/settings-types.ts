import type { SettingsPageQuery } from '../../api/generated/graphql';

/** An organization as its settings show it. */
export type Organization = NonNullable<SettingsPageQuery['organization']>;
export type Site = Organization['sites'][number];
/** A special day. */
export type Day = Organization['calendar']['days'][number];
