import { createHash, createHmac, randomInt } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { editKeyOpens, type NewAnswered } from './answers-store.ts'
import { type Answered, keepsEditKey } from './rules.ts'

/** Where whoever answered reads, changes and takes back the answers; path without /en. */
export const receiptPath = (home: string, reference: string, editKey: string | null) =>
  `${home}/odpowiedz/${reference}${editKey ? `?klucz=${editKey}` : ''}`

/** What is kept of the key of a form that was sent, to know it when it is sent again. */
export const submissionKeyOf = (formId: string, key: string) => hash(`${formId} ${key}`)

/** The key to answers for the browser that sent them, by the key of the form it sent; null for anonymous ones. */
export const editKeyOfSent = (context: Context, { anonymity, formId }: Answered, key: string) =>
  editKeyOf(context, { anonymity, submissionKey: submissionKeyOf(formId, key) })

/** Whether this key opens the answers for whoever gave them. */
export const editKeyFits = (context: Context, answered: Answered, editKey: string) =>
  editKeyOpens(context.db, answered.id, hash(editKey))

/** Letters nobody mistakes for one another when they are read aloud or written by hand. */
const CLEAR_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** `count` random letters, in groups of four: K7MP-3XQ2. */
export const clearCode = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const letter = CLEAR_LETTERS[randomInt(CLEAR_LETTERS.length)] ?? ''
    return index > 0 && index % 4 === 0 ? `-${letter}` : letter
  }).join('')

export const newReference = () => clearCode(8)

// Made from the form rather than at random, so that the same form sent again gets the same key. Who did not see the
// form cannot make it: the key in it is random, and so is the installation's own secret.
export const editKeyOf = (
  { house }: Context,
  { anonymity, submissionKey }: Pick<NewAnswered, 'anonymity' | 'submissionKey'>,
) =>
  keepsEditKey({ anonymity })
    ? createHmac('sha256', house.config.secret).update(`form ${submissionKey}`).digest('base64url')
    : null

export const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
