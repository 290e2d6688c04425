import base from './jest.config.mjs';

/** Tests of the console in a real browser: `npm run test:console`. They need Chromium, so `npm test` leaves them out. */
export default {
  ...base,
  roots: ['<rootDir>/test/console'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
