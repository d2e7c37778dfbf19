import type { BuiltProject } from '../../modules/budgets/index.ts'
import { organisationById } from '../../modules/network/index.ts'
import { Content, draftPractice, workPathOf } from '../../modules/practices/index.ts'
import type { Process } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import { formatMoney } from '../../platform/texts/index.ts'

/** A practice begun from a project of a participatory budget that is built: its author writes the lessons, editors accept it. */
export async function offerPractice(context: Context, process: Process, built: BuiltProject): Promise<string> {
  const t = context.house.texts.in('pl')
  const organiser = await organisationById(context.db, process.organisationId)
  const cost =
    built.costGrosze === null ? '' : t('app.practices.built.cost', { amount: formatMoney(built.costGrosze, 'pl') })
  const content = Content.parse({
    title: built.title,
    essence: built.summary.slice(0, 400),
    tool: 'participatory-budget',
    theme: 'other',
    organiserType: 'local-government',
    organiserName: organiser?.name ?? '',
    scale: 'gmina',
    yearFrom: built.year - 1,
    yearTo: built.doneOn.year,
    unitCodes: [process.unitCode],
    placeWords: built.placeWords,
    precision: built.point ? 'exact' : 'municipality',
    point: built.point,
    whoTookPart: built.beneficiaries,
    context: built.reason,
    course: [t('app.practices.built.votes', { count: built.votes }), ...built.course].join('\n\n'),
    effect: [t('app.practices.built.done', { year: built.doneOn.year }), cost].filter(Boolean).join(' '),
    evidence: [{ title: built.title, url: built.path }],
  })
  const { id } = await draftPractice(context, content, {
    processId: process.id,
    organisationId: process.organisationId,
  })
  return `${workPathOf({ id })}/przebieg`
}
