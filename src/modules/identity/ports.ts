import type { Context } from '../../platform/context.ts'
import type { PersonalDataStore } from '../../platform/personal-data.ts'

/** A letter with one thing to do; `url` is a path of ours without /en, of which `notices` makes an address. */
export interface LetterWithLink {
  email: string
  url: string
}

/** The letters identity writes; `app` sends them through `notices`. Their words are in `emails.ts`. */
export interface IdentityMails {
  magicLink(context: Context, letter: LetterWithLink): Promise<void>
  confirm(context: Context, letter: LetterWithLink): Promise<void>
  alreadyRegistered(context: Context, letter: LetterWithLink): Promise<void>
  resetPassword(context: Context, letter: LetterWithLink): Promise<void>
  /** To an address nobody has an account with: the answer on the page is the same, so the letter tells. */
  unknownAddress(context: Context, letter: LetterWithLink): Promise<void>
  emailChange(context: Context, letter: LetterWithLink): Promise<void>
  /** To the address left behind, so that a change nobody asked for is noticed. */
  emailChanged(context: Context, letter: LetterWithLink): Promise<void>
}

export interface IdentityPorts {
  mails: IdentityMails
  /** Everything the portal keeps about people, identity's own store included. */
  personalData(): PersonalDataStore[]
  /** Writes what happened into the audit log: `person-signed-in`, `person-erased`… */
  record(context: Context, act: string, personId: string): Promise<void>
  /** Where people go after signing in when they were going nowhere else. */
  home: string
}
