import { dateOf, endOf } from '../../platform/clock.ts'
import { formatDate } from '../../platform/texts/index.ts'
import { PERSONAL_DATA } from '../personal-data.ts'
import { type Ended, foreseeRetention } from '../retention/ending.ts'
import { keptInWords, whatOf } from '../retention/words.ts'
import { texts } from '../texts.ts'
import { type Command, CommandProblem, say } from './command.ts'
import { withHouse } from './with-house.ts'

/** Days ahead that are looked at when no day is named. */
const AHEAD = 30

export const retention: Command = {
  name: 'retention',
  summary: 'Mówi, które dane osobowe zostaną usunięte, kiedy i dlaczego; niczego nie usuwa.',
  usage: 'retention [--do 2026-12-31] [--json]',
  options: { do: { type: 'string' }, json: { type: 'boolean' } },
  meanings: {
    do: 'dzień, do którego patrzeć; bez niego 30 dni naprzód',
    json: 'wypisuje tablicę JSON: reguła, czas, ile dziś i ile do tego dnia',
  },
  async run({ values }) {
    const lines = await withHouse('retention', async (context) => {
      const until = dayOf(values.do) ?? dateOf(context.now).add({ days: AHEAD })
      if (Temporal.PlainDate.compare(until, dateOf(context.now)) < 0)
        throw new CommandProblem('Dzień w --do już minął. Podaj dzisiejszy albo późniejszy.')
      const now = await foreseeRetention(context, PERSONAL_DATA, context.now)
      const then = await foreseeRetention(context, PERSONAL_DATA, endOf(until))
      return { until, rows: now.map((ended, index) => ({ ...ended, later: then[index]?.rows ?? 0 })) }
    })
    say(values.json ? JSON.stringify(asData(lines)) : written(lines))
  },
}

interface Lines {
  until: Temporal.PlainDate
  rows: (Ended & { later: number })[]
}

function dayOf(text: string | boolean | undefined | (string | boolean)[]): Temporal.PlainDate | null {
  if (typeof text !== 'string') return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    throw new CommandProblem('Podaj dzień jako RRRR-MM-DD, np. --do 2026-12-31.')
  }
}

const asData = ({ until, rows }: Lines) =>
  rows.map(({ module, rule, kept, rows: now, later }) => ({
    store: module,
    rule,
    kept,
    now,
    until: until.toString(),
    later,
  }))

function written({ until, rows }: Lines): string {
  const t = texts.in('pl')
  const stores = [...Map.groupBy(rows, ({ module }) => module)]
  const without = PERSONAL_DATA.filter(({ retention = [] }) => retention.length === 0).map(({ module }) => module)
  return [
    `Dziś usunie nocne zadanie / do ${formatDate(until, 'pl')}:`,
    ...stores.flatMap(([module, rules]) => [
      '',
      module,
      ...rules.map(
        (rule) =>
          `  ${String(rule.rows).padStart(5)} / ${String(rule.later).padStart(5)}  ${whatOf(rule, t)} (${keptInWords(rule.kept, t)})`,
      ),
    ]),
    '',
    `Nic nie kończy się samo, tylko z kontem albo ze sprawą: ${without.join(', ')}.`,
    'Niczego nie usunięto.',
  ].join('\n')
}
