import { personByEmail } from '../../modules/identity/index.ts'
import { unitByCode } from '../../modules/places/index.ts'
import {
  acceptPractice,
  CHECKLIST,
  Content,
  commentOn,
  draftPractice,
  findPractice,
  submitPractice,
  tellRepeat,
  thankFor,
} from '../../modules/practices/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { practicesPorts } from '../practices/ports.ts'
import type { Calendar } from './calendar.ts'
import { mailOf } from './organisations.ts'
import { bringPicture } from './practice-pictures.ts'
import text from './practices.md?raw'

/** What the letters at the beginning of lines stand for. */
const FIELDS = {
  T: 'title',
  O: 'organiserName',
  E: 'essence',
  K: 'context',
  P: 'course',
  F: 'effect',
  W: 'lessons',
  I: 'differently',
} as const

export interface TellingPractice {
  unitCode: string
  content: Omit<Content, 'point'>
}

/**
 * Reads the practices of the demonstration: a line of facts in a fixed order for each, then its texts.
 * @throws ZodError for a line that is no practice
 */
export function practicesIn(source: string): TellingPractice[] {
  return source
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [facts = '', ...lines] = block.trim().split('\n')
      const [
        unitCode = '',
        tool,
        theme,
        organiserType,
        scale,
        years = '',
        participants,
        costBand,
        precision,
        channels,
      ] = facts.split(' ')
      const [yearFrom, yearTo = yearFrom] = years.split('-').map(Number)
      const texts = Object.fromEntries(
        lines.map((line) => [FIELDS[line.slice(0, 1) as keyof typeof FIELDS], line.slice(2)]),
      )
      const content = Content.parse({
        ...texts,
        ...{ tool, theme, organiserType, scale, yearFrom, yearTo, costBand, precision },
        unitCodes: [unitCode],
        participants: Number(participants),
        channels: channels?.split(','),
        // The people of a demonstration do not answer letters.
        takesLetters: false,
      })
      return { unitCode, content }
    })
}

/** Sixty practices of real gminas, all made up and marked so, published one after another over two years. */
export async function bringPractices(context: Context, calendar: Calendar) {
  const all = practicesIn(text)
  for (const [index, { unitCode, content }] of all.entries()) {
    const at = { ...context, now: calendar.workday(-720 + index * 12, '10:00') }
    const unit = await unitByCode(context.db, unitCode)
    if (!unit) throw new Error(`${unitCode} is no unit of the register`)
    const point = content.precision === 'municipality' ? unit.point : nearby(unit.point, index, content.precision)
    const { slug } = await draftPractice(at, { ...content, point }, { isDemonstration: true })
    const { practice } = await findPractice(at, slug)
    await bringPicture(at, practice)
    await submitPractice(at, practice)
    await acceptPractice(at, practicesPorts.people, practice, [...CHECKLIST])
  }
  await talkOver(context, calendar)
}

/** A made-up spot near the middle of a unit; the approximate ones on the grid that approximate places are kept on. */
function nearby({ lon, lat }: { lon: number; lat: number }, index: number, precision: string) {
  const decimals = precision === 'approximate' ? 2 : 4
  const moved = (value: number, by: number) => Number((value + by).toFixed(decimals))
  return { lon: moved(lon, ((index % 7) - 3) * 0.004), lat: moved(lat, ((index % 5) - 2) * 0.003) }
}

async function talkOver(context: Context, calendar: Calendar) {
  const at = { ...context, now: calendar.workday(-9, '11:00') }
  const { practice } = await findPractice(at, 'spacery-badawcze-nad-netta')
  const reader = await actorOf(context, 'barbara.modrzewska')
  const other = await actorOf(context, 'anna.puszczanska')
  if (reader) {
    await thankFor({ ...at, actor: reader }, practice, true)
    await commentOn(
      { ...at, actor: reader },
      { memberOf: async () => ({ id: '', name: 'Barbara Modrzewska' }) },
      practice,
      {
        body: 'Czy notatki przy kładce ktoś zbierał codziennie? U nas po deszczu nic nie dało się odczytać.',
        key: '00000000-0000-7000-8000-0000000000a1',
      },
    )
  }
  if (other) {
    await thankFor({ ...at, actor: other }, practice, true)
    await tellRepeat({ ...at, actor: other }, practice, {
      unitCode: '2005011',
      year: calendar.year(-300),
      words:
        'Zrobiliśmy dwa spacery wokół amfiteatru. Przyszło mniej osób, niż liczyliśmy, ale projekt ścieżki poprawiono.',
    })
  }
}

async function actorOf(context: Context, mailbox: string): Promise<Actor | null> {
  const person = await personByEmail(context, mailOf(mailbox))
  return person && { kind: 'person', id: person.id, name: person.name, email: person.email, roles: [] }
}
