import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The service that `npm run dev:web` asks. */
const SERVICE = 'http://127.0.0.1:3000';
const asked = { target: SERVICE, changeOrigin: true, headers: { origin: SERVICE } };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
