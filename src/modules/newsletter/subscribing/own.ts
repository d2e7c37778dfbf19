import type { Context } from '../../../platform/context.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import { SUBSCRIBE } from './forms.ts'
import { preferencesPath } from './links.ts'
import { stateOf } from './rules.ts'
import { livingByAddress } from './store.ts'

/** What stands of the newsletter beside other choices of messages. */
interface OwnNewsletter {
  title: string
  text: string
  href: string
  label: string
}

/**
 * Whether the newsletter comes to an address, and where that is changed, for a page that only its reader may open.
 * @param addressHash as `notices` keys it
 */
export async function ownNewsletter({ db, now, house, locale }: Context, addressHash: string): Promise<OwnNewsletter> {
  const t = house.texts.in(locale)
  const title = t('newsletter.title')
  const subscriber = await livingByAddress(db, addressHash)
  const state = subscriber && stateOf(subscriber, now)
  if (!subscriber || (state !== 'active' && state !== 'paused'))
    return { title, text: t('newsletter.own.none'), href: SUBSCRIBE, label: t('newsletter.own.subscribe') }
  const text =
    state === 'paused' && subscriber.pausedUntil
      ? t('newsletter.own.paused', { date: formatDate(subscriber.pausedUntil, locale) })
      : t(`newsletter.own.${subscriber.frequency}`)
  return { title, text, href: preferencesPath(house.config, subscriber.id), label: t('newsletter.own.change') }
}
