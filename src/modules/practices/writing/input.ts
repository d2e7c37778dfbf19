import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { findUnits, parsePoint, type Unit, unitByCode, unitsByCodes } from '../../places/index.ts'
import { type Content, nameKeyOf, publicPoint } from '../content.ts'
import { type BasicsForm, type StoryForm, sourcesOf, sourcesText } from '../forms.ts'
import { areaKeyOf, type Practice } from '../rules.ts'
import { practicesAlike } from '../store.ts'

type Basics = z.infer<typeof BasicsForm>
type Story = z.infer<typeof StoryForm>

/** Units a person named, by codes or names between commas; the first text no unit answers to comes back. */
export async function unitsNamed(context: Context, text: string): Promise<{ units: Unit[]; unknown: string | null }> {
  const units: Unit[] = []
  for (const name of text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const unit = /^\d+$/.test(name)
      ? await unitByCode(context.db, name)
      : ((await findUnits(context.db, name, { limit: 1 }))[0]?.unit ?? null)
    if (!unit) return { units, unknown: name }
    units.push(unit)
  }
  return { units, unknown: null }
}

/** The first screen as content. @param before what is kept: a point stays while its unit and precision do */
export function basicsOf(basics: Basics, units: Unit[], before: Content | null) {
  const typed = parsePoint(basics.point.replace(/^(\d+[.]\d+)[, ]+(\d+[.]\d+)$/, '$2,$1'))
  const kept =
    before && before.unitCodes[0] === units[0]?.code && before.precision !== 'municipality' ? before.point : null
  return {
    title: basics.title,
    essence: basics.essence,
    language: basics.language,
    tool: basics.tool,
    theme: basics.theme,
    organiserType: basics.organiserType,
    organiserName: basics.organiserName,
    scale: basics.scale,
    yearFrom: basics.yearFrom,
    yearTo: basics.yearTo ?? basics.yearFrom,
    country: basics.country,
    unitCodes: units.map(({ code }) => code),
    placeWords: basics.placeWords,
    precision: basics.precision,
    point: publicPoint(basics.precision, typed ?? kept, units[0] ?? null),
  } satisfies Partial<Content>
}

/** Latitude first, as maps on phones show it: `53.84, 22.98`. */
export function basicsValues(content: Content) {
  const { point } = content
  return {
    title: content.title,
    essence: content.essence,
    language: content.language,
    tool: content.tool,
    theme: content.theme,
    place: content.unitCodes.join(', '),
    placeWords: content.placeWords,
    country: content.country,
    yearFrom: String(content.yearFrom),
    yearTo: String(content.yearTo),
    organiserType: content.organiserType,
    organiserName: content.organiserName,
    scale: content.scale,
    precision: content.precision,
    point: point && content.precision !== 'municipality' ? `${point.lat}, ${point.lon}` : '',
  }
}

export const storyOf = (story: Story) =>
  ({
    context: story.context,
    course: story.course,
    effect: story.effect,
    lessons: story.lessons,
    differently: story.differently,
    whoTookPart: story.whoTookPart,
    participants: story.participants ?? null,
    channels: story.channels,
    costBand: story.costBand ?? null,
    evidence: sourcesOf(story.evidence),
    links: sourcesOf(story.links),
    licence: story.licence,
    takesLetters: story.takesLetters === 'tak',
  }) satisfies Partial<Content>

export const storyValues = (content: Content) => ({
  context: content.context,
  course: content.course,
  effect: content.effect,
  lessons: content.lessons,
  differently: content.differently,
  whoTookPart: content.whoTookPart,
  participants: content.participants === null ? '' : String(content.participants),
  channels: content.channels,
  costBand: content.costBand ?? '',
  evidence: sourcesText(content.evidence),
  links: sourcesText(content.links),
  licence: content.licence,
  takesLetters: content.takesLetters ? 'tak' : '',
})

/** A part of shared words from which two titles are alike. */
const ALIKE = 0.6
const MOST_SHOWN = 5

/** Practices that may be the same: of one name, or of one unit, tool and time whose titles share most of their words. */
export async function alikeTo(
  context: Context,
  content: Pick<Content, 'title' | 'unitCodes' | 'tool' | 'yearFrom' | 'yearTo'>,
  id: string | null = null,
): Promise<Practice[]> {
  const nameKey = nameKeyOf(content.title)
  const { tool, yearFrom, yearTo } = content
  const unitCode = content.unitCodes[0] ?? null
  const found = await practicesAlike(context.db, { id, nameKey, unitCode, tool, yearFrom, yearTo })
  return found
    .filter((other) => likeness(nameKey, other.nameKey) >= ALIKE && isNear(unitCode, other.unitCode))
    .slice(0, MOST_SHOWN)
}

const isNear = (one: string | null, other: string | null) =>
  one === null || other === null || areaKeyOf(one) === areaKeyOf(other)

/** How much of their words two names share, from 0 to 1 (Jaccard). */
export function likeness(one: string, other: string): number {
  const [a, b] = [new Set(one.split(' ')), new Set(other.split(' '))]
  const shared = a.intersection(b).size
  return shared / (a.size + b.size - shared || 1)
}

export const unitsOf = async (context: Context, content: Content): Promise<Unit[]> => {
  const units = await unitsByCodes(context.db, content.unitCodes)
  return content.unitCodes.flatMap((code) => units.get(code) ?? [])
}
