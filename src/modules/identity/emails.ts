import type { Translate } from '../../platform/texts/index.ts'
import type { IdentityMails } from './ports.ts'

/** Which letter: the names of `IdentityMails`. */
export type IdentityLetter = keyof IdentityMails

const NAMES: Record<IdentityLetter, string> = {
  magicLink: 'magic-link',
  confirm: 'confirm',
  alreadyRegistered: 'already-registered',
  resetPassword: 'reset-password',
  unknownAddress: 'unknown-address',
  emailChange: 'email-change',
  emailChanged: 'email-changed',
}

/** A letter as `notices` lays it out: paragraphs, and one button for the thing to do. */
export interface LetterText {
  subject: string
  paragraphs: string[]
  button: { label: string; url: string }
  /** After the button, smaller: what to do when it was not you. */
  footnote: string
}

/**
 * The words of a letter in the language of `t`.
 * @param url where the button leads: a path of ours without /en
 * @param site the network's name
 */
export function emailOf(letter: IdentityLetter, url: string, site: string, t: Translate): LetterText {
  const key = `identity.letter.${NAMES[letter]}`
  return {
    subject: t(`${key}.subject`, { site }),
    paragraphs: [t(`${key}.what`, { site })],
    button: { label: t(`${key}.button`), url },
    footnote: t(`${key}.footnote`),
  }
}
