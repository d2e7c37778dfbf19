import { organisationsPage } from '../../modules/network/index.ts'
import {
  addIntention,
  addInvited,
  admitRequest,
  answerRequest,
  beginPlan,
  changeIntention,
  changeOfficeRules,
  confirm,
  draftOfPlan,
  findPlan,
  freezePlan,
  giveReason,
  giveRequest,
  giveUpIntention,
  intentionById,
  keepAnswers,
  openWarnings,
  planOf,
  READINESS,
  requestById,
  requestToken,
  supportRequest,
  verifyRequest,
} from '../../modules/planning/index.ts'
import { listProcesses, type Process, processBySlug } from '../../modules/processes/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { planningPorts } from '../planning/ports.ts'
import type { Calendar } from './calendar.ts'
import { ORGANISATIONS, type OrganisationKey } from './organisations.ts'
import { headsOfTeams } from './people.ts'
import { daysOfPlan, sejnyPlan } from './stories/sejny-plan.ts'
import { tell } from './tell.ts'

/** What the team of Sejny wrote against warnings, by their kind. */
const REASONS: Record<string, string> = {
  'announced-shortly':
    'Tygodnik ukazuje się w piątki, a ogłoszenie miało być w nim razem z BIP. O planowanych konsultacjach pisaliśmy od stycznia w rocznym planie.',
  summer:
    'Termin uchwalenia planu wyznacza ustawa. Spotkanie i spacer zorganizowaliśmy w dni, w które większość osób jest na miejscu.',
  winter: 'Termin uchwalenia planu wyznacza ustawa. W czasie świąt uwagi zbieraliśmy tylko przez internet i listownie.',
  overlap: 'Drugie konsultacje dotyczą innej sprawy i kończą się wcześniej; spotkania są w różne dni.',
}

const YES = Object.fromEntries(READINESS.map((point) => [point, 'yes' as const]))

/** A general plan run wholly by the procedure, plans under way, yearly plans of several offices, rules of a resolution. */
export async function bringPlanning(context: Context, calendar: Calendar) {
  const heads = await headsOfTeams(context)
  const ids = await organisationIds(context)
  const of = (key: OrganisationKey): { actor: Actor; id: string } | null => {
    const [head, id] = [heads[key], ids.get(key)]
    return head && id ? { actor: { ...head, roles: [{ role: 'team-admin', scope: id }] }, id } : null
  }
  const sejny = of('sejny')
  const slug = sejny && (await bringGeneralPlan(context, calendar, sejny))
  await bringYearly(context, calendar, of, slug ? await processBySlug(context.db, slug) : null)

  const suwalki = of('suwalki')
  if (suwalki)
    await changeOfficeRules({ ...context, actor: suwalki.actor, now: calendar.workday(-300, '09:30') }, suwalki.id, {
      resolution: 'uchwała Rady Miejskiej w Suwałkach o zasadach konsultacji, § 6 (przykład)',
      days: 21,
      forms: 3,
      daysAhead: 7,
      reportDays: 30,
      requestPeople: 100,
      requestDays: 30,
      requestBy: 'email',
    })
  await bringRequests(context, calendar, of)

  const augustow = of('augustow')
  if (augustow) {
    const planning = { ...context, actor: augustow.actor, now: calendar.workday(-2, '11:20') }
    const plan = await findPlan(planning, await beginPlan(planning, augustow.id))
    const next = await keepAnswers(planning, plan, {
      readiness: { ...YES, 'documents-ready': 'no' },
      matter: 'strategy',
    })
    await keepAnswers(planning, next, {
      about: {
        title: 'Strategia rozwoju Augustowa',
        summary: 'Jakie miasto chcemy mieć za dziesięć lat i od czego zacząć?',
        topic: 'strategy',
        unitCode: '2001011',
        place: 'Augustów',
        organ: 'Burmistrz Miasta Augustowa',
      },
    })
  }
}

type Of = (key: OrganisationKey) => { actor: Actor; id: string } | null

/** Residents who ask: one that gathers support, one answered, one the office has not looked at. */
async function bringRequests(context: Context, calendar: Calendar, of: Of) {
  const office = of('augustow')
  if (!office) return
  const team = (days: number): Context => ({ ...context, actor: office.actor, now: calendar.workday(days, '10:20') })
  const people = (days: number): Context => ({
    ...context,
    actor: { kind: 'system', name: 'demo' },
    now: calendar.at(days, '18:05'),
  })
  await changeOfficeRules(team(-290), office.id, {
    resolution: 'uchwała Rady Miejskiej w Augustowie o zasadach konsultacji, § 4 (przykład)',
    days: 21,
    forms: 2,
    daysAhead: 7,
    reportDays: 30,
    requestPeople: 12,
    requestDays: 30,
    requestBy: 'declared',
  })
  const ask = async (days: number, title: string, what: string, signature: string, why = '') => {
    const id = await giveRequest(people(days), {
      organisationId: office.id,
      title,
      what,
      why,
      place: '',
      signature,
      email: `wniosek-${Math.abs(days)}@example.org`,
    })
    await confirm(people(days), requestToken(people(days), id))
    return id
  }
  const at = async (id: string) => found(await requestById(context.db, id))
  const support = async (id: string, days: number, many: number) => {
    for (let each = 0; each < many; each++)
      await supportRequest(people(days), await at(id), {
        email: '',
        name: `Osoba Przykładowa ${each + 1}`,
        address: `ul. Wymyślona ${each + 1}`,
      })
  }

  const granted = await ask(
    -120,
    'Park nad Nettą: zapytajcie przed projektem',
    'Miasto zamówiło projekt odnowy parku. Zanim powstanie, zapytajcie nas, co zostawić, a co zmienić.',
    'Sąsiedzi z ulicy Rybackiej',
    'Rok temu plac zabaw zniknął bez słowa.',
  )
  await admitRequest(team(-118), await at(granted), null)
  await support(granted, -112, 12)
  await verifyRequest(team(-105), await at(granted), { struck: [], note: 'Wszystkie poparcia są ważne.' })
  const [park] = (
    await listProcesses(context.db, { organisationId: office.id }, calendar.now, { limit: 100 })
  ).rows.filter(({ title }) => title.startsWith('Park nad Nettą'))
  await answerRequest(team(-95), await at(granted), {
    granted: true,
    answer:
      'Konsultacje przygotujemy przed zamówieniem projektu wykonawczego. Zaprosimy na spacer po parku i do ankiety.',
    processId: park?.id ?? null,
  })

  const open = await ask(
    -14,
    'Przejście dla pieszych przy szkole na Konarskiego',
    'Rozważcie z nami trzy miejsca przejścia i progi zwalniające.',
    'Rada Rodziców (przykład)',
    'Codziennie przechodzi tędy dwieście dzieci.',
  )
  await admitRequest(team(-13), await at(open), null)
  await support(open, -9, 8)
  await ask(-1, 'Godziny ciszy na plaży miejskiej', 'Porozmawiajmy, do której może grać muzyka.', 'z Zarzecza')
}

async function organisationIds(context: Context): Promise<Map<OrganisationKey, string>> {
  const { rows } = await organisationsPage(context.db, {}, { limit: 100 })
  return new Map(
    ORGANISATIONS.flatMap(({ key, name }) => {
      const found = rows.find((row) => row.name === name && row.isDemonstration)
      return found ? [[key, found.id] as const] : []
    }),
  )
}

/** @returns the slug of the consultation */
async function bringGeneralPlan(
  context: Context,
  calendar: Calendar,
  { actor, id }: { actor: Actor; id: string },
): Promise<string> {
  const story = sejnyPlan(calendar)
  const days = daysOfPlan(calendar)
  const office = ORGANISATIONS.find(({ key }) => key === 'sejny')
  if (!office) throw new Error('Sejny is in the demonstration network')
  const iso = (day: number) => calendar.date(day).toString()
  const at = (day: number, time: string) => `${weekday(calendar, day)}T${time}`

  const draft = async (as: Context) => {
    const plan = await findPlan(as, await beginPlan(as, id))
    const answered = await keepAnswers(as, plan, {
      readiness: YES,
      matter: 'general-plan',
      about: {
        title: story.title,
        summary: story.summary,
        topic: 'space',
        unitCode: story.unitCode,
        place: 'Sejny',
        organ: story.organ,
      },
      announced: iso(days.opens - 5),
      opens: iso(days.opens),
      closes: iso(days.closes),
      reportDue: iso(days.closes + 30),
      forms: [
        {
          form: 'open-meeting',
          title: 'Spotkanie otwarte w Domu Kultury',
          at: at(days.meeting, '17:00'),
          place: 'Dom Kultury, sala na parterze',
        },
        {
          form: 'study-walk',
          title: 'Spacer od rynku do młyna',
          at: at(days.walk, '16:30'),
          place: 'zbiórka na rynku',
        },
        {
          form: 'consultation-point',
          title: 'Dyżur projektantki',
          at: at(days.desk, '14:00'),
          place: 'urząd, pokój 4',
        },
      ],
      places: ['press', 'office', 'website', 'bip', 'customary'],
    })
    return draftOfPlan(as, planningPorts, answered)
  }

  const announcing = async (as: Context, process: Process) => {
    for (const name of ['Rada Osiedla nad Marychą', 'Liceum Ogólnokształcące', 'Wspólnota Litwinów (przykład)'])
      await addInvited(as, process, { name, kind: 'group', email: null, note: '' })
    const plan = await planOf(as, process)
    if (!plan) return
    for (const warning of await openWarnings(as, planningPorts, process))
      await giveReason(
        as,
        plan,
        warning,
        REASONS[warning.kind] ?? 'Termin uzgodniliśmy z radą osiedla i parafią.',
        process,
      )
    await freezePlan(as, planningPorts, process)
  }

  const team = { head: actor, editor: actor, clerk: actor }
  const organisation = { id, name: office.name, address: office.address, mailbox: office.mailbox, phone: office.phone }
  return tell(context, { calendar, organisation, team }, story, { draft, announcing })
}

const weekday = (calendar: Calendar, day: number) =>
  calendar.workday(day).toZonedDateTimeISO('Europe/Warsaw').toPlainDate().toString()

/** What offices mean to ask this year and the next; one has become a consultation, one was given up. */
async function bringYearly(
  context: Context,
  calendar: Calendar,
  of: (key: OrganisationKey) => { actor: Actor; id: string } | null,
  general: Process | null,
) {
  const year = calendar.year(0)
  const plans: [OrganisationKey, number, number, string, string][] = [
    ['augustow', year, 3, 'Ceny biletów komunikacji miejskiej', 'Ile ma kosztować bilet i kto pojedzie za darmo.'],
    ['augustow', year, 9, 'Park nad Nettą', 'Co zmienić, a co zostawić w parku między śluzą a mostem.'],
    ['augustow', year + 1, 2, 'Strategia rozwoju Augustowa', 'Jakie miasto za dziesięć lat.'],
    ['elk', year, 10, 'Program współpracy z organizacjami', 'Na co w przyszłym roku dać dotacje.'],
    ['elk', year + 1, 4, 'Nowe nazwy ulic na osiedlu Jeziorna', ''],
    ['suwalki', year + 1, 3, 'Strefa czystego transportu', 'Czy i gdzie ją wyznaczyć.'],
  ]
  for (const [key, planned, month, title, summary] of plans) {
    const office = of(key)
    if (!office) continue
    const as = { ...context, actor: office.actor, now: calendar.workday(-200, '10:00') }
    const id = await addIntention(as, office.id, { year: planned, month, title, summary, runningUnit: '' })
    const intention = title.startsWith('Ceny') ? await intentionById(as.db, id) : null
    if (intention) await giveUpIntention(as, intention, 'Rada postanowiła nie zmieniać cen w tym roku.')
  }
  const sejny = of('sejny')
  if (!sejny || !general) return
  const as = { ...context, actor: sejny.actor, now: calendar.workday(-250, '10:00') }
  const { year: begun, month } = calendar.date(daysOfPlan(calendar).opens)
  const words = {
    year: begun,
    month,
    title: 'Plan ogólny miasta',
    summary: 'Gdzie nowe domy, a gdzie zieleń.',
    runningUnit: 'Referat Gospodarki Przestrzennej',
  }
  const intention = await intentionById(as.db, await addIntention(as, sejny.id, words))
  if (intention) await changeIntention(as, intention, { ...words, processId: general.id })
}
