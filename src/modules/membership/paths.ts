import type { Kind } from './rules.ts'

/** What the network is to whoever wants to join, and the way to join. */
export const DECLARE = '/siec/deklaracja'

export const KIND_SLUGS: Record<Kind, string> = { person: 'osoba', institution: 'instytucja' }

/** Where the questions of a declaration are asked. */
export const formPath = (kind: Kind) => `${DECLARE}/${KIND_SLUGS[kind]}`

/** The declaration to print and fill in by hand. */
export const blankPath = (kind: Kind) => `${formPath(kind)}.pdf`

/** One's own declaration, by the sealed id that came in a letter. */
export const OWN = '/siec/deklaracje'
export const ownPath = (token: string, part = '') => `${OWN}/${token}${part}`
export const confirmPath = (token: string) => `${OWN}/potwierdzenie/${token}`

export const DESK = '/administracja/deklaracje'
export const deskPath = ({ id }: { id: string }, part = '') => `${DESK}/${id}${part}`

export const MEMBERS_DESK = '/administracja/czlonkowie'
export const memberDeskPath = ({ id }: { id: string }, part = '') => `${MEMBERS_DESK}/${id}${part}`
