import type { Context } from '../../../platform/context.ts'
import { found } from '../../../platform/errors.ts'
import { type AnsweredEvent, clearAnswers, type OwnerPort } from '../../forms/index.ts'
import { DECLARE, DESK, formPath } from '../paths.ts'
import type { Desks } from '../ports.ts'
import { mayKeepMembers } from '../rules.ts'
import { currentText } from '../texts-store.ts'
import { submitDeclaration } from './actions.ts'
import { kindOfForm, onlyWayOf } from './form.ts'
import { ownPathOf } from './links.ts'
import { inputFrom, problemsOf } from './reading.ts'
import { declarationKeptAs } from './store.ts'

/** What membership says of the two forms of its declarations. */
export function declarationForms({ desk }: Desks): OwnerPort {
  const mayKeep = async ({ actor }: Context) => mayKeepMembers(actor)
  return {
    async answering(context, ownerId) {
      const kind = kindOfForm(ownerId)
      const text = kind && (await currentText(context.db, kind))
      if (!text) return null
      const t = context.house.texts.in(context.locale)
      return {
        home: formPath(text.kind),
        caption: t('membership.declare.caption'),
        back: { label: t('membership.declare.back'), href: DECLARE },
        anonymity: 'named',
        opensAt: null,
        closesAt: null,
        editable: false,
        oncePerPerson: false,
        asksItself: true,
        privacyNotice: text.words[context.locale].privacy,
        next: [],
      }
    },
    mayDesign: mayKeep,
    mayReadAnswers: mayKeep,
    // On paper a declaration is entered at the desk, with its scan and the day it came.
    mayEnter: async () => false,
    async workspace(c) {
      const t = c.get('context').house.texts.in(c.get('locale'))
      return {
        ...desk(c),
        caption: t('membership.desk.title'),
        back: { label: t('membership.desk.title'), href: DESK },
      }
    },
    organisationOf: async () => null,
    check: async (_, __, answers) => problemsOf(answers),
    answered,
    async receipt(context, { id }) {
      return ownPathOf(context.house, { id: found(await declarationKeptAs(context.db, id)) })
    },
  }
}

/**
 * Writes the declaration in the transaction that keeps the answers, and empties those: what a person declared lies in one
 * place and ends with it.
 */
async function answered(context: Context, event: AnsweredEvent) {
  const kind = kindOfForm(event.form.owner.id)
  if (event.act !== 'given' || !kind) return
  const { input, consents, textNumber } = inputFrom(kind, event.answer.answers, onlyWayOf(event.version.definition))
  const inTheirs = { ...context, locale: event.answer.locale }
  await submitDeclaration(inTheirs, { input, consents, textNumber, submissionKey: event.answer.id, fileId: null })
  await clearAnswers(context.db, event.answer.id)
}
