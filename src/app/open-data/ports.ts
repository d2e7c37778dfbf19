import { pollsData } from '../../modules/ballots/index.ts'
import { editionsData, projectsData } from '../../modules/budgets/index.ts'
import { intakeSettingsOf, KIND } from '../../modules/consultations/index.ts'
import { knowledgeData } from '../../modules/knowledge/index.ts'
import { meetingsData } from '../../modules/meetings/index.ts'
import { organisationsData, siteSettings } from '../../modules/network/index.ts'
import { issuesData } from '../../modules/newsletter/index.ts'
import type { OpenDataPorts } from '../../modules/open-data/index.ts'
import { practicesData } from '../../modules/practices/index.ts'
import { processesData } from '../../modules/processes/index.ts'
import { remarksData } from '../../modules/remarks/index.ts'
import { publicAddresses } from '../../modules/search/index.ts'
import { surveysData } from '../../modules/surveys/index.ts'

/** Everything programs may take, and what open data need of the others. */
export const openDataPorts: OpenDataPorts = {
  collections: [
    processesData(KIND),
    editionsData,
    projectsData,
    remarksData({ settingsOf: intakeSettingsOf }),
    pollsData,
    surveysData,
    meetingsData,
    organisationsData,
    issuesData,
    practicesData,
    ...knowledgeData,
  ],
  async publisher({ house, locale }) {
    const { names } = await siteSettings(house)
    return { name: names.operator || names.name[locale], email: null }
  },
  async *addresses(context) {
    for (const path of FIRST) yield { path, changedAt: null }
    // The index holds the address of everything that strangers may find.
    yield* publicAddresses(context)
  },
}

/** Lists and pages that are no things of their own. */
const FIRST = [
  '/',
  '/konsultacje',
  '/budzet-obywatelski',
  '/spotkania',
  '/glosowania',
  '/organizacje',
  '/siec',
  '/siec/katalog',
  '/siec/pomysly',
  '/newsletter',
  '/mapa',
  '/wiedza',
  '/wiedza/poradniki',
  '/wiedza/wzory',
  '/wiedza/historie',
  '/wiedza/biblioteka',
  '/wiedza/kolekcje',
  '/wiedza/slownik',
  '/wiedza/jakie-narzedzie',
  '/wiedza/terminy',
  '/wiedza/pytania',
  '/jak-to-dziala',
  '/otwarte-dane',
  '/otwarte-dane/api',
  '/deklaracja-dostepnosci',
  '/prywatnosc',
  '/regulamin',
]
