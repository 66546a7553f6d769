import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineTheme,
  Modal,
  Switch,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

/** Stash's greys, lightest first: text, …, borders, surfaces, the page, wells. */
const dark: MantineColorsTuple = [
  '#f5f8fa',
  '#d3dde4',
  '#a7b6c2',
  '#8a9ba8',
  '#4a5d6c',
  '#394b59',
  '#30404d',
  '#202b33',
  '#182026',
  '#10161a',
];

const blue: MantineColorsTuple = [
  '#e6f3fb',
  '#c9e4f6',
  '#a3d0ef',
  '#7cbce8',
  '#48aff0',
  '#2b95d6',
  '#137cbd',
  '#106ba3',
  '#0e5a8a',
  '#0a4468',
];

/** Mantine's light variant is nearly black on Stash's grey: a veil of the colour with bright text instead. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const { color = input.theme.primaryColor, variant } = input;
  if (variant !== 'light' || !(color in input.theme.colors)) return colors;
  const shade = color === 'gray' ? 4 : 5;
  const veil = (share: number) =>
    `color-mix(in srgb, var(--mantine-color-${color}-${shade}) ${share}%, transparent)`;
  return {
    ...colors,
    background: veil(18),
    hover: veil(34),
    color: `var(--mantine-color-${color}-${color === 'gray' ? 3 : 2})`,
  };
};

/** Sizes are absolute where Stash's 14 px root would make text too small to read. */
export const islandTheme = (portal: HTMLElement): Partial<MantineTheme> =>
  createTheme({
    colors: { dark, blue },
    primaryColor: 'blue',
    primaryShade: 6,
    autoContrast: false,
    variantColorResolver: variantColors,
    defaultRadius: 'sm',
    cursorType: 'pointer',
    respectReducedMotion: true,
    fontSizes: { xs: '12px', sm: '13.5px', md: '14.5px', lg: '17px', xl: '20px' },
    headings: { fontWeight: '600' },
    components: {
      Portal: { defaultProps: { target: portal } },
      // Locking the scroll would write styles to Stash's body, and its listener cannot see into a shadow root.
      Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, overlayProps: { blur: 2 } } }),
      // Else the empty rest of its row would switch as well.
      Switch: Switch.extend({ defaultProps: { w: 'fit-content' } }),
      Tooltip: Tooltip.extend({
        defaultProps: {
          openDelay: 350,
          multiline: true,
          maw: 320,
          events: { hover: true, focus: true, touch: true },
        },
      }),
    },
  }) as Partial<MantineTheme>;
