import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { gatherTexts } from '../platform/texts/index.ts'
import en from './texts.en.json' with { type: 'json' }
import pl from './texts.pl.json' with { type: 'json' }
import { type View, ViewContext } from './view.ts'

const texts = gatherTexts([{ pl, en }], true)

/** A reader for tests of components and for the living page; give only what matters. */
export function aView(view: Partial<View> = {}): View {
  const locale = view.locale ?? 'pl'
  return {
    locale,
    t: texts.in(locale),
    path: '/styl',
    url: (path) => (locale === 'en' && path.startsWith('/') ? `/en${path === '/' ? '' : path}` : path),
    now: Temporal.Instant.from('2026-11-22T12:00:00Z'),
    site: {
      name: 'Regionalna Sieć Praktyków Partycypacji',
      shortName: 'Sieć Praktyków Partycypacji',
      region: 'północno-wschodnia Polska',
      operator: 'Fundacja SocLab',
      operatorAddress: 'ul. Zwierzyniecka 17/16, 15-312 Białystok',
      logo: null,
      colours: null,
      origin: 'https://wiec.example',
    },
    person: null,
    flash: null,
    demo: false,
    menu: [
      { label: 'Konsultacje', href: '/konsultacje', current: true },
      { label: 'Mapa', href: '/mapa' },
      { label: 'Wiedza', href: '/wiedza' },
      { label: 'Szukaj', href: '/szukaj' },
    ],
    footer: [
      { label: 'Dołącz do Sieci', href: '/dolacz' },
      { label: 'Newsletter', href: '/newsletter' },
      { label: 'Otwarte dane i API', href: '/dane' },
      { label: 'Deklaracja dostępności', href: '/deklaracja-dostepnosci' },
      { label: 'Prywatność', href: '/prywatnosc' },
    ],
    theme: 'auto',
    ...view,
  }
}

/** The HTML of a component as a reader with this view gets it. */
export function htmlOf(node: VNode, view: Partial<View> = {}): string {
  return renderToString(h(ViewContext.Provider, { value: aView(view), children: node }))
}
