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

/**
 * The words of a letter in the language of `t`, in the blocks `notices` lays out: what it is about, one button, and what to
 * do when it was not you.
 * @param path where the button leads, without /en
 * @param site the network's name
 */
export function emailOf(letter: IdentityLetter, path: string, site: string, t: Translate) {
  const key = `identity.letter.${NAMES[letter]}`
  return {
    template: `identity-${NAMES[letter]}`,
    subject: t(`${key}.subject`, { site }),
    blocks: [
      { kind: 'paragraph' as const, text: t(`${key}.what`, { site }) },
      { kind: 'button' as const, label: t(`${key}.button`), url: path },
      { kind: 'small' as const, text: t(`${key}.footnote`) },
    ],
  }
}
