import {
  dayOf,
  deadlineAfter,
  groszeOf,
  isProcedure,
  type Length,
  leastBudget,
  PROCEDURES,
  planConsultation,
  rulesOf,
  type Window,
  zlotyOf,
} from '../../modules/law/index.ts'
import { type Command, CommandProblem, say } from './command.ts'

const FROM = 'dzień zdarzenia albo rozpoczęcia, np. 2026-09-07'

export const calcDeadline: Command = {
  name: 'calc deadline',
  summary: 'Liczy koniec terminu według art. 57 KPA i wypisuje go jako JSON; bez bazy danych i ustawień.',
  usage: 'calc deadline --from RRRR-MM-DD (--days N | --weeks N | --months N | --years N) [--rolls]',
  options: {
    from: { type: 'string' },
    days: { type: 'string' },
    weeks: { type: 'string' },
    months: { type: 'string' },
    years: { type: 'string' },
    rolls: { type: 'boolean' },
  },
  meanings: {
    from: `${FROM}; sam nie jest liczony`,
    days: 'długość terminu w dniach',
    weeks: 'długość terminu w tygodniach',
    months: 'długość terminu w miesiącach',
    years: 'długość terminu w latach',
    rolls: 'termin z końcem w sobotę albo dzień wolny przechodzi na następny dzień roboczy (art. 57 § 4)',
  },
  async run({ values }) {
    const from = dayGiven(values.from)
    const length = lengthGiven(values)
    const rolls = values.rolls === true
    const { raw, rolled, end, safe } = deadlineAfter(from, length, { rolls })
    print({
      from,
      ...length,
      rolls,
      end,
      raw,
      rolled,
      safe,
      article: rolls ? 'art. 57 § 1–4 KPA' : 'art. 57 § 1–3a KPA',
    })
  },
}

export const calcConsultation: Command = {
  name: 'calc consultation',
  summary: 'Wypisuje jako JSON najkrótszy zgodny z prawem kalendarz konsultacji; bez bazy danych i ustawień.',
  usage: `calc consultation --procedure ${PROCEDURES.join('|')} --from RRRR-MM-DD`,
  options: { procedure: { type: 'string' }, from: { type: 'string' } },
  meanings: { procedure: 'rodzaj procedury', from: 'pierwszy dzień zbierania uwag, np. 2026-09-07' },
  async run({ values }) {
    const from = dayGiven(values.from)
    const procedure = String(values.procedure ?? '')
    if (!isProcedure(procedure)) throw new CommandProblem(`Podaj --procedure: ${PROCEDURES.join(', ')}.`)
    const rules = rulesOf(procedure, from)
    if (!rules) throw new CommandProblem(`Dla dnia ${from} nie znamy przepisów tej procedury.`)
    const plan = planConsultation(rules, from)
    print({
      procedure,
      from,
      act: rules.act,
      validFrom: rules.validFrom,
      validTo: rules.validTo,
      confidence: rules.confidence,
      minimumDays: rules.collecting?.days ?? null,
      exactly: rules.collecting?.exact ?? false,
      earliestEnd: plan.earliestEnd,
      cautiousEnd: plan.cautiousEnd,
      recommendedEnd: plan.recommendedEnd,
      meetings: written(plan.meetings),
      forms: rules.forms,
      announcement: rules.announcement,
      report: plan.reportDue && { raw: plan.reportDue.raw, end: plan.reportDue.end, warnBefore: plan.reportDue.safe },
      recipients: rules.recipients,
      articles: plan.articles,
    })
  },
}

export const calcBudgetMinimum: Command = {
  name: 'calc budget-minimum',
  summary: 'Liczy najmniejszą kwotę budżetu obywatelskiego miasta na prawach powiatu (0,5% wydatków), jako JSON.',
  usage: 'calc budget-minimum --expenditure KWOTA',
  options: { expenditure: { type: 'string' } },
  meanings: { expenditure: 'wydatki wykonane według ostatniego sprawozdania, w złotych, np. 7654321987.65' },
  async run({ values }) {
    const expenditure = groszeOf(String(values.expenditure ?? ''))
    if (expenditure === null) throw new CommandProblem('Podaj --expenditure w złotych, np. 7654321987.65.')
    print({
      expenditure: zlotyOf(expenditure),
      minimum: zlotyOf(leastBudget(expenditure)),
      article: 'art. 5a ust. 5 USG',
    })
  },
}

function dayGiven(value: string | boolean | undefined): Temporal.PlainDate {
  const day = dayOf(String(value ?? ''))
  if (!day) throw new CommandProblem('Podaj --from jako istniejącą datę: rok-miesiąc-dzień, np. 2026-09-07.')
  return day
}

function lengthGiven(values: Record<string, string | boolean | undefined>): Length {
  const given = (['days', 'weeks', 'months', 'years'] as const).filter((unit) => values[unit] !== undefined)
  const [unit] = given
  const count = unit === undefined ? '' : String(values[unit])
  if (given.length !== 1 || unit === undefined || !/^\d{1,5}$/.test(count))
    throw new CommandProblem('Podaj jedną długość terminu liczbą całkowitą: --days, --weeks, --months albo --years.')
  return { [unit]: Number(count) } as Length
}

const written = (window: Window | null) => window && { from: window.from, to: window.to }

const print = (answer: object) => say(JSON.stringify(answer, null, 2))
