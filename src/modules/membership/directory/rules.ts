import { searchKeys } from '../../../platform/language/index.ts'
import type { Tool } from '../rules.ts'

/** Who may see a field, from the fewest to everybody. */
export const LEVELS = ['me', 'coordinators', 'members', 'public'] as const
export type Level = (typeof LEVELS)[number]

/** The fields of a card whose owner decides who sees them. */
export const FIELDS = [
  'about',
  'unit',
  'tools',
  'experience',
  'offers',
  'seeks',
  'languages',
  'website',
  'email',
  'phone',
] as const
export type Field = (typeof FIELDS)[number]

export type Visibility = Record<Field, Level>

export interface Card {
  memberId: string
  about: string
  tools: Tool[]
  experience: string
  offers: string
  seeks: string
  languages: string[]
  website: string | null
  email: string | null
  phone: string | null
  visibility: Visibility
  /** Strangers may write through the portal; members always may. */
  takesLetters: boolean
}

/** The languages a card may name, by code; `pjm` is Polish sign language. */
export const LANGUAGES = ['pl', 'pjm', 'en', 'be', 'de', 'lt', 'uk'] as const

/** What a card is read from, beside itself. */
export interface CardOwner {
  id: string
  name: string
  kind: 'person' | 'institution'
  unitCode: string
  /** Agreed that their name and card are shown; of an institution always. */
  published: boolean
  /** Belongs to the network today. */
  active: boolean
  /** Why moderators took the card from view; null when they did not. */
  hiddenGround: string | null
}

/** As whom somebody looks at a card. */
export type Viewer = 'stranger' | 'member' | 'coordinator' | 'owner'

/** Who sees what before the owner decides: of a person the desk alone, of an institution what is public anyway. */
export function defaultVisibility(kind: CardOwner['kind']): Visibility {
  const closed = Object.fromEntries(FIELDS.map((field) => [field, 'coordinators'])) as Visibility
  if (kind === 'person') return closed
  return { ...closed, about: 'public', unit: 'public', tools: 'public', experience: 'public', website: 'public' }
}

/** The levels of fields each viewer may see; a search by a field asks for the same. */
export const REACH: Record<Viewer, readonly Level[]> = {
  stranger: ['public'],
  member: ['public', 'members'],
  coordinator: ['public', 'members', 'coordinators'],
  owner: LEVELS,
}

/** A card as one viewer gets it: fields they may not see are not there. */
export interface SeenCard {
  memberId: string
  name: string
  kind: CardOwner['kind']
  unitCode?: string
  about?: string
  tools?: Tool[]
  experience?: string
  offers?: string
  seeks?: string
  languages?: string[]
  website?: string
  email?: string
  phone?: string
  /** Why there is nothing to read: moderators hid the card. */
  hiddenGround?: string
}

/**
 * The one answer to who sees what of a member: pages, search, feeds, exports, API, embeds and letters all ask here.
 * A person who did not agree to be published is not there for strangers; of one who left, only they themselves and
 * coordinators see anything. Of a card that moderators hid others see the name and on what ground.
 * @returns null when this viewer does not learn that the member exists
 */
export function seenBy(viewer: Viewer, owner: CardOwner, card: Card): SeenCard | null {
  if (viewer === 'stranger' && !owner.published) return null
  if (!owner.active && viewer !== 'owner' && viewer !== 'coordinator') return null
  const mayBeSeen = (field: Field) => REACH[viewer].includes(card.visibility[field])
  const seen: SeenCard = { memberId: owner.id, name: owner.name, kind: owner.kind }
  if (owner.hiddenGround) {
    seen.hiddenGround = owner.hiddenGround
    if (viewer !== 'owner' && viewer !== 'coordinator') return seen
  }
  if (mayBeSeen('unit')) seen.unitCode = owner.unitCode
  if (mayBeSeen('tools') && card.tools.length > 0) seen.tools = card.tools
  if (mayBeSeen('languages') && card.languages.length > 0) seen.languages = card.languages
  for (const field of ['about', 'experience', 'offers', 'seeks', 'website', 'email', 'phone'] as const) {
    const value = card[field]
    if (value && mayBeSeen(field)) seen[field] = value
  }
  return seen
}

/** Base forms of the words that this viewer could read on the card; the name is among them only when it is shown. */
export function searchKeysFor(viewer: 'stranger' | 'member', owner: CardOwner, card: Card): string[] {
  const seen = seenBy(viewer, { ...owner, active: true }, card)
  if (!seen) return []
  return searchKeys([seen.name, seen.about, seen.experience, seen.offers, seen.seeks].filter(Boolean).join('\n'))
}
