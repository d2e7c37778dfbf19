import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import {
  mayWorkOnRemarks,
  type Process,
  phaseOf,
  processById,
  processesOfOrganisations,
} from '../../processes/index.ts'
import { enterRemark } from '../../remarks/index.ts'
import { RemarkFields } from '../fields.tsx'
import type { FieldPorts } from '../ports.ts'
import type { FieldSource } from '../source.ts'

const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .default('')
    .transform((text) => text.replace(/\s+/g, ' ').trim() || null)

/** What was written down of what somebody said. */
const Said = z.object({
  body: z.string().trim().min(1, 'field.remark.body.needed').max(20_000, 'field.remark.body.long'),
  placeWords: line(200),
  /** Shown with the remark; there only when its author agreed to it. */
  signature: line(40),
})

/** Remarks heard at a market or a meeting, written down on the spot. */
export function remarksSource(ports: FieldPorts): FieldSource {
  const mine = async (context: Context, id: string): Promise<Process | null> => {
    const process = await processById(context.db, id)
    return process?.announcedAt && mayWorkOnRemarks(context.actor, process) ? process : null
  }
  const offerOf = (process: Process) => ({
    kind: 'remark' as const,
    id: process.id,
    title: process.title,
    caption: '',
    closesAt: process.closesAt?.toString() ?? null,
  })
  return {
    kind: 'remark',
    async offers(context) {
      return (await openProcesses(context)).map(offerOf)
    },
    async pack(c, id) {
      const context = c.get('context')
      const process = await mine(context, id)
      if (!process || phaseOf(process, context.now) !== 'open') return null
      const { takesPlace } = await ports.intakeOf(context, process)
      return { ...offerOf(process), html: c.get('render')(c, <RemarkFields takesPlace={takesPlace} />), version: null }
    },
    async target(context, id) {
      const process = await mine(context, id)
      return process && !process.cancelledAt
        ? { organisationId: process.organisationId, opensAt: process.opensAt, closesAt: process.closesAt }
        : null
    },
    async takeIn(context, item, { receivedOn }) {
      const process = await mine(context, item.target)
      const said = Said.safeParse(item.payload)
      const t = context.house.texts.in(context.locale)
      if (!process) return { ok: false, problems: [] }
      if (!said.success)
        return {
          ok: false,
          problems: said.error.issues.map(({ path, message }) => ({
            field: String(path[0] ?? ''),
            text: context.house.texts.has(context.locale, message) ? t(message) : t('http.form.wrong'),
          })),
        }
      const { body, placeWords, signature } = said.data
      const settings = await ports.intakeOf(context, process)
      const entered = await enterRemark(
        context,
        process,
        settings,
        {
          body,
          quotation: null,
          placeWords: settings.takesPlace ? placeWords : null,
          channel: 'meeting',
          receivedOn,
          author: { kind: signature ? 'person' : 'anonymous', name: null, organisation: null, signature },
          email: null,
        },
        item.key,
      )
      return { ok: true, reference: entered.reference, first: entered.first }
    },
  }
}

/** Processes that this actor's teams run and that are open now. */
export async function openProcesses(context: Context): Promise<Process[]> {
  const { actor, db, now } = context
  const scopes = actor.kind === 'person' ? actor.roles.flatMap(({ scope }) => scope ?? []) : []
  const all = await processesOfOrganisations(db, [...new Set(scopes)])
  // Remarks are taken in consultations; a budget has other ways to be heard.
  return all.filter(
    (process) =>
      process.kind === 'consultation' && mayWorkOnRemarks(actor, process) && phaseOf(process, now) === 'open',
  )
}
