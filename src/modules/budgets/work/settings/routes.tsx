import { Hono } from 'hono'
import { found } from '../../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../../platform/http/index.ts'
import { keepTalk, talkSettingsOf } from '../../../discussions/index.ts'
import { columnsWithin, wordsIn } from '../../../forms/index.ts'
import { mostSignatures } from '../../../law/index.ts'
import { mayModerate } from '../../../moderation/index.ts'
import { boxOfUnit, prepareSheet, shapeOf, unitByCode } from '../../../places/index.ts'
import { mayEditProcess, type Process, workPathOf } from '../../../processes/index.ts'
import { editEdition, keepPool, problemsOf, removePool } from '../../editions/actions.ts'
import { type Calendar, calendarProblems, DATES } from '../../editions/calendar.ts'
import type { Settings } from '../../editions/settings.ts'
import { poolById, poolsOf } from '../../editions/store.ts'
import type { BudgetsPorts } from '../../ports.ts'
import type { At } from '../../projects/actions.ts'
import { askedOfProjects, beginProjectQuestions, projectForm } from '../../projects/questions/actions.ts'
import { BasisForm, CalendarForm, EvaluationForm, PoolForm, TalksForm, VotingForm } from '../forms.ts'
import { type Frame, framed } from '../frame.tsx'
import { PARTS, type Part, SettingsPage } from './page.tsx'
import { criteriaFrom, instantOf, pricesFrom, shapeFrom, typedPart } from './typed.ts'

/** The settings of an edition, one part a page. */
export function openSettings({ forms }: Pick<BudgetsPorts, 'forms'>): App {
  const routes: App = new Hono<AppEnv>()
  const at = (c: HttpContext) => framed(c, mayEditProcess)

  routes.get('/:slug/ustawienia', async (c) => {
    const { process } = await at(c)
    return seeOther(c, `${workPathOf(process)}/ustawienia/podstawa`)
  })
  for (const part of PARTS) routes.get(`/:slug/ustawienia/${part}`, async (c) => settings(c, await at(c), part, null))

  routes.post('/:slug/ustawienia/podstawa', async (c) => {
    const own = await at(c)
    const form = await readForm(c, BasisForm)
    if (!form.ok) return settings(c, own, 'podstawa', form, 422)
    const { expenditure, ...basis } = form.value
    return save(c, own, 'podstawa', { settings: { ...basis, expenditureGrosze: expenditure } })
  })

  routes.post('/:slug/ustawienia/kalendarz', async (c) => {
    const own = await at(c)
    const form = await readForm(c, CalendarForm)
    if (!form.ok) return settings(c, own, 'kalendarz', form, 422)
    const typed = form.value as Record<string, string>
    const calendar: Calendar = {}
    for (const { key, kind } of DATES)
      calendar[key] = typed[key] ? (kind === 'day' ? typed[key] : instantOf(typed[key])) : ''
    // What is announced stays lawful; a draft may be kept half done.
    const [broken] = calendarProblems(calendar, own.edition.year).filter(({ weight }) => weight === 'unlawful')
    if (own.process.announcedAt && broken) {
      const field = c.get('context').house.texts.in(c.get('locale'))(`budgets.date.${broken.field}`)
      const problem = withProblem(c, form, broken.field, `budgets.problem.${broken.problem}`, { field })
      return settings(c, own, 'kalendarz', problem, 422)
    }
    return save(c, own, 'kalendarz', { calendar })
  })

  routes.post('/:slug/ustawienia/pule', async (c) => {
    const own = await at(c)
    const form = await readForm(c, PoolForm)
    if (!form.ok) return settings(c, own, 'pule', form, 422)
    const { amount, signatures, least, most, threshold, ...pool } = form.value
    const limit = mostSignatures(pool.residents)
    if ((signatures ?? 0) > limit)
      return settings(
        c,
        own,
        'pule',
        withProblem(c, form, 'signatures', 'budgets.form.signatures', { count: limit }),
        422,
      )
    if (pool.unitCode && !(await unitByCode(c.get('context').db, pool.unitCode)))
      return settings(c, own, 'pule', withProblem(c, form, 'unitCode', 'budgets.form.teryt'), 422)
    const id = c.req.query('pula')
    const known = id ? found(await poolById(c.get('context').db, own.process.id, id)) : null
    await keepPool(
      c.get('context'),
      own,
      {
        ...pool,
        amountGrosze: amount ?? 0,
        signatures: signatures ?? 0,
        leastGrosze: least,
        mostGrosze: most,
        threshold: threshold ?? 0,
      },
      known?.id ?? null,
    )
    return seeOther(c, `${workPathOf(own.process)}/ustawienia/pule`, 'budgets.flash.saved')
  })

  routes.post('/:slug/ustawienia/pule/:pool/usuniecie', async (c) => {
    const own = await at(c)
    const pool = found(await poolById(c.get('context').db, own.process.id, c.req.param('pool')))
    await removePool(c.get('context'), own, pool)
    return seeOther(c, `${workPathOf(own.process)}/ustawienia/pule`, 'budgets.flash.removed')
  })

  routes.post('/:slug/ustawienia/pytania', async (c) => {
    const { process } = await at(c)
    const form = await beginProjectQuestions(c.get('context'), forms, process)
    return seeOther(c, `/praca/formularze/${form.id}`)
  })

  routes.post('/:slug/ustawienia/ocena', async (c) => {
    const own = await at(c)
    const form = await readForm(c, EvaluationForm)
    if (!form.ok) return settings(c, own, 'ocena', form, 422)
    const prices = pricesFrom(form.value.prices)
    if (!prices) return settings(c, own, 'ocena', withProblem(c, form, 'prices', 'budgets.form.prices'), 422)
    return save(c, own, 'ocena', {
      settings: {
        formal: criteriaFrom(form.value.formal, 'f', own.edition.settings.formal),
        substantive: criteriaFrom(form.value.substantive, 'm', own.edition.settings.substantive),
        secondPerson: form.value.secondPerson,
        prices,
      },
    })
  })

  routes.post('/:slug/ustawienia/glosowanie', async (c) => {
    const own = await at(c)
    const form = await readForm(c, VotingForm)
    if (!form.ok) return settings(c, own, 'glosowanie', form, 422)
    const { shape, most, ...voting } = form.value
    const pools = await poolsOf(c.get('context').db, own.process.id)
    if (voting.way === 'sms' && pools.length > 1)
      return settings(c, own, 'glosowanie', withProblem(c, form, 'way', 'budgets.form.way'), 422)
    if (voting.way === 'pesel' && !voting.peselBasis)
      return settings(c, own, 'glosowanie', withProblem(c, form, 'peselBasis', 'budgets.problem.pesel'), 422)
    return save(c, own, 'glosowanie', { settings: { ...voting, shape: shapeFrom(shape, most) } })
  })

  routes.post('/:slug/ustawienia/rozmowy', async (c) => {
    const own = await at(c)
    const form = await readForm(c, TalksForm)
    if (!form.ok) return settings(c, own, 'rozmowy', form, 422)
    await keepTalk(c.get('context'), own.process, form.value)
    return seeOther(c, `${workPathOf(own.process)}/ustawienia/rozmowy`, 'budgets.flash.saved')
  })

  return routes
}

async function save(
  c: HttpContext,
  own: At,
  part: Part,
  changes: { settings?: Partial<Settings>; calendar?: Calendar },
) {
  await editEdition(c.get('context'), own, changes)
  return seeOther(c, `${workPathOf(own.process)}/ustawienia/${part}`, 'budgets.flash.saved')
}

async function settings(
  c: HttpContext,
  { frame, ...own }: At & { frame: Frame },
  part: Part,
  given: Form | null,
  status = 200,
) {
  const pools = await poolsOf(c.get('context').db, own.process.id)
  const id = c.req.query('pula')
  const pool = part === 'pule' && id ? (pools.find((each) => each.id === id) ?? null) : null
  const { edition, process } = own
  const talk = await talkSettingsOf(c.get('context'), process)
  const props = {
    frame,
    part,
    questions: await questionsOf(c, own.process),
    map: part === 'pule' && !edition.votingReadyAt ? await mapOf(c, own.process) : null,
    edition,
    pools,
    pool,
    problems: problemsOf(own, pools),
    waiting: talk?.waiting ?? 0,
    moderation: mayModerate(c.get('context').actor, process.organisationId)
      ? `/praca/organizacje/${process.organisationId}/moderacja`
      : null,
    form: given ?? emptyForm(typedPart(part, edition, { pool, talk: talk?.settings ?? null })),
  }
  return page(c, <SettingsPage {...props} />, status)
}

async function mapOf(c: HttpContext, process: Process) {
  const { db } = c.get('context')
  const unit = await unitByCode(db, process.unitCode)
  if (!unit) return null
  return { unit, sheet: await prepareSheet(db, boxOfUnit(shapeOf(unit).code), unit) }
}

async function questionsOf(c: HttpContext, process: Process) {
  const context = c.get('context')
  const version = await askedOfProjects(context, process)
  const asked = (version ? columnsWithin(version) : []).map(({ label, visibility }) => ({
    words: wordsIn(label, c.get('locale'), version?.definition.languages ?? ['pl']),
    isPrivate: visibility === 'private',
  }))
  return { form: await projectForm(context, process), asked }
}
