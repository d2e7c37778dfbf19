import type { SiteColours } from '../view.ts'
import { contrast, lightnessOf, mix, readable, withLightness } from './colour.ts'

/** Forest, lake, amber and brick: the colours of the first network. A network sets its own in settings. */
export const ourColours: SiteColours = { main: '#1d5b3f', link: '#1f5f8b', attention: '#d98e04', problem: '#a4262c' }

export type ThemeName = 'light' | 'dark' | 'contrast'

export const themeNames: ThemeName[] = ['light', 'dark', 'contrast']

/** What a theme begins with; everything else is derived, so that any four colours give a readable page. */
interface Ground {
  paper: string
  card: string
  sunken: string
  ink: string
  muted: string
  line: string
  edge: string
  /** The least contrast of coloured text: 4.5 (WCAG 2.2 1.4.3); light on dark wants more; 7 is criterion 1.4.6. */
  text: number
  /** How much of a colour its tint carries. */
  tint: number
  deep: (main: string) => string
}

const grounds: Record<ThemeName, Ground> = {
  light: {
    paper: '#fbf8f1',
    card: '#ffffff',
    sunken: '#f3eee2',
    ink: '#1c1f1d',
    muted: '#545b56',
    line: '#dcd8cc',
    edge: '#6b736d',
    text: 4.5,
    tint: 0.24,
    deep: (main) => withLightness(main, 0.34, 0.07),
  },
  dark: {
    paper: '#141917',
    card: '#1c2320',
    sunken: '#0f1311',
    ink: '#ecefe8',
    muted: '#abb5ad',
    line: '#39433d',
    edge: '#8d988f',
    text: 6,
    tint: 0.2,
    deep: (main) => withLightness(main, 0.29, 0.05),
  },
  contrast: {
    paper: '#000000',
    card: '#000000',
    sunken: '#141414',
    ink: '#ffffff',
    muted: '#e6e6e6',
    line: '#ffffff',
    edge: '#ffffff',
    text: 7,
    tint: 0.16,
    deep: () => '#000000',
  },
}

// Yellow on black is what Polish public pages mean by „wysoki kontrast”, so people look for it there.
const contrastColours: SiteColours = { main: '#ffeb3b', link: '#ffeb3b', attention: '#ffb300', problem: '#ff9e99' }

/** Every colour a style may use, by token name without the leading dashes. */
export function themeTokens(theme: ThemeName, network: SiteColours = ourColours) {
  const ground = grounds[theme]
  const { paper, card, sunken, ink } = ground
  const colours = theme === 'contrast' ? contrastColours : network
  const surfaces = [paper, card, sunken]
  const away = theme === 'light' ? -0.07 : 0.06

  const main = readable(colours.main, surfaces, ground.text)
  const mainHover = withLightness(main, lightnessOf(main) + away)
  // Chosen rows of a table lie on the main tint, and hold links.
  const underLinks = [...surfaces, tintOf(main, ground)]
  const link = readable(colours.link, underLinks, ground.text)
  const problem = readable(colours.problem, surfaces, ground.text)
  const problemHover = withLightness(problem, lightnessOf(problem) + away)
  const deep = ground.deep(colours.main)
  const tints = {
    main: tintOf(main, ground),
    link: tintOf(link, ground),
    // Amber is light already, and brick alarms in quantity.
    attention: mix(colours.attention, card, ground.tint * 0.65),
    problem: tintOf(problem, { ...ground, tint: ground.tint * 0.7 }),
  }

  return {
    paper,
    card,
    sunken,
    ink,
    muted: readable(ground.muted, [...surfaces, ...Object.values(tints)], theme === 'contrast' ? 7 : 4.5),
    line: ground.line,
    edge: ground.edge,
    main,
    'main-hover': mainHover,
    'on-main': textOn([main, mainHover], ground.text),
    'main-tint': tints.main,
    'on-main-tint': tintText(main, tints.main, ink),
    deep,
    'on-deep': readable(mix('#ffffff', deep, 0.92), [deep], ground.text),
    'deep-edge': readable(mix('#ffffff', deep, 0.3), [deep], 3),
    link,
    'link-hover': readable(withLightness(link, lightnessOf(link) + away), underLinks, ground.text),
    'link-tint': tints.link,
    'on-link-tint': tintText(link, tints.link, ink),
    // Our amber is a decoration beside a word; where a shape alone carries meaning, the strong one is used.
    attention: colours.attention,
    'attention-strong': readable(colours.attention, [...surfaces, tints.attention], 3),
    'attention-tint': tints.attention,
    'on-attention-tint': tintText(colours.attention, tints.attention, ink),
    problem,
    'problem-hover': problemHover,
    'on-problem': textOn([problem, problemHover], ground.text),
    'problem-tint': tints.problem,
    'on-problem-tint': tintText(problem, tints.problem, ink),
    focus: ink,
    'focus-halo': theme === 'light' ? '#ffbf47' : paper,
    shadow: theme === 'light' ? mix(ink, paper, 0.18) : '#000000',
    // Yellow water would be no water: on black it keeps a blue of its own, dark enough for white names upon it.
    water: theme === 'contrast' ? '#2b5f8a' : mix(colours.link, card, theme === 'light' ? 0.42 : 0.5),
  }
}

export type Token = keyof ReturnType<typeof themeTokens>

/**
 * The pairs that styles put together: text (4.5:1) on its backgrounds, shapes with a meaning (3:1) on theirs.
 * WCAG 2.2 criteria 1.4.3 and 1.4.11. A style that needs a new pair adds it here first.
 */
export const textPairs: [Token, Token][] = [
  ...onEach(['ink', 'muted', 'main', 'link', 'link-hover', 'problem'], ['paper', 'card', 'sunken']),
  ...onEach(['ink', 'muted'], ['main-tint', 'link-tint', 'attention-tint', 'problem-tint']),
  ...onEach(['link', 'link-hover'], ['main-tint']),
  ['on-main', 'main'],
  ['on-main', 'main-hover'],
  ['on-problem', 'problem'],
  ['on-problem', 'problem-hover'],
  ['on-deep', 'deep'],
  ['on-main-tint', 'main-tint'],
  ['on-link-tint', 'link-tint'],
  ['on-attention-tint', 'attention-tint'],
  ['on-problem-tint', 'problem-tint'],
]

export const shapePairs: [Token, Token][] = [
  ...onEach(['edge', 'main', 'problem', 'link', 'attention-strong', 'focus'], ['paper', 'card', 'sunken']),
  ['attention-strong', 'attention-tint'],
  ['deep-edge', 'deep'],
]

/** A style sheet with the tokens of all three themes; the built styles open with ours. */
export function tokenSheet(network: SiteColours = ourColours): string {
  const light = declarations('light', network)
  const dark = declarations('dark', network)
  const high = declarations('contrast', network)
  return [
    `:root{color-scheme:light;${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${dark}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${dark}}`,
    `:root[data-theme=contrast]{color-scheme:dark;${high}}`,
    '@media (prefers-contrast:more){:root:not([data-theme]){--muted:var(--ink);--line:var(--edge)}}',
    // Paper has no dark theme: what is printed is the light one.
    `@media print{:root:root:root{color-scheme:light;${light}--paper:#fff}}`,
  ].join('\n')
}

function declarations(theme: ThemeName, network: SiteColours): string {
  return Object.entries(themeTokens(theme, network))
    .map(([name, value]) => `--${name}:${value};`)
    .join('')
}

function textOn(backgrounds: string[], ratio: number): string {
  const worst = (text: string) => Math.min(...backgrounds.map((background) => contrast(text, background)))
  const best = worst('#ffffff') >= ratio || worst('#ffffff') > worst('#0c1410') ? '#ffffff' : '#0c1410'
  return worst(best) >= ratio ? best : readable(best, backgrounds, ratio)
}

/** Tints are mixed from a light relative of the colour: a dark colour alone would only grey the surface. */
function tintOf(colour: string, { card, tint }: Ground): string {
  return mix(withLightness(colour, 0.75), card, tint)
}

/** Text on a tint keeps a little of the colour and has 7:1, because tags are small. */
function tintText(colour: string, tint: string, ink: string): string {
  return readable(mix(colour, ink, 0.6), [tint], 7)
}

function onEach(texts: Token[], backgrounds: Token[]): [Token, Token][] {
  return texts.flatMap((text) => backgrounds.map((background): [Token, Token] => [text, background]))
}
