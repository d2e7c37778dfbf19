import { type Card, FIELDS, type Level } from '../../../modules/membership/index.ts'
import type { ToldInstitution } from './institutions.ts'
import type { ToldPerson } from './people-who-joined.ts'

const all = (level: Level): Card['visibility'] =>
  Object.fromEntries(FIELDS.map((field) => [field, level])) as Card['visibility']

// How people open a card: wide, half, for members alone, or not at all.
const OPENED: Card['visibility'][] = [
  { ...all('public'), email: 'members', phone: 'coordinators' },
  { ...all('public'), offers: 'members', seeks: 'members', email: 'coordinators', phone: 'me' },
  { ...all('members'), unit: 'public', tools: 'public', email: 'members', phone: 'coordinators' },
  { ...all('public'), experience: 'members', email: 'coordinators', phone: 'coordinators' },
  { ...all('public'), email: 'me', phone: 'me' },
  { ...all('members'), phone: 'coordinators', email: 'coordinators' },
  all('coordinators'),
]

/** A card as this person would write it. Every third member does not agree to be published, whatever the card says. */
export const cardOfPerson = (memberId: string, told: ToldPerson, index: number): Card => ({
  memberId,
  about: told.about,
  tools: told.tools,
  experience: told.experience,
  offers: told.offers ?? '',
  seeks: told.seeks ?? '',
  languages: told.languages ?? [],
  website: null,
  email: null,
  phone: '600 000 000',
  visibility: OPENED[index % OPENED.length] ?? all('coordinators'),
  takesLetters: index % 2 === 0,
})

/** An institution's card: what it does is for everybody. */
export const cardOfInstitution = (memberId: string, told: ToldInstitution, index: number): Card => ({
  memberId,
  about: told.about,
  tools: told.tools,
  experience: told.experience,
  offers: told.offers,
  seeks: told.seeks,
  languages: index % 4 === 0 ? ['pl', 'en'] : ['pl'],
  website: told.website,
  email: told.email,
  phone: told.phone,
  visibility: { ...all('public'), email: index % 2 === 0 ? 'public' : 'members' },
  takesLetters: true,
})
