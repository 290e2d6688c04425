/** A warning about a start as root; null for every other account. */
export const rootWarning = (uid) =>
  uid === 0
    ? 'The service runs as root, though it needs no privilege: start it as an account of its own, e.g. by User= of a ' +
      'systemd unit. Its PostgreSQL runs as another account already.'
    : null;
