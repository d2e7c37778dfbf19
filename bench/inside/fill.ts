import { openHouse } from '../../src/app/house.ts'
import { definitions } from '../../src/app/jobs.ts'
import {
  announceConsultation,
  draftConsultation,
  editConsultation,
  findOwnConsultation,
} from '../../src/modules/consultations/actions.ts'
import { addStage } from '../../src/modules/consultations/content.ts'
import { anOrganisation } from '../../src/modules/network/examples.ts'
import { organisationsPage } from '../../src/modules/network/index.ts'
import { loadPlaces } from '../../src/modules/places/index.ts'
import { OWN_LETTERS, pick, seeded } from '../../src/modules/remarks/similarity/examples.ts'
import { insertRemarks, type NewRemark } from '../../src/modules/remarks/store.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Context, systemContext } from '../../src/platform/context.ts'
import { newId, sql } from '../../src/platform/db/index.ts'
import { searchKeys } from '../../src/platform/language/index.ts'

/**
 * Fills an empty database with one organisation and an open consultation for each size.
 * @returns the last words of the consultations' addresses, in the order of sizes
 */
export const fill = (sizes: number[]): Promise<string[]> =>
  filledHouse(async (context, organisationId) => {
    const slugs: string[] = []
    for (const size of sizes) slugs.push(await openWithRemarks(context, organisationId, size))
    await sql`vacuum analyze`.execute(context.db)
    return slugs
  })

/** Works in the house of the settings, with the register of places and one organisation. */
export async function filledHouse<T>(work: (context: Context, organisationId: string) => Promise<T>): Promise<T> {
  const house = await openHouse(readConfig(process.env), { definitions: definitions(), worker: false })
  try {
    // Loaded once for a place: what is measured later should not hold the register of the whole country too.
    const [known] = (await organisationsPage(house.db, {}, { limit: 1 })).rows
    if (!known) await loadPlaces(house.db)
    return await work(systemContext(house, 'bench'), (known ?? (await anOrganisation(house))).id)
  } finally {
    await house.close()
  }
}

const DAY = 24 * 3600

/** A consultation as its team would announce it, in the middle of its term, with so many public remarks. */
export async function openWithRemarks(context: Context, organisationId: string, size: number): Promise<string> {
  const { now } = context
  const { slug } = await draftConsultation(context, {
    organisationId,
    unitCode: '2001011',
    title: `Park nad Nettą: co zmienić, a co zostawić? (${size})`,
    summary: 'Miasto chce odnowić park między śluzą a mostem. Powiedz, co jest w nim ważne i czego w nim brakuje.',
    topic: 'greenery',
  })
  const draft = await findOwnConsultation(context, slug)
  await editConsultation(context, draft, {
    process: {
      description: DESCRIPTION,
      purpose: 'Zebranie głosów mieszkańców przed zleceniem projektu odnowy parku.',
      legalBasis: 'art. 5a ustawy z dnia 8 marca 1990 r. o samorządzie gminnym',
      contactName: 'Wydział Zieleni, Urząd Miejski w Augustowie',
      contactEmail: 'park@augustow.example',
      contactPhone: '87 643 42 10',
      accessibility: 'Spotkania odbywają się w salach bez progów, z pętlą indukcyjną.',
      plainLanguage: 'Miasto chce odnowić park. Możesz napisać, co w nim zmienić. Masz na to dwa tygodnie.',
      opensAt: now.subtract({ seconds: 7 * DAY }),
      closesAt: now.add({ seconds: 14 * DAY }),
      reportDueOn: now.toZonedDateTimeISO('Europe/Warsaw').toPlainDate().add({ days: 30 }),
    },
    consultation: {
      organ: 'Burmistrz Miasta Augustowa',
      runningUnit: 'Wydział Zieleni',
      addressees: 'mieszkanki i mieszkańcy Augustowa',
      openScope: 'Przebieg ścieżek, miejsca odpoczynku, rośliny, oświetlenie.',
      closedScope: 'Granice parku i drzewa objęte ochroną.',
      howToSubmit: 'Przez formularz na tej stronie, listem, e-mailem albo na spotkaniu.',
      privacyNotice: 'Administratorem danych jest Burmistrz Miasta Augustowa.',
    },
  })
  const found = await findOwnConsultation(context, slug)
  for (const [index, title] of STAGES.entries())
    await addStage(context, found.process, {
      kind: 'meeting',
      title,
      description: 'Rozmawiamy przy mapie parku.',
      startsAt: now.add({ seconds: (index - 1) * 3 * DAY }),
      endsAt: now.add({ seconds: (index - 1) * 3 * DAY + 7200 }),
      displayedDate: null,
      place: 'Miejski Dom Kultury, Rynek Zygmunta Augusta 9',
      accessibility: 'Wejście bez progu od strony rynku.',
      link: null,
      activity: null,
    })
  await announceConsultation(context, await findOwnConsultation(context, slug))
  await giveMany(context, found.process.id, size)
  return slug
}

const STAGES = ['Otwarcie i wystawa projektu', 'Spacer po parku', 'Spotkanie podsumowujące']

const DESCRIPTION = `Park nad Nettą ma ponad sto lat. Część alejek jest dziś zniszczona, a po zmroku jest w nim ciemno.

## Co już wiemy

- Stare lipy zostają.
- Most przy śluzie będzie naprawiany w przyszłym roku.
- Plac zabaw trzeba przenieść dalej od ulicy.

Projektantka zacznie pracę po konsultacjach i dostanie wszystkie uwagi razem z odpowiedziami.`

const AT_ONCE = 500

async function giveMany(context: Context, processId: string, size: number) {
  const random = seeded(size)
  for (let first = 0; first < size; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, size - first)
    const remarks = Array.from({ length: count }, (_, index) => {
      const number = first + index
      const body = `${pick(OWN_LETTERS, random)}\n\n${pick(OWN_LETTERS, random)}`
      return aRemark(processId, `B${size}-${number}`, body, context.now.subtract({ seconds: size - number }))
    })
    await insertRemarks(context.db, remarks)
  }
}

const aRemark = (processId: string, reference: string, body: string, givenAt: Temporal.Instant): NewRemark => ({
  id: newId(givenAt.epochMilliseconds),
  processId,
  reference,
  channel: 'web',
  receivedAt: givenAt,
  late: false,
  givenAt,
  authorKind: 'person',
  signature: 'Mieszkanka z Portowej',
  authorName: null,
  organisationName: null,
  body,
  quotation: null,
  topic: null,
  lon: null,
  lat: null,
  placeWords: null,
  editSecretHash: null,
  submissionKey: null,
  publishedAt: givenAt,
  enteredBy: null,
  importId: null,
  importRow: null,
  searchKeys: searchKeys(body),
})
