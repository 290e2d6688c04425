import { theme as antd, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';
const KEY = 'workbay-theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function chosen(): Theme {
  const remembered = localStorage.getItem(KEY);
  if (remembered === 'light' || remembered === 'dark') return remembered;
  return systemDark.matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.dataset.theme = chosen();
  for (const listener of listeners) listener();
}
systemDark.addEventListener('change', apply);
apply();

/** Remembers a theme on this device; until then the system's setting holds. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  apply();
}

export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosen);

const light = {
  colorPrimary: '#0b57d0',
  colorLink: '#0b57d0',
  colorText: '#111827',
  colorTextSecondary: '#4b5563',
  colorTextDescription: '#4b5563',
  colorTextPlaceholder: '#4b5563',
  colorTextDisabled: '#4b5563',
  colorBgLayout: '#f5f6f8',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorBorder: '#8a94a6',
  colorBorderSecondary: '#d9dee7',
  colorSuccess: '#18794e',
  colorSuccessBg: '#e6f4ec',
  colorWarning: '#8a4b00',
  colorWarningBg: '#fdf3e0',
  colorError: '#b42318',
  colorErrorBg: '#fdecea',
};
const dark: typeof light = {
  colorPrimary: '#2563eb',
  colorLink: '#8ab4f8',
  colorText: '#e6e9ef',
  colorTextSecondary: '#a7b0be',
  colorTextDescription: '#a7b0be',
  colorTextPlaceholder: '#a7b0be',
  colorTextDisabled: '#a7b0be',
  colorBgLayout: '#0f1318',
  colorBgContainer: '#16191f',
  colorBgElevated: '#1c2027',
  colorBorder: '#6b7688',
  colorBorderSecondary: '#343a46',
  colorSuccess: '#7ee2b0',
  colorSuccessBg: '#12301f',
  colorWarning: '#f5c451',
  colorWarningBg: '#33260b',
  colorError: '#ffb4ab',
  colorErrorBg: '#3a1513',
};

const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The tokens of tokens.css, as antd takes them. */
export const antdTheme = (theme: Theme): ThemeConfig => ({
  algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
  token: {
    ...(theme === 'dark' ? dark : light),
    fontFamily: 'var(--font)',
    borderRadius: 8,
    controlHeight: 36,
    motion: !still,
    wireframe: false,
  },
});
