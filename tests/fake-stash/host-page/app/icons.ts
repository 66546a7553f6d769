/** Own drawings in Font Awesome's shape of an icon, under the names that plugins import. */
export interface IconDefinition {
  prefix: string;
  iconName: string;
  icon: [width: number, height: number, ligatures: string[], unicode: string, path: string];
}

const draw = (iconName: string, path: string): IconDefinition => ({
  prefix: 'fas',
  iconName,
  icon: [16, 16, [], '', path],
});

export const faBan = draw(
  'ban',
  'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2 5 5a5 5 0 0 0-5-5ZM3 8l5 5a5 5 0 0 1-5-5Zm1-3 7 7 1-1-7-7Z',
);
export const faBars = draw('bars', 'M2 3h12v2H2Zm0 4h12v2H2Zm0 4h12v2H2Z');
export const faBox = draw('box', 'M1 3h14v3H1Zm1 4h12v7H2Zm4 1v2h4V8Z');
export const faCheck = draw('check', 'm2 8 2-2 3 3 6-6 2 2-8 8Z');
export const faChevronDown = draw('chevron-down', 'm2 5 2-1 4 4 4-4 2 1-6 7Z');
export const faChevronRight = draw('chevron-right', 'm5 14-1-2 4-4-4-4 1-2 6 6Z');
export const faChevronUp = draw('chevron-up', 'm2 11 2 1 4-4 4 4 2-1-6-7Z');
export const faCircle = draw('circle', 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z');
export const faCircleExclamation = draw(
  'circle-exclamation',
  'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM7 4h2v5H7Zm0 6h2v2H7Z',
);
export const faClock = draw('clock', 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM7 4h2v4h3v2H7Z');
export const faCog = draw(
  'gear',
  'M7 1h2l.4 2 1.4.6L12.6 2 14 3.4l-1.6 1.8.6 1.4 2 .4v2l-2 .4-.6 1.4 1.6 1.8-1.4 1.4-1.8-1.6-1.4.6L9 15H7l-.4-2-1.4-.6L3.4 14 2 12.6l1.6-1.8L3 9.4 1 9V7l2-.4.6-1.4L2 3.4 3.4 2l1.8 1.6L6.6 3ZM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
);
export const faEllipsisH = draw('ellipsis', 'M1 6h4v4H1Zm5 0h4v4H6Zm5 0h4v4h-4Z');
export const faFilter = draw('filter', 'M1 2h14L10 9v5l-4-2V9Z');
export const faHourglassStart = draw('hourglass-start', 'M3 1h10v3L9 8l4 4v3H3v-3l4-4-4-4Z');
export const faListCheck = draw('list-check', 'm1 3 1-1 1 1 2-2 1 1-3 3Zm6-1h8v2H7ZM1 7h14v2H1Zm0 5h14v2H1Z');
export const faMapMarkerAlt = draw(
  'location-dot',
  'M8 1a5 5 0 0 0-5 5c0 3 5 9 5 9s5-6 5-9a5 5 0 0 0-5-5Zm0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
);
export const faPencilAlt = draw('pencil', 'm11 1 4 4-9 9-5 1 1-5Z');
export const faPlay = draw('play', 'm3 1 11 7-11 7Z');
export const faPlus = draw('plus', 'M7 2h2v5h5v2H9v5H7V9H2V7h5Z');
export const faQuestionCircle = draw(
  'circle-question',
  'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5 6a3 3 0 1 1 4 3v1H7V8a1 1 0 1 0 0-2Zm2 5h2v2H7Z',
);
export const faSliders = draw('sliders', 'M1 3h5V2h3v1h6v2H9v1H6V5H1Zm0 8h8v-1h3v1h3v2h-3v1H9v-1H1Z');
export const faSyncAlt = draw(
  'rotate',
  'M8 2a6 6 0 0 1 5 3V3h2v5h-5V6h2a4 4 0 0 0-8 1H2a6 6 0 0 1 6-5ZM1 8h5v2H4a4 4 0 0 0 8-1h2a6 6 0 0 1-11 2v2H1Z',
);
export const faTag = draw('tag', 'M1 1h7l7 7-7 7-7-7Zm3 2a1 1 0 1 0 0 2 1 1 0 0 0 0-2Z');
export const faTimes = draw('xmark', 'm3 1 5 5 5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5-5-5Z');
export const faTrash = draw('trash', 'M6 1h4l1 1h4v2H1V2h4ZM2 5h12l-1 10H3Z');
export const faTriangleExclamation = draw('triangle-exclamation', 'm8 1 7 13H1ZM7 6v4h2V6Zm0 5v2h2v-2Z');
export const faUser = draw('user', 'M8 1a3 3 0 1 0 0 7 3 3 0 0 0 0-7ZM2 15c0-8 12-8 12 0Z');
export const faVideo = draw('video', 'M1 4h9v8H1Zm10 2 4-2v8l-4-2Z');
export const faWandMagicSparkles = draw(
  'wand-magic-sparkles',
  'm1 13 8-8 2 2-8 8ZM12 1l1 2 2 1-2 1-1 2-1-2-2-1 2-1ZM4 1l1 2 2 1-2 1-1 2-1-2-2-1 2-1Z',
);
