import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Config } from '../../platform/config.ts'
import type { Locale, Translate } from '../../platform/texts/index.ts'
import { themeTokens } from '../../ui/styles/tokens.ts'
import type { MailBlock, MailContent } from './blocks.ts'

export interface MailLook {
  config: Config
  locale: Locale
  t: Translate
  /** Address of the page that ends these letters; only for those a person asked for by following. */
  unsubscribeUrl?: string
  /** Address of the page where the reader chooses what comes and how often. */
  preferencesUrl?: string
}

export interface RenderedMail {
  subject: string
  text: string
  html: string
}

/** Writes the same letter twice, as HTML and as plain text. No pictures, no pixel, nothing fetched. */
export function renderMail({ subject, blocks }: MailContent, look: MailLook): RenderedMail {
  const title = oneLine(subject)
  return {
    subject: title,
    text: [...blocks.map((block) => asText(block, look)), footerText(look)].join('\n\n'),
    html: `<!doctype html>${renderToString(<Letter title={title} blocks={blocks} look={look} />)}`,
  }
}

/** A path of ours in the letter's language, or an https address; anything else is a mistake in our code. */
export function mailUrl({ config, locale }: Pick<MailLook, 'config' | 'locale'>, url: string): string {
  if (/^\/(?![/\\])/.test(url)) return `${config.url}${locale === 'en' ? (url === '/' ? '/en' : `/en${url}`) : url}`
  if (url.startsWith(`${config.url}/`) || url.startsWith('https://')) return url
  throw new Error('A letter links to a path of ours or to an https address.')
}

/** "Sieć Praktyków" of `Sieć Praktyków <siec@example.org>`; the bare host when the sender has no name. */
export function senderName(config: Config): string {
  const name = config.mail.from
    .replace(/<[^>]*>\s*$/, '')
    .replaceAll('"', '')
    .trim()
  return name && !name.includes('@') ? name : new URL(config.url).host
}

// A line break in a subject would begin a header of its own.
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function asText(block: MailBlock, look: MailLook): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'='.repeat(Math.min(70, [...block.text].length))}`
    case 'button':
      return `${block.label}:\n${mailUrl(look, block.url)}`
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')
    case 'list':
      return block.items
        .map((item) => (typeof item === 'string' ? `- ${item}` : `- ${item.text}\n  ${mailUrl(look, item.url)}`))
        .join('\n')
    default:
      return block.text
  }
}

function footerText({ config, t, unsubscribeUrl, preferencesUrl }: MailLook): string {
  const lines = ['-- ', t('notices.mail.from', { name: senderName(config), url: config.url })]
  if (unsubscribeUrl) lines.push(`${t('notices.mail.unsubscribe')}: ${unsubscribeUrl}`)
  if (preferencesUrl) lines.push(`${t('notices.mail.preferences')}: ${preferencesUrl}`)
  return lines.join('\n')
}

// Mail programs drop style sheets, so every look stands on its element; the colours are those of our pages.
const colour = themeTokens('light')
const font = "'Atkinson Hyperlegible Next', Verdana, 'Segoe UI', Arial, sans-serif"
const style = {
  body: {
    margin: '0',
    padding: '24px 12px',
    background: colour.paper,
    color: colour.ink,
    fontFamily: font,
    fontSize: '17px',
    lineHeight: '1.55',
  },
  card: {
    maxWidth: '600px',
    margin: '0 auto',
    padding: '28px',
    background: colour.card,
    border: `1px solid ${colour.line}`,
    borderTop: `6px solid ${colour.main}`,
  },
  sender: { margin: '0 0 20px', color: colour.main, fontWeight: '700' },
  heading: {
    margin: '0 0 16px',
    fontFamily: "'Brygada 1918', Georgia, serif",
    fontSize: '25px',
    lineHeight: '1.25',
    fontWeight: '700',
  },
  paragraph: { margin: '0 0 16px', whiteSpace: 'pre-line' },
  button: {
    display: 'inline-block',
    padding: '12px 22px',
    background: colour.main,
    color: colour['on-main'],
    fontWeight: '700',
    textDecoration: 'none',
    borderRadius: '6px',
  },
  quote: {
    margin: '0 0 16px',
    padding: '4px 0 4px 16px',
    borderLeft: `4px solid ${colour.edge}`,
    whiteSpace: 'pre-line',
  },
  list: { margin: '0 0 16px', paddingLeft: '24px' },
  item: { margin: '0 0 8px' },
  link: { color: colour.link },
  small: { margin: '0 0 16px', color: colour.muted, fontSize: '15px', whiteSpace: 'pre-line' },
  footer: { maxWidth: '600px', margin: '16px auto 0', color: colour.muted, fontSize: '14px' },
} as const

function Letter({ title, blocks, look }: { title: string; blocks: MailBlock[]; look: MailLook }) {
  const { config, locale, t, unsubscribeUrl, preferencesUrl } = look
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body style={style.body}>
        <main style={style.card}>
          <p style={style.sender}>{senderName(config)}</p>
          {blocks.map((block) => asHtml(block, look))}
        </main>
        <footer style={style.footer}>
          <p>{t('notices.mail.from', { name: senderName(config), url: config.url })}</p>
          {unsubscribeUrl && (
            <p>
              <Anchor href={unsubscribeUrl}>{t('notices.mail.unsubscribe')}</Anchor>
            </p>
          )}
          {preferencesUrl && (
            <p>
              <Anchor href={preferencesUrl}>{t('notices.mail.preferences')}</Anchor>
            </p>
          )}
        </footer>
      </body>
    </html>
  )
}

function asHtml(block: MailBlock, look: MailLook): VNode {
  switch (block.kind) {
    case 'heading':
      return <h1 style={style.heading}>{block.text}</h1>
    case 'paragraph':
      return <p style={style.paragraph}>{block.text}</p>
    case 'quote':
      return <blockquote style={style.quote}>{block.text}</blockquote>
    case 'small':
      return <p style={style.small}>{block.text}</p>
    case 'list':
      return (
        <ul style={style.list}>
          {block.items.map((item) => (
            <li style={style.item}>
              {typeof item === 'string' ? item : <Anchor href={mailUrl(look, item.url)}>{item.text}</Anchor>}
            </li>
          ))}
        </ul>
      )
    case 'button':
      return (
        <p style={style.paragraph}>
          <a href={mailUrl(look, block.url)} style={style.button}>
            {block.label}
          </a>
        </p>
      )
  }
}

function Anchor({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} style={style.link}>
      {children}
    </a>
  )
}
