import type { Locale, Translate } from '../../../../platform/texts/index.ts'
import type { FormDefinition } from '../../model.ts'
import { type Change, differencesOf } from '../difference.ts'
import { speakerOf, valueIn } from '../saying.ts'

/** One difference as a page says it. */
export interface SaidChange {
  how: Change['how']
  text: string
  before?: string
  after?: string
}

/** Differences of two states of a form in words; codes are those of the state each thing is in. */
export function saidChanges(before: FormDefinition, after: FormDefinition, t: Translate, locale: Locale): SaidChange[] {
  const old = speakerOf(before, t)
  const now = speakerOf(after, t)
  const nameOf = ({ what, how, id, name }: Change): string => {
    const speaker = how === 'removed' ? old : now
    if (what === 'form') return t('designing.change.form')
    if (what === 'quota')
      return t('designing.change.quota', {
        what: speaker.condition(
          (how === 'removed' ? before : after).quotas.find((quota) => quota.id === id)?.when ?? null,
        ),
      })
    if (what === 'option' || what === 'row')
      return t(`designing.change.${what}`, { what: speaker.words(name), question: now.code(id ?? '') })
    return speaker.name(id ?? '')
  }
  return differencesOf(before, after).map((change): SaidChange => {
    const { how, property, conditions } = change
    const name = nameOf(change)
    if (how !== 'changed' || !property) return { how, text: t(`designing.change.${how}`, { name }) }
    const text = t('designing.change.changed', { name, property: t(`designing.property.${property}`) })
    if (conditions)
      return {
        how,
        text,
        before: old.condition(conditions.before) || t('designing.condition.mode.always'),
        after: now.condition(conditions.after) || t('designing.condition.mode.always'),
      }
    return {
      how,
      text,
      before: valueIn(change.before, property, t, locale),
      after: valueIn(change.after, property, t, locale),
    }
  })
}
