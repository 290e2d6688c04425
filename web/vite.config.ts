import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The service that `npm run dev:web` asks. */
const SERVICE = 'http://127.0.0.1:3000';
const SVELTE = 'https://svelte.dev';
const asked = { target: SERVICE, changeOrigin: true, headers: { origin: SERVICE } };

/** Svelte, on which the timeline is built, names its site in messages. Built files name no address of another site. */
const withoutForeignAddresses: Plugin = {
  name: 'without-foreign-addresses',
  renderChunk: (code) => (code.includes(SVELTE) ? { code: code.replaceAll(SVELTE, ''), map: null } : null),
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), withoutForeignAddresses],
  // Each answer puts its own nonce there (src/console/built-console.ts).
  html: { cspNonce: '__CONSOLE_NONCE__' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A picture inside a style would be one more thing that the policy has to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: 'web/index.html', graphiql: 'web/graphiql.html' } },
    reportCompressedSize: false,
    manifest: true,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/graphql': { ...asked, ws: true },
      '/statements': asked,
      '/reports': asked,
      '/images': asked,
      '^/resources/[^/]+/images$': asked,
    },
  },
});
