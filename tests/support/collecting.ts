import type { Page } from 'playwright-core'
import { KIND } from '../../src/modules/consultations/index.ts'
import { countAnswers, currentVersion } from '../../src/modules/forms/index.ts'
import { processById } from '../../src/modules/processes/index.ts'
import { countPublic } from '../../src/modules/remarks/index.ts'
import { findSurvey } from '../../src/modules/surveys/index.ts'
import type { Person } from './house.ts'
import type { TestPortal } from './portal.ts'
import { anOpenConsultation } from './world/consultations.ts'

/** A consultation and its anonymous survey to collect in the field, and a clerk of the team that asks. */
export async function aCollecting(portal: TestPortal) {
  const { db } = portal.house
  const { id, slug } = await anOpenConsultation(portal)
  const process = await processById(db, id)
  if (!process) throw new Error('no process')
  const inTeam = (role: 'team-admin' | 'editor' | 'clerk', name: string): Promise<Person> =>
    portal.person([{ role, scope: process.organisationId }], name)
  const clerk = await inTeam('clerk', 'Celina Dąb')
  const form = await anOpenSurvey(portal, await inTeam('team-admin', 'Anna Bielska'), slug)
  const version = await currentVersion(db, form.id)
  const surveyTitle = version?.definition.title.pl ?? ''

  const remarkLink = `Zapisz uwagę: ${process.title}`
  const surveyLink = `Wypełnij: ${surveyTitle}`
  // Every second one is a remark, every other an answer to the survey.
  const isRemark = (number: number) => number % 2 === 1
  const link = (number: number) => (isRemark(number) ? remarkLink : surveyLink)
  const words = (number: number) => (isRemark(number) ? 'Co mówi ta osoba?' : 'Co poprawić w pierwszej kolejności?')

  return {
    clerk,
    titles: [process.title, surveyTitle],
    /** How much has arrived, of both. */
    count: async () => (await countPublic(db, process.id, {})) + (await countAnswers(db, form.id)),
    async fill(page: Page, number: number) {
      await page.getByRole('link', { name: link(number) }).click()
      if (!isRemark(number)) await page.getByLabel('co tydzień').check()
      await page.getByLabel(words(number)).fill(`Odpowiedź numer ${number}`)
    },
    async openEmpty(page: Page) {
      await page.getByRole('link', { name: surveyLink }).click()
    },
    /** Opens what was being filled in; the words are still there. */
    async reopen(page: Page, number: number) {
      await page.getByRole('link', { name: link(number) }).click()
      await page.waitForFunction(
        (text) => [...document.querySelectorAll('textarea')].some(({ value }) => value === text),
        `Odpowiedź numer ${number}`,
      )
    },
    /** Loads a rescue file at the desk, as another member of the team. */
    async load(file: string) {
      const visitor = await portal.signedIn(await inTeam('editor', 'Bartosz Cichy'))
      return visitor.post('/praca/teren/plik', { file: new File([file], 'teren.jsonl') })
    },
  }
}

export type Collecting = Awaited<ReturnType<typeof aCollecting>>

async function anOpenSurvey(portal: TestPortal, admin: Person, slug: string) {
  const visitor = await portal.signedIn(admin)
  const work = `/praca/konsultacje/${slug}/ankiety`
  const made = await visitor.post(`${work}/nowa`, { title: 'Jak jeździmy autobusem', from: 'service' })
  const survey = made.location?.split('/').at(-1) ?? ''
  await visitor.post(`${work}/${survey}/otwarcie`)
  return (await findSurvey(portal.system(), KIND, slug, survey)).form
}
