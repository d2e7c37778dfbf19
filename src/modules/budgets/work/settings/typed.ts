import { ZONE } from '../../../../platform/clock.ts'
import type { TalkSettings } from '../../../discussions/index.ts'
import { groszeOf } from '../../../law/index.ts'
import { writtenShapes } from '../../../places/index.ts'
import { DATES, dayOfDate } from '../../editions/calendar.ts'
import type { Criterion, Price, Settings } from '../../editions/settings.ts'
import type { Edition, Pool } from '../../editions/store.ts'
import { amountTyped } from '../../projects/giving-forms.ts'
import type { Part } from './page.tsx'

/** A part of the settings as its form shows it. @param pool the pool that is changed */
export function typedPart(
  part: Part,
  edition: Edition,
  { pool, talk }: { pool: Pool | null; talk: TalkSettings | null },
): Record<string, string> {
  const s = edition.settings
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
            unitCode: pool.unitCode ?? '',
            area: writtenShapes({ shapes: (pool.area ?? []).map((positions) => ({ positions, answers: {} })) }),
            oneOf: pool.oneOf ? 'tak' : '',
          }
        : {}
    case 'pytania':
      return {}
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
    case 'rozmowy':
      return {
        isOn: talk?.isOn ? 'tak' : '',
        // Talking makes sense until people have voted.
        closesOn: talk
          ? (talk.closesOn?.toString() ?? '')
          : (dayOfDate(edition.calendar, 'votingTo')?.toString() ?? ''),
        moderation: talk?.moderation ?? 'before',
        accounts: talk?.accounts ? 'tak' : '',
        lead: talk?.lead ?? '',
      }
  }
}

/** A criterion in a line: the question, the ready negative sentence, and whether it can be mended. */
const writtenCriterion = ({ text, negative, correctable }: Criterion) =>
  `${text} | ${negative} | ${correctable ? 'do uzupełnienia' : 'bez uzupełnienia'}`

/** Ids of criteria that stay keep what cards said of them. */
export function criteriaFrom(written: string, prefix: string, before: readonly Criterion[]): Criterion[] {
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

export function pricesFrom(written: string): Price[] | null {
  const prices: Price[] = []
  for (const each of written.split('\n').filter((one) => one.trim() !== '')) {
    const [name = '', unit = '', price = ''] = each.split('|').map((part) => part.trim())
    const grosze = groszeOf(price)
    if (!name || grosze === null) return null
    prices.push({ name, unit, priceGrosze: Number(grosze) })
  }
  return prices
}

export function shapeFrom(kind: string, most: number): Settings['shape'] {
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

export const instantOf = (typed: string) =>
  Temporal.PlainDateTime.from(typed).toZonedDateTime(ZONE).toInstant().toString()
const typedMoment = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })
