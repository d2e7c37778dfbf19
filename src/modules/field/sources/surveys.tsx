import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { isId } from '../../../platform/ids.ts'
import type { IslandName } from '../../../ui/index.ts'
import {
  type AnsweringSettings,
  answeringPhase,
  currentVersion,
  type Form,
  formById,
  formOf,
  submitAnswers,
  TakenAlongForm,
  takenAlongAnswers,
  takenAlongIslands,
  versionById,
  wordsIn,
} from '../../forms/index.ts'
import type { FieldPorts } from '../ports.ts'
import type { FieldSource } from '../source.ts'
import { openProcesses } from './remarks.tsx'

/** What stood in the fields of a survey, by their names. */
const Typed = z.object({
  version: z.string().refine(isId),
  locale: z.enum(['pl', 'en']),
  typed: z.record(z.string().max(200), z.array(z.string().max(20_000)).max(200)),
})

/** Scripts that surveys need on the application's page. */
export const surveyIslands: IslandName[] = [...takenAlongIslands]

/** Surveys of the teams' processes, answered aloud and typed by a clerk, or by the person on the tablet. */
export function surveysSource(ports: FieldPorts): FieldSource {
  const at = async (context: Context, id: string): Promise<{ form: Form; settings: AnsweringSettings } | null> => {
    const form = await formById(context.db, id)
    const port = form && ports.forms.owners[form.owner.kind]
    if (!form || !port || !(await port.mayEnter(context, form.owner.id))) return null
    const settings = await port.answering(context, form.owner.id)
    return settings && { form, settings }
  }
  const offerOf = async (context: Context, { form, settings }: { form: Form; settings: AnsweringSettings }) => {
    const version = await currentVersion(context.db, form.id)
    if (!version || answeringPhase(settings, context.now) !== 'open') return null
    const { definition } = version
    return {
      offer: {
        kind: 'survey' as const,
        id: form.id,
        title: wordsIn(definition.title, context.locale, definition.languages),
        caption: settings.caption,
        closesAt: settings.closesAt?.toString() ?? null,
      },
      version,
    }
  }
  return {
    kind: 'survey',
    async offers(context) {
      const offers = []
      for (const process of await openProcesses(context))
        for (const owner of await ports.formOwnersOf(context, process)) {
          const form = await formOf(context.db, owner)
          const found = form && (await at(context, form.id))
          const offered = found && (await offerOf(context, found))
          if (offered) offers.push(offered.offer)
        }
      return offers
    },
    async pack(c, id) {
      const context = c.get('context')
      const found = await at(context, id)
      const offered = found && (await offerOf(context, found))
      if (!found || !offered) return null
      const { version } = offered
      return {
        ...offered.offer,
        version: version.id,
        html: c.get('render')(c, <TakenAlongForm version={version} settings={found.settings} />),
      }
    },
    async target(context, id) {
      const found = await at(context, id)
      if (!found) return null
      const { form, settings } = found
      const organisationId = await ports.forms.owners[form.owner.kind]?.organisationOf(context, form.owner.id)
      return organisationId ? { organisationId, opensAt: settings.opensAt, closesAt: settings.closesAt } : null
    },
    async takeIn(context, item, { collectedAt, late }) {
      const typed = Typed.safeParse(item.payload)
      const version = typed.success ? await versionById(context.db, typed.data.version) : null
      const t = context.house.texts.in(context.locale)
      if (!typed.success || version?.formId !== item.target)
        return { ok: false, problems: [{ field: '', text: t('field.survey.other-version') }] }
      const submitted = await submitAnswers(context, ports.forms, version, {
        answers: await takenAlongAnswers(context, version, typed.data.typed),
        key: item.key,
        channel: 'field',
        locale: typed.data.locale,
        answeredAt: collectedAt,
        late,
      })
      if (submitted.ok) return { ok: true, reference: submitted.answered.reference, first: submitted.first }
      if (submitted.problem !== 'answers') return { ok: false, problems: [] }
      return {
        ok: false,
        problems: submitted.problems.map(({ field, key, values }) => ({ field, text: t(key, values) })),
      }
    },
  }
}
