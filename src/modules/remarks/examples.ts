import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import { announceProcess, draftProcess, editProcess, type Process, processById } from '../processes/index.ts'
import { giveRemark, type RemarkInput } from './actions.ts'
import type { IntakeSettings, RemarksWorkPorts } from './ports.ts'

/** How a consultation takes remarks when nobody set anything. */
export const INTAKE: IntakeSettings = {
  moderation: 'after',
  takesPlace: true,
  takesAttachments: true,
  decisionsShown: 'at-once',
  secondAcceptance: false,
  privacyNotice: '',
}

/** What `app` would hand over, with these settings for every process. */
export const portsWith = (settings: Partial<IntakeSettings> = {}): RemarksWorkPorts => ({
  kind: 'consultation',
  settingsOf: async () => ({ ...INTAKE, ...settings }),
  people: { personsByIds: async () => new Map(), personByEmail: async () => null },
  frame: async (_: HttpContext, process: Process) => ({
    owner: 'Urząd Miejski w Augustowie',
    navigation: [{ label: process.title, href: '/praca' }],
  }),
})

/** An announced consultation that takes remarks from 1 to 30 September 2026, to the last second in Warsaw. */
export async function anOpenProcess(
  context: Context,
  given: { organisationId?: string; title?: string; announced?: boolean } = {},
): Promise<Process> {
  const { id } = await draftProcess(context, {
    kind: 'consultation',
    organisationId: given.organisationId ?? newId(),
    unitCode: '2001011',
    title: given.title ?? 'Park nad Nettą',
    summary: 'Miasto chce odnowić park między śluzą a mostem.',
    topic: 'greenery',
  })
  const found = async () => (await processById(context.db, id)) as Process
  const opensAt = Temporal.Instant.from('2026-09-01T06:00:00Z')
  await editProcess(context, await found(), { opensAt, closesAt: Temporal.Instant.from('2026-09-30T21:59:59Z') })
  if (given.announced !== false)
    await announceProcess({ ...context, now: opensAt.subtract({ hours: 24 }) }, await found())
  return found()
}

/** A remark given over the web. */
export const aRemark = (context: Context, process: Process, given: Partial<RemarkInput> = {}) =>
  giveRemark(context, process, INTAKE, {
    body: 'Proszę o więcej drzew przy alejce.',
    quotation: null,
    signature: null,
    placeWords: null,
    point: null,
    formKey: newId(),
    ...given,
  })
