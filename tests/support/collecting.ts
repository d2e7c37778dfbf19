import type { Page } from 'playwright-core'
import type { Person } from './house.ts'
import type { TestPortal } from './portal.ts'
import { anOpenConsultation } from './world.ts'

/** Something to collect in the field, and a clerk of the team that asks. */
export async function aCollecting(portal: TestPortal) {
  const consultation = await anOpenConsultation(portal)
  const { processById } = await import('../../src/modules/processes/index.ts')
  const process = await processById(portal.house.db, consultation.id)
  if (!process) throw new Error('no process')
  const clerk: Person = await portal.person([{ role: 'clerk', scope: process.organisationId }], 'Celina Dąb')
  const { countPublic } = await import('../../src/modules/remarks/index.ts')

  return {
    clerk,
    titles: [process.title],
    /** How much has arrived. */
    count: () => countPublic(portal.house.db, process.id, {}),
    async fill(page: Page, number: number) {
      await page.getByRole('link', { name: `Zapisz uwagę: ${process.title}` }).click()
      await page.getByLabel('Co mówi ta osoba?').fill(`Odpowiedź numer ${number}`)
    },
    async openEmpty(page: Page) {
      await page.getByRole('link', { name: `Zapisz uwagę: ${process.title}` }).click()
    },
    /** Opens what was being filled in; the words are still there. */
    async reopen(page: Page, number: number) {
      await page.getByRole('link', { name: `Zapisz uwagę: ${process.title}` }).click()
      await page.waitForFunction(
        (text) => document.querySelector<HTMLTextAreaElement>('textarea')?.value === text,
        `Odpowiedź numer ${number}`,
      )
    },
    /** Loads a rescue file at the desk, as another member of the team. */
    async load(file: string) {
      const editor = await portal.person([{ role: 'editor', scope: process.organisationId }], 'Bartosz Cichy')
      const visitor = await portal.signedIn(editor)
      return visitor.post('/praca/teren/plik', { file: new File([file], 'teren.jsonl') })
    },
  }
}

export type Collecting = Awaited<ReturnType<typeof aCollecting>>
