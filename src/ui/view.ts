import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** Looks up a sentence by key in the reader's language and fills its `{placeholders}`. */
export type Translate = (key: string, values?: Record<string, string | number>) => string

export type Locale = 'pl' | 'en'

export type Theme = 'auto' | 'light' | 'dark' | 'contrast'

/** What one network says about itself; comes from settings, so that a second network changes no code. */
export interface Site {
  /** Full name: „Regionalna Sieć Praktyków Partycypacji”. */
  name: string
  /** Name that fits a phone's header: „Sieć Praktyków Partycypacji”. */
  shortName: string
  /** Where the network works, shown below its name: „północno-wschodnia Polska”. */
  region: string
  /** Who runs the portal: „Fundacja SocLab”. */
  operator: string
  operatorAddress: string
  /** Address (path on our origin) of the network's own logo; null shows ours. */
  logo: string | null
  /** The network's four colours as `#rrggbb`; null keeps ours. Served by `/styl/siec.css`. */
  colours: SiteColours | null
  /** Address the portal is reached at, without a trailing slash: `https://wiec.example`. */
  origin: string
}

export interface SiteColours {
  main: string
  link: string
  attention: string
  problem: string
}

export interface MenuItem {
  /** Text a person reads, already translated. */
  label: string
  /** Path without /en. */
  href: string
  /** Marks the part of the portal the reader is in. */
  current?: boolean
}

export interface Flash {
  kind: 'success' | 'problem'
  text: string
}

/** Everything a page needs to know about its reader; put around each page by `platform/http`. */
export interface View {
  locale: Locale
  t: Translate
  /** Path of this page with its query, without /en. */
  path: string
  /** Adds /en to a path when the page is English; leaves addresses of other sites, mailto: and #parts alone. */
  url: (path: string) => string
  now: Temporal.Instant
  site: Site
  /** `unread`: how many notifications they have not seen; 100 stands for more. */
  person: { name: string; unread?: number } | null
  flash: Flash | null
  demo: boolean
  menu: MenuItem[]
  /** Links at the foot of each page: accessibility statement, privacy, open data. */
  footer?: MenuItem[]
  theme: Theme
  /** Path of the picture with these words for shared links; absent where no pictures are drawn. */
  sharePicture?: (title: string, subtitle?: string) => string
}

export const ViewContext = createContext<View | null>(null)

/** The view of the page being rendered; throws outside of a page, which is a mistake in our code. */
export function useView(): View {
  const view = useContext(ViewContext)
  if (!view) throw new Error('useView() was called outside of <ViewContext.Provider>')
  return view
}
