import { type SiteColours, themeTokens } from '../../../ui/index.ts'

const FONT = "'Atkinson Hyperlegible Next', Verdana, 'Segoe UI', Arial, sans-serif"
const HEADINGS = "'Brygada 1918', Georgia, serif"

type Tokens = ReturnType<typeof themeTokens>

/** Which colours stand on which in the letter, so that the check of contrast looks at the very pairs the letter uses. */
export const PAIRS: [keyof Tokens, keyof Tokens][] = [
  ['ink', 'card'],
  ['ink', 'sunken'],
  ['muted', 'card'],
  ['muted', 'paper'],
  ['link', 'card'],
  ['link', 'sunken'],
  ['link', 'paper'],
  ['main', 'card'],
  ['main', 'sunken'],
]

/** Mail programs drop style sheets, so every look stands on its element; the colours are those of our pages. */
export function looksOf(colours: SiteColours | null) {
  const colour = themeTokens('light', colours ?? undefined)
  const heading = { fontFamily: HEADINGS, fontWeight: '700', lineHeight: '1.25' }
  return {
    body: {
      margin: '0',
      padding: '24px 12px',
      background: colour.paper,
      color: colour.ink,
      fontFamily: FONT,
      fontSize: '17px',
      lineHeight: '1.55',
    },
    // Shown by mail programs after the subject, and by nothing else.
    preheader: {
      display: 'none',
      maxHeight: '0',
      overflow: 'hidden',
      fontSize: '1px',
      lineHeight: '1px',
      color: colour.paper,
    },
    card: {
      maxWidth: '600px',
      margin: '0 auto',
      padding: '24px',
      background: colour.card,
      border: `1px solid ${colour.line}`,
      borderTop: `6px solid ${colour.main}`,
    },
    sender: { margin: '0 0 4px', color: colour.main, fontWeight: '700' },
    number: { margin: '0 0 20px', color: colour.muted, fontSize: '15px' },
    h1: { ...heading, margin: '0 0 16px', fontSize: '28px' },
    h2: {
      ...heading,
      margin: '36px 0 12px',
      paddingTop: '14px',
      borderTop: `2px solid ${colour.main}`,
      fontSize: '23px',
    },
    h3: { ...heading, margin: '4px 0 6px', fontSize: '19px' },
    p: { margin: '0 0 14px' },
    ul: { margin: '0 0 14px', paddingLeft: '24px' },
    ol: { margin: '0 0 14px', paddingLeft: '24px' },
    li: { margin: '0 0 6px' },
    a: { color: colour.link, textDecoration: 'underline' },
    plain: {
      margin: '0 0 20px',
      padding: '14px 16px',
      background: colour.sunken,
      borderLeft: `4px solid ${colour.main}`,
    },
    plainTitle: { margin: '0 0 6px', fontWeight: '700' },
    thing: { margin: '0 0 16px', padding: '14px 16px', background: colour.sunken, borderRadius: '6px' },
    label: { margin: '0', color: colour.main, fontSize: '14px', fontWeight: '700' },
    meta: { margin: '0 0 8px', fontSize: '15px', fontWeight: '700' },
    figure: { margin: '0 0 16px' },
    picture: { display: 'block', maxWidth: '100%', height: 'auto', borderRadius: '6px' },
    caption: { margin: '6px 0 0', color: colour.muted, fontSize: '14px' },
    blockquote: { margin: '0 0 16px', padding: '4px 0 4px 16px', borderLeft: `4px solid ${colour.edge}` },
    author: { margin: '0', color: colour.muted, fontSize: '15px' },
    hr: { margin: '28px 0', border: '0', borderTop: `1px solid ${colour.line}` },
    footer: { maxWidth: '600px', margin: '16px auto 0', color: colour.muted, fontSize: '14px' },
    footerLine: { margin: '0 0 8px' },
  } as const
}

export type Looks = ReturnType<typeof looksOf>

/**
 * What changes where the reader's program is dark. Programs that do not know the question keep the light letter; the
 * words `!important` win over the looks on the elements.
 */
export function darkRules(colours: SiteColours | null): string {
  const colour = themeTokens('dark', colours ?? undefined)
  return [
    `.nl-body { background: ${colour.paper} !important; color: ${colour.ink} !important; }`,
    `.nl-card { background: ${colour.card} !important; border-color: ${colour.line} !important; border-top-color: ${colour.main} !important; }`,
    `.nl-sunken { background: ${colour.sunken} !important; border-color: ${colour.main} !important; }`,
    `.nl-main { color: ${colour.main} !important; border-color: ${colour.main} !important; }`,
    `.nl-ink { color: ${colour.ink} !important; border-color: ${colour.main} !important; }`,
    `.nl-muted { color: ${colour.muted} !important; }`,
    `.nl-quote { border-color: ${colour.edge} !important; }`,
    `.nl-line { border-color: ${colour.line} !important; }`,
    `.nl-body a { color: ${colour.link} !important; }`,
  ].join('\n')
}
