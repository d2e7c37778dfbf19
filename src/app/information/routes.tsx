import { Hono } from 'hono'
import { type SiteNames, siteSettings } from '../../modules/network/index.ts'
import { type App, type AppEnv, page } from '../../platform/http/index.ts'
import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { RetentionTable } from '../retention/table.tsx'
import accessibilityEn from './accessibility.en.md?raw'
import accessibility from './accessibility.pl.md?raw'
import dataEn from './data.en.md?raw'
import data from './data.pl.md?raw'
import howEn from './how.en.md?raw'
import how from './how.pl.md?raw'
import { InformationPage } from './pages.tsx'
import privacyEn from './privacy.en.md?raw'
import privacy from './privacy.pl.md?raw'
import termsEn from './terms.en.md?raw'
import terms from './terms.pl.md?raw'

/** Everything by which the portal's keeper is reached: a sentence gets by with the address alone. */
const contactOf = ({ operatorAddress, operatorEmail, operatorPhone }: SiteNames) =>
  [operatorAddress, operatorEmail, operatorPhone].filter(Boolean).join(', ')

const PAGES = [
  { path: '/jak-to-dziala', key: 'how', pl: how, en: howEn },
  { path: '/deklaracja-dostepnosci', key: 'accessibility', pl: accessibility, en: accessibilityEn },
  { path: '/prywatnosc', key: 'privacy', pl: privacy, en: privacyEn },
  { path: '/regulamin', key: 'terms', pl: terms, en: termsEn },
  { path: '/otwarte-dane', key: 'data', pl: data, en: dataEn },
] as const

/**
 * Pages about the portal itself; the operator's name and address in them come from settings.
 * @param stores everything that keeps personal data, for the page of privacy
 */
export function openInformationRoutes(stores: readonly PersonalDataStore[]): App {
  const routes: App = new Hono<AppEnv>()
  for (const information of PAGES) {
    routes.get(information.path, async (c) => {
      const { house } = c.get('context')
      const { names } = await siteSettings(house)
      const markdown = information[c.get('locale')]
        .replaceAll('{operator}', names.operator)
        .replaceAll('{address}', names.operatorAddress)
        .replaceAll('{contact}', contactOf(names))
        .replaceAll('{network}', names.name[c.get('locale')])
        .replaceAll('{origin}', house.config.url)
      return page(
        c,
        <InformationPage name={information.key} markdown={markdown}>
          {information.key === 'privacy' && <RetentionTable stores={stores} config={house.config} />}
        </InformationPage>,
        200,
        { cache: ['settings'] },
      )
    })
  }
  return routes
}
