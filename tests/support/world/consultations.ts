import {
  announceConsultation,
  draftConsultation,
  editConsultation,
  findConsultation,
} from '../../../src/modules/consultations/index.ts'
import { createOrganisation } from '../../../src/modules/network/index.ts'
import { cancelProcess, type Phase, type Process } from '../../../src/modules/processes/index.ts'
import { giveRemark, type RemarkInput } from '../../../src/modules/remarks/index.ts'
import { newId } from '../../../src/platform/ids.ts'
import type { Person } from '../house.ts'
import type { TestPortal } from '../portal.ts'

export interface WorldRemark {
  id: string
  reference: string
  /** What opens the author's own page. */
  secret: string
}

export interface WorldConsultation {
  id: string
  slug: string
  closesAt: Temporal.Instant
  remarks: WorldRemark[]
}

/** Just one consultation that takes remarks, of one office. */
export async function anOpenConsultation(portal: TestPortal): Promise<WorldConsultation> {
  const { id } = await createOrganisation(portal.system(), organisation('Urząd Gminy w Sztabinie', '2001072'))
  const admin = await portal.person([{ role: 'team-admin', scope: id }])
  return aConsultation({ portal, admin, organisationId: id, unitCode: '2001072' }, 'Plac przy szkole', 'open')
}

/** What somebody wrote, in few words; the first two say the same. */
export const LETTERS = [
  'Proszę zachować stare lipy przy alei głównej, bo dają cień w upalne dni i są domem dla ptaków śpiewających.',
  'Proszę zachować stare lipy przy alei głównej, bo dają cień w upalne dni i są domem ptaków śpiewających!',
  'Brakuje ławek przy placu zabaw, rodzice z małymi dziećmi nie mają gdzie usiąść.',
  'Nie zgadzam się na budowę parkingu od strony rzeki. Zabierze widok na wodę i dostęp do brzegu.',
]

interface Setting {
  portal: TestPortal
  admin: Person
  organisationId: string
  unitCode: string
}

type Stand = Extract<Phase, 'draft' | 'announced' | 'open' | 'closed' | 'cancelled'>

/** Days from now when remarks open and close, by where the consultation is to stand. */
const DAYS: Record<Stand, [number, number]> = {
  draft: [20, 50],
  announced: [10, 40],
  open: [-10, 20],
  closed: [-60, -20],
  cancelled: [-10, 20],
}

/** A consultation announced at its time, with letters given while it was open. */
export async function aConsultation(
  { portal, admin, organisationId, unitCode }: Setting,
  title: string,
  stand: Stand,
  letters: string[] = [],
  settings: { moderation?: 'before' | 'after' } = {},
): Promise<WorldConsultation> {
  const day = (days: number) => portal.clock.now().add({ hours: days * 24 })
  const [opens, closes] = DAYS[stand]
  const context = portal.contextOf(admin, day(opens - 15))
  const { id, slug } = await draftConsultation(context, {
    organisationId,
    unitCode,
    title,
    summary: `${title}: powiedz, co myślisz.`,
    topic: 'space',
  })
  const found = () => findConsultation(context, slug)
  await editConsultation(context, await found(), {
    process: {
      purpose: 'Chcemy wiedzieć, czego potrzebują mieszkańcy.',
      description: '## O co pytamy\n\nO **wszystko**, co ważne.\n\n- cień\n- ławki',
      legalBasis: 'art. 5a ustawy o samorządzie gminnym',
      contactName: 'Anna Bielska',
      contactEmail: 'konsultacje@example.org',
      accessibility: 'Pomożemy na miejscu i przez telefon.',
      opensAt: day(opens),
      closesAt: day(closes),
      reportDueOn: day(closes + 30)
        .toZonedDateTimeISO('Europe/Warsaw')
        .toPlainDate(),
    },
    consultation: {
      organ: 'Burmistrz Augustowa',
      openScope: 'Układ ścieżek i zieleń.',
      closedScope: 'Granice parku.',
      howToSubmit: 'Na piśmie, e-mailem albo ustnie do protokołu.',
      privacyNotice: 'Administratorem danych jest Burmistrz.',
      ...settings,
    },
  })
  if (stand === 'draft') return { id, slug, closesAt: day(closes), remarks: [] }

  await announceConsultation({ ...context, now: day(opens).subtract({ hours: 24 }) }, await found())
  const { process } = await found()
  if (stand === 'cancelled') await cancelProcess(context, process, 'Zmienił się stan prawny.')
  const remarks: WorldRemark[] = []
  for (const [index, body] of letters.entries())
    remarks.push(await aRemark(portal, process, { body }, day(opens + index / 24 + 1), settings.moderation))
  return { id, slug, closesAt: day(closes), remarks }
}

/** A remark given by a stranger at that moment. */
export async function aRemark(
  portal: TestPortal,
  process: Process,
  given: Partial<RemarkInput>,
  at: Temporal.Instant,
  moderation: 'before' | 'after' = 'after',
): Promise<WorldRemark> {
  const context = { ...portal.system(), actor: { kind: 'stranger' as const }, now: at }
  const input = {
    body: LETTERS[0] ?? '',
    quotation: null,
    signature: null,
    placeWords: null,
    point: null,
    formKey: newId(),
    ...given,
  }
  const { id, reference, secret } = await giveRemark(
    context,
    process,
    { moderation } as Parameters<typeof giveRemark>[2],
    input,
  )
  return { id, reference, secret: secret ?? '' }
}

export const organisation = (name: string, unitCode: string) => ({
  name,
  kind: 'local-government' as const,
  unitCode,
  email: 'urzad@example.org',
  phone: '87 000 00 00',
  address: 'ul. Przykładowa 1',
  website: 'https://urzad.example.org',
  description: 'Zapraszamy do **rozmowy**.',
})
