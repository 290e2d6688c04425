/** Paths of 24 × 24 icons, drawn with the colour of the text around them. */
const paths = {
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zm0 8v5m0-8v.01',
  success: 'M12 3a9 9 0 100 18 9 9 0 000-18zm-4 9l3 3 5-6',
  warning: 'M12 4l9 16H3L12 4zm0 6v4m0 3v.01',
  error: 'M12 3a9 9 0 100 18 9 9 0 000-18zm-3 6l6 6m0-6l-6 6',
  empty: 'M4 8l8-4 8 4v8l-8 4-8-4V8zm8 4v8M4 8l8 4 8-4',
  kept: 'M5 12l5 5 9-10',
  broken: 'M6 6l12 12M18 6L6 18',
  instant: 'M13 3L5 14h6l-1 7 8-11h-6l1-7z',
  request: 'M4 6h16v12H4V6zm0 1l8 6 8-6',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zm0 4v5l3 3',
  hold: 'M12 3a9 9 0 100 18 9 9 0 000-18zM9 9v6m6-6v6',
  use: 'M12 3a9 9 0 100 18 9 9 0 000-18zm-2 5l6 4-6 4V8z',
  done: 'M4 12l4 4 8-9m0 9l4-5',
  missed: 'M4 20c1-4 4-6 8-6m-3-6a3 3 0 116 0 3 3 0 01-6 0zm8 8l4 4m0-4l-4 4',
  cancelled: 'M12 3a9 9 0 100 18 9 9 0 000-18zM6 6l12 12',
  search: 'M10 4a6 6 0 100 12 6 6 0 000-12zm5 11l5 5',
  calendar: 'M4 6h16v14H4V6zm0 4h16M8 3v4m8-4v4',
  inbox: 'M4 13l3-8h10l3 8v6H4v-6zm0 0h5l1 3h4l1-3h5',
  desk: 'M3 18h18M5 18V8h14v10M9 12h6',
  machine: 'M4 20V10l5 3v-3l5 3V6h6v14H4zm4-3h2m4 0h2',
  money: 'M4 7h16v10H4V7zm8 2a3 3 0 100 6 3 3 0 000-6z',
  chart: 'M4 20V4m0 16h16M8 16v-5m4 5V7m4 9v-7',
  platform: 'M4 10l8-6 8 6M6 10v8m4-8v8m4-8v8m4-8v8M4 20h16',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4v-9z',
  bell: 'M6 17h12l-2-3v-4a4 4 0 00-8 0v4l-2 3zm4 0a2 2 0 004 0',
  account: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4 21c1-5 5-6 8-6s7 1 8 6',
  language: 'M4 6h9M8 4v2m-3 0c1 5 4 8 8 9m0-9c-1 5-4 8-8 9m8 5l4-10 4 10m-7-3h6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6L6 18',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  plus: 'M12 5v14M5 12h14',
  edit: 'M4 20l1-5L16 4l4 4L9 19l-5 1z',
  members: 'M9 5a3 3 0 100 6 3 3 0 000-6zM3 19c0-4 3-5 6-5s6 1 6 5m1-13a3 3 0 010 6m2 2c2 1 3 2 3 5',
  agreement: 'M3 12l4-6 5 3 5-3 4 6-7 7-4-3-7-4z',
  settings: 'M12 9a3 3 0 100 6 3 3 0 000-6zm0-5v3m0 10v3M4 12h3m10 0h3M6 6l2 2m8 8l2 2M18 6l-2 2m-8 8l-2 2',
  activity: 'M3 12h4l3-8 4 16 3-8h4',
  sun: 'M12 8a4 4 0 100 8 4 4 0 000-8zm0-5v2m0 14v2M3 12h2m14 0h2M6 6l1 1m10 10l1 1M18 6l-1 1M7 17l-1 1',
  moon: 'M20 14a8 8 0 01-10-10 8 8 0 1010 10z',
  down_time: 'M14 4a5 5 0 00-4 7l-7 7 3 3 7-7a5 5 0 007-6l-3 3-3-1-1-3 3-3-2 0z',
  photo: 'M4 5h16v14H4V5zm3 10l3-4 3 3 2-2 3 4M9 9h.01',
  download: 'M12 4v10m-4-4l4 4 4-4M4 19h16',
} as const;

export type IconName = keyof typeof paths;

/** A sign beside a word; screen readers skip it, because the word says the same. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
