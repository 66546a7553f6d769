/** Outlines drawn for StashHog on a 24 × 24 grid. */
const outlines = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  pencil: 'M4 20l1-4L16 5l3 3L8 19l-4 1zM14 7l3 3',
  back: 'M11 6l-6 6 6 6M5 12h14',
  undo: 'M8 5L4 9l4 4M4 9h9.5a5.5 5.5 0 010 11H9',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  sync: 'M19 8a8 8 0 00-14-1M5 4v3.5h3.5M5 16a8 8 0 0014 1M19 20v-3.5h-3.5',
  search: 'M10.5 4a6.5 6.5 0 110 13 6.5 6.5 0 010-13zM15.5 15.5L20 20',
  play: 'M8 5.5v13l10-6.5z',
  write: 'M4 19h16M12 4v10M8 10l4 4 4-4',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  keyboard: 'M3 7h18v10H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  settings: 'M5 7h8M17 7h2M5 17h2M11 17h8M15 5v4M9 15v4',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  clock: 'M12 4a8 8 0 110 16 8 8 0 010-16zM12 8v4l3 2',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5',
} as const;

export type IconName = keyof typeof outlines;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={outlines[name]} />
    </svg>
  );
}
