import type { ComponentChildren } from 'preact'
import { assetUrl } from '../assets.ts'
import { titleWithProblems } from '../forms/form.tsx'
import type { FormState } from '../forms/state.ts'
import { type ThemeName, themeTokens } from '../styles/tokens.ts'
import { type Site, useView } from '../view.ts'

/** Custom elements a page may ask for; each is one small script. */
export type IslandName = `wiec-${string}`

export interface DocumentProps {
  title: string
  /** One sentence for search results and shared links. */
  description?: string | undefined
  /** The form on the page: with problems the title begins with „Błąd:”. */
  form?: FormState | undefined
  /** Path of a picture for shared links, 1200 by 630; without one the title and the description are drawn. */
  image?: string | undefined
  /** Other sites may show it in a frame, and learn how by oEmbed. */
  embeddable?: boolean | undefined
  /** The page stands in a frame of another site: its links open outside. */
  opensOutside?: boolean | undefined
  islands?: IslandName[] | undefined
  feeds?: { title: string; href: string }[] | undefined
  /** Keeps the page out of search engines. */
  unlisted?: boolean | undefined
  /** What the page is about, in words of schema.org, for programs that read pages. */
  data?: Record<string, unknown> | undefined
  /** Path of the description by which the page is installed as an application. */
  manifest?: string | undefined
  children?: ComponentChildren
}

const preloadedFonts = [
  'atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
  'brygada-1918-latin-wght-normal.woff2',
  'brygada-1918-latin-ext-wght-normal.woff2',
]

/** The bare page: language, title, styles and nothing from any other site. No script unless islands are asked for. */
export function Document({ title, form, islands = [], children, ...head }: DocumentProps) {
  const view = useView()
  const { locale, site, theme } = view
  return (
    <html lang={locale} data-theme={theme === 'auto' ? undefined : theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${titleWithProblems(view, title, form)} – ${site.shortName}`}</title>
        <Addresses unlisted={head.unlisted} />
        <SharedLink title={title} description={head.description} image={head.image} unlisted={head.unlisted} />
        {head.embeddable && <EmbedLink title={title} />}
        {head.opensOutside && <base target="_blank" />}
        <ThemeColour />
        {preloadedFonts.map((font) => (
          <link key={font} rel="preload" as="font" type="font/woff2" href={assetUrl(font)} crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={assetUrl('styl.css')} />
        {site.colours && <link rel="stylesheet" href="/styl/siec.css" />}
        <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
        <link rel="icon" href={assetUrl('favicon.png')} type="image/png" sizes="48x48" />
        <link rel="apple-touch-icon" href={assetUrl('icon-180.png')} />
        {head.manifest && <link rel="manifest" href={head.manifest} />}
        {head.feeds?.map(({ title, href }) => (
          <link key={href} rel="alternate" type="application/atom+xml" title={title} href={view.url(href)} />
        ))}
        {head.data && <Data of={head.data} />}
        {islands.map((island) => (
          <script key={island} type="module" src={assetUrl(`${island}.js`)} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  )
}

/** A block of data that no browser runs; what would end it early is written another way. */
function Data({ of }: { of: Record<string, unknown> }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...of }).replace(/</g, '\\u003c')
  // Every < is written as \u003c, so nothing in it closes the element.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

function Addresses({ unlisted }: Pick<DocumentProps, 'unlisted'>) {
  const { site, path, url } = useView()
  if (unlisted) return <meta name="robots" content="noindex" />
  const [page = '/'] = path.split('?')
  return (
    <>
      <link rel="canonical" href={site.origin + url(page)} />
      <link rel="alternate" hreflang="pl" href={site.origin + page} />
      <link rel="alternate" hreflang="en" href={site.origin + addressIn('en', page)} />
      <link rel="alternate" hreflang="x-default" href={site.origin + page} />
    </>
  )
}

/** Tells other sites where to ask how to show this page with its filters (oEmbed 1.0, discovery). */
function EmbedLink({ title }: Pick<DocumentProps, 'title'>) {
  const { site, path, url } = useView()
  const address = `${site.origin}/oembed?${new URLSearchParams({ url: site.origin + url(path), format: 'json' })}`
  return <link rel="alternate" type="application/json+oembed" href={address} title={title} />
}

function SharedLink({
  title,
  description,
  image: own,
  unlisted,
}: Pick<DocumentProps, 'title' | 'description' | 'image' | 'unlisted'>) {
  const { site, path, url, locale, sharePicture } = useView()
  // A page kept out of search is nobody's to share, and its words are not drawn.
  const image = own ?? (unlisted ? undefined : sharePicture?.(title, description))
  return (
    <>
      {description && <meta name="description" content={description} />}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={site.origin + url(path)} />
      <meta property="og:locale" content={locale === 'pl' ? 'pl_PL' : 'en_GB'} />
      {image && <meta property="og:image" content={site.origin + image} />}
      {image && <meta name="twitter:card" content="summary_large_image" />}
    </>
  )
}

function ThemeColour() {
  const { theme, site } = useView()
  const colour = (name: ThemeName) => cardColour(name, site.colours)
  if (theme !== 'auto') return <meta name="theme-color" content={colour(theme)} />
  return (
    <>
      <meta name="theme-color" content={colour('light')} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={colour('dark')} media="(prefers-color-scheme: dark)" />
    </>
  )
}

const cards = new Map<string, string>()

// Keeping contrast means trying many colours, which takes longer than the rest of a page.
function cardColour(theme: ThemeName, colours: Site['colours']): string {
  const key = JSON.stringify([theme, colours])
  const known = cards.get(key) ?? themeTokens(theme, colours ?? undefined).card
  if (cards.size > 100) cards.clear()
  cards.set(key, known)
  return known
}

/** The same page in the other language. */
export function addressIn(locale: 'pl' | 'en', path: string): string {
  return locale === 'pl' ? path : `/en${path === '/' ? '' : path}`
}
