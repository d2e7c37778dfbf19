import type { Translate } from '../../../platform/texts/index.ts'
import type { MailContent } from '../blocks.ts'
import type { Follower } from './store.ts'

/** Asks whoever reads this mail whether they want the news. */
export const confirmation = (t: Translate, { title }: Follower, path: string): MailContent => ({
  subject: t('notices.mail.confirm.subject', { title }),
  blocks: [
    { kind: 'heading', text: t('notices.mail.confirm.heading') },
    { kind: 'paragraph', text: t('notices.mail.confirm.what', { title }) },
    { kind: 'button', label: t('notices.mail.confirm.button'), url: path },
    { kind: 'paragraph', text: t('notices.mail.confirm.two-steps') },
    { kind: 'small', text: t('notices.mail.confirm.not-you') },
  ],
})

/** Tells a follower that somebody, perhaps they, asked again. */
export const alreadyFollowing = (t: Translate, { title, path }: Follower, endPath: string): MailContent => ({
  subject: t('notices.mail.already.subject', { title }),
  blocks: [
    { kind: 'heading', text: t('notices.mail.already.heading') },
    { kind: 'paragraph', text: t('notices.mail.already.what', { title }) },
    {
      kind: 'list',
      items: [
        { text: t('notices.mail.already.see'), url: path },
        { text: t('notices.mail.already.end'), url: endPath },
      ],
    },
    { kind: 'small', text: t('notices.mail.already.not-you') },
  ],
})
