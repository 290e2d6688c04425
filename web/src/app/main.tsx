import './nonce';
import './tokens.css';
import './app.css';
import { createRoot } from 'react-dom/client';
import { loadWords } from '../i18n/t';

const root = document.getElementById('root');

/** Words and, in browsers without it, Temporal come before the modules that use them. */
async function start(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  await loadWords();
  const { App } = await import('./app');
  if (root !== null) createRoot(root).render(<App />);
}

void start();
