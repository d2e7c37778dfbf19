import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { processById } from '../processes/index.ts'
import type { BroughtRemark } from '../remarks/index.ts'
import { announceConsultation, draftConsultation, editConsultation, type FoundConsultation } from './actions.ts'
import { consultationOf } from './store.ts'

export interface ConsultationWanted {
  organisationId?: string
  title?: string
  announced?: boolean
}

/** A consultation with everything an announcement must say, open from 1 to 30 September 2026, to the last second in Warsaw. */
export async function aConsultation(context: Context, given: ConsultationWanted = {}): Promise<FoundConsultation> {
  const { id } = await draftConsultation(context, {
    organisationId: given.organisationId ?? newId(),
    unitCode: '2001011',
    title: given.title ?? 'Park nad Nettą: co zmienić, a co zostawić?',
    summary: 'Miasto chce odnowić park między śluzą a mostem.',
    topic: 'greenery',
  })
  const found = async (): Promise<FoundConsultation> => {
    const process = await processById(context.db, id)
    if (!process) throw new Error('a consultation just drafted is there')
    return { process, consultation: await consultationOf(context.db, id) }
  }
  const opensAt = Temporal.Instant.from('2026-09-01T06:00:00Z')
  await editConsultation(context, await found(), {
    process: {
      purpose: 'Park ma służyć wszystkim.',
      legalBasis: 'art. 5a ustawy o samorządzie gminnym',
      contactName: 'Ewa Koordynatorka',
      contactEmail: 'konsultacje@augustow.example',
      accessibility: 'Sala na parterze, pętla indukcyjna.',
      opensAt,
      closesAt: Temporal.Instant.from('2026-09-30T21:59:59Z'),
      reportDueOn: Temporal.PlainDate.from('2026-10-30'),
    },
    consultation: {
      organ: 'Burmistrz Augustowa',
      openScope: 'Ławki, drzewa, ścieżki.',
      howToSubmit: 'Na tej stronie, listem, na spotkaniu.',
      privacyNotice: 'Administratorem danych jest Burmistrz.',
    },
  })
  if (given.announced !== false)
    await announceConsultation({ ...context, now: opensAt.subtract({ hours: 24 }) }, await found())
  return found()
}

/** A letter that came on paper while remarks were taken. */
export const aLetter = (given: Partial<BroughtRemark> = {}): BroughtRemark => ({
  body: 'Proszę o więcej drzew przy alejce.',
  channel: 'paper',
  receivedAt: Temporal.Instant.from('2026-09-15T09:00:00Z'),
  ...given,
})
