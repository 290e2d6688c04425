/** Sentences of pages that load, that failed, or that have nothing to show. */
export const states = {
  loading: 'Loading',
  failed: 'This did not work',
  notPermitted: 'Not permitted',
  offline: 'The service cannot be reached. Check the network and try again.',
  requestId: 'Request id',
  notFound: 'There is no such page',
  notFoundHint: 'The address may be wrong, or the thing is gone. Searching for equipment is a good start.',
  crashed: 'This page failed',
  crashedHint: 'Loading it again usually helps. If it stays, tell the platform administrator.',
  reload: 'Load again',
  kept: 'Kept',
  broken: 'Broken',
  updated: 'Updated',
  lost: 'Connection lost, reconnecting',
};
