import { Hono } from 'hono'
import { ZONE } from '../../../platform/clock.ts'
import { found } from '../../../platform/errors.ts'
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
} from '../../../platform/http/index.ts'
import { groszeOf, mostSignatures } from '../../law/index.ts'
import { mayEditProcess, workPathOf } from '../../processes/index.ts'
import { editEdition, keepPool, problemsOf, removePool } from '../editions/actions.ts'
import { type Calendar, calendarProblems, DATES } from '../editions/calendar.ts'
import type { Criterion, Price, Settings } from '../editions/settings.ts'
import { poolById, poolsOf } from '../editions/store.ts'
import type { At } from '../projects/actions.ts'
import { amountTyped } from '../projects/giving-forms.ts'
import { BasisForm, CalendarForm, EvaluationForm, PoolForm, VotingForm } from './forms.ts'
import { type Frame, framed } from './frame.tsx'
import { PARTS, type Part, SettingsPage } from './settings-pages.tsx'

/** The settings of an edition, one part a page. */
export function openSettings(): App {
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
      const field = c.var.context.house.texts.in(c.var.locale)(`budgets.date.${broken.field}`)
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
    const id = c.req.query('pula')
    const known = id ? found(await poolById(c.var.context.db, own.process.id, id)) : null
    await keepPool(
      c.var.context,
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
    const pool = found(await poolById(c.var.context.db, own.process.id, c.req.param('pool')))
    await removePool(c.var.context, own, pool)
    return seeOther(c, `${workPathOf(own.process)}/ustawienia/pule`, 'budgets.flash.removed')
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
    const pools = await poolsOf(c.var.context.db, own.process.id)
    if (['codes', 'sms'].includes(voting.way) && pools.length > 1)
      return settings(c, own, 'glosowanie', withProblem(c, form, 'way', 'budgets.form.way'), 422)
    if (voting.way === 'pesel' && !voting.peselBasis)
      return settings(c, own, 'glosowanie', withProblem(c, form, 'peselBasis', 'budgets.problem.pesel'), 422)
    return save(c, own, 'glosowanie', { settings: { ...voting, shape: shapeFrom(shape, most) } })
  })

  return routes
}

async function save(
  c: HttpContext,
  own: At,
  part: Part,
  changes: { settings?: Partial<Settings>; calendar?: Calendar },
) {
  await editEdition(c.var.context, own, changes)
  return seeOther(c, `${workPathOf(own.process)}/ustawienia/${part}`, 'budgets.flash.saved')
}

async function settings(
  c: HttpContext,
  { frame, ...own }: At & { frame: Frame },
  part: Part,
  given: Form | null,
  status = 200,
) {
  const pools = await poolsOf(c.var.context.db, own.process.id)
  const id = c.req.query('pula')
  const pool = part === 'pule' && id ? (pools.find((each) => each.id === id) ?? null) : null
  const { edition } = own
  const s = edition.settings
  const values = (): Record<string, string> => {
    switch (part) {
      case 'podstawa':
        return {
          resolution: s.resolution,
          cityWithPowiatRights: s.cityWithPowiatRights ? 'tak' : '',
          expenditure: s.expenditureGrosze === null ? '' : amountTyped(s.expenditureGrosze),
          submitters: s.submitters,
          voters: s.voters,
          guardianBelow: s.guardianBelow === null ? '' : String(s.guardianBelow),
          perAuthor: s.perAuthor === null ? '' : String(s.perAuthor),
          about: s.about,
        }
      case 'kalendarz':
        return Object.fromEntries(
          DATES.map(({ key, kind }) => [
            key,
            edition.calendar[key] ? (kind === 'day' ? edition.calendar[key] : typedMoment(edition.calendar[key])) : '',
          ]),
        )
      case 'pule':
        return pool
          ? {
              name: pool.name,
              areaWords: pool.areaWords,
              residents: String(pool.residents),
              amount: amountTyped(pool.amountGrosze),
              signatures: String(pool.signatures),
              least: pool.leastGrosze === null ? '' : amountTyped(pool.leastGrosze),
              most: pool.mostGrosze === null ? '' : amountTyped(pool.mostGrosze),
              threshold: String(pool.threshold),
              leftoverOrder: pool.leftoverOrder === null ? '' : String(pool.leftoverOrder),
              oneOf: pool.oneOf ? 'tak' : '',
            }
          : {}
      case 'ocena':
        return {
          formal: s.formal.map(writtenCriterion).join('\n'),
          substantive: s.substantive.map(writtenCriterion).join('\n'),
          secondPerson: s.secondPerson ? 'tak' : '',
          prices: s.prices
            .map(({ name, unit, priceGrosze }) => `${name} | ${unit} | ${amountTyped(priceGrosze)}`)
            .join('\n'),
        }
      case 'glosowanie':
        return {
          ...shapeTyped(s.shape),
          counting: s.counting,
          ties: s.ties,
          exclusions: s.exclusions ? 'tak' : '',
          leftovers: s.leftovers,
          leftoverRule: s.leftoverRule,
          way: s.way,
          listLabel: s.listLabel,
          peselBasis: s.peselBasis,
          repeated: s.repeated,
          takesPaper: s.takesPaper ? 'tak' : '',
          paperPoints: s.paperPoints,
          drawSource: s.drawSource,
        }
    }
  }
  const props = {
    frame,
    part,
    edition,
    pools,
    pool,
    problems: problemsOf(own, pools),
    form: given ?? emptyForm(values()),
  }
  return page(c, <SettingsPage {...props} />, status)
}

/** A criterion in a line: the question, the ready negative sentence, and whether it can be mended. */
const writtenCriterion = ({ text, negative, correctable }: Criterion) =>
  `${text} | ${negative} | ${correctable ? 'do uzupełnienia' : 'bez uzupełnienia'}`

/** Ids of criteria that stay keep what cards said of them. */
function criteriaFrom(written: string, prefix: string, before: readonly Criterion[]): Criterion[] {
  const known = new Map(before.map(({ text, id }) => [text, id]))
  let next = Math.max(0, ...before.map(({ id }) => Number(id.replace(/\D/g, '')) || 0))
  return written
    .split('\n')
    .map((each) => each.split('|').map((part) => part.trim()))
    .filter(([text]) => text)
    .map(([text = '', negative = '', mend = '']) => ({
      id: known.get(text) ?? `${prefix}${++next}`,
      text,
      negative: negative || text,
      correctable: mend !== 'bez uzupełnienia',
    }))
}

function pricesFrom(written: string): Price[] | null {
  const prices: Price[] = []
  for (const each of written.split('\n').filter((one) => one.trim() !== '')) {
    const [name = '', unit = '', price = ''] = each.split('|').map((part) => part.trim())
    const grosze = groszeOf(price)
    if (!name || grosze === null) return null
    prices.push({ name, unit, priceGrosze: Number(grosze) })
  }
  return prices
}

function shapeFrom(kind: string, most: number): Settings['shape'] {
  switch (kind) {
    case 'points':
      return { kind: 'points', total: most, each: most }
    case 'fixed':
      return { kind: 'fixed-points', points: Array.from({ length: most }, (_, at) => most - at) }
    case 'ranking':
      return { kind: 'ranking', most }
    default:
      return { kind: 'choose', most, exactly: kind === 'choose-exactly' }
  }
}

function shapeTyped(shape: Settings['shape']): { shape: string; most: string } {
  switch (shape.kind) {
    case 'points':
      return { shape: 'points', most: String(shape.total) }
    case 'fixed-points':
      return { shape: 'fixed', most: String(shape.points.length) }
    case 'choose':
      return { shape: shape.exactly ? 'choose-exactly' : 'choose', most: String(shape.most) }
    default:
      return { shape: shape.kind, most: String(shape.most) }
  }
}

const instantOf = (typed: string) => Temporal.PlainDateTime.from(typed).toZonedDateTime(ZONE).toInstant().toString()
const typedMoment = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })
