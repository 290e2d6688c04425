import { createContext, useContext } from 'react';
import type { SessionQuery } from '../api/generated/graphql';

/** The person who is signed in, with organizations and roles. */
export type Viewer = NonNullable<SessionQuery['viewer']>;
export type OwnOrganization = Viewer['memberships'][number]['organization'];
export type Role = Viewer['memberships'][number]['roles'][number];

export const ViewerContext = createContext<Viewer | null>(null);

/** The viewer; null when nobody is signed in. */
export const useViewer = (): Viewer | null => useContext(ViewerContext);

/** The viewer of a page that only people who are signed in can open. */
export function useSignedIn(): Viewer {
  const viewer = useViewer();
  if (viewer === null) throw new Error('The route of this page asks for a viewer');
  return viewer;
}

/** The roles of the viewer in an organization; empty in one that is not theirs. */
export const rolesIn = (viewer: Viewer | null, slug: string): readonly Role[] =>
  viewer?.memberships.find(({ organization }) => organization.slug === slug)?.roles ?? [];

export const hasRole = (viewer: Viewer | null, slug: string, ...roles: readonly Role[]): boolean =>
  rolesIn(viewer, slug).some((role) => roles.includes(role));

const LAST = 'workbay-organization';
/** Remembers on this device the organization that the viewer worked for last. */
export const rememberOrganization = (slug: string): void => localStorage.setItem(LAST, slug);

/** The organization used last on this device, else the first by name; null for a viewer without any. */
export function homeOrganization(viewer: Viewer): OwnOrganization | null {
  const own = viewer.memberships.map(({ organization }) => organization);
  const last = localStorage.getItem(LAST);
  const byName = [...own].sort((one, other) => one.name.localeCompare(other.name));
  return own.find(({ slug }) => slug === last) ?? byName[0] ?? null;
}

/** The viewer's organization of a short name; its pages are for members alone. */
export function useOwnOrganization(slug: string): OwnOrganization {
  const found = useSignedIn().memberships.find(({ organization }) => organization.slug === slug);
  if (found === undefined) throw new Error('The route of this page asks for a member');
  return found.organization;
}
