import { formatDate } from '../../../platform/texts/index.ts'
import { ActButton, ButtonLink, EntryCard, Link, Section, useView } from '../../../ui/index.ts'
import type { Talk } from '../../discussions/index.ts'
import { projectPath } from './actions.ts'
import type { OwnPageProps } from './own-pages.tsx'

/** What people say of the project, for its author: each waits for an answer in the author's name. */
export function OwnTalk({
  process,
  project,
  talk,
  hearsTalk,
  secret,
  path,
}: Pick<OwnPageProps, 'process' | 'project' | 'hearsTalk' | 'path'> & { talk: Talk; secret: string }) {
  const { t, locale } = useView()
  const own = projectPath(process, project)
  const write = (number?: number) =>
    `${own}/wypowiedz?${number ? `odpowiedz=${number}&` : ''}klucz=${encodeURIComponent(secret)}`
  const shown = talk.replies.rows.filter(({ hiddenAt, withdrawnAt }) => !hiddenAt && !withdrawnAt)
  if (shown.length === 0 && !talk.isOpen) return null
  return (
    <Section
      id="rozmowa"
      title={t('discussions.talk')}
      more={talk.count > 0 && <Link href={`${own}#rozmowa`}>{t('budgets.talk.all')}</Link>}
    >
      {shown.length === 0 && <p>{t('budgets.talk.none.own')}</p>}
      {shown.map((post) => (
        <EntryCard
          key={post.id}
          author={post.byAuthor ? t('discussions.author') : (post.signature ?? t('discussions.unsigned'))}
          when={formatDate(post.givenAt, locale)}
          actions={
            talk.isOpen && !post.byAuthor && <Link href={write(post.number)}>{t('discussions.reply.answer')}</Link>
          }
        >
          <p>{post.body.length > 300 ? `${post.body.slice(0, 297).trimEnd()}…` : post.body}</p>
        </EntryCard>
      ))}
      <div class="ui-actions">
        {talk.isOpen && (
          <ButtonLink href={write()} variant="secondary" icon="message-square-plus">
            {t('budgets.talk.write')}
          </ButtonLink>
        )}
        {hearsTalk !== null && talk.isOpen && (
          <ActButton action={path('/rozmowa')} values={{ klucz: secret, listy: hearsTalk ? 'nie' : 'tak' }}>
            {t(hearsTalk ? 'budgets.talk.stop' : 'budgets.talk.hear')}
          </ActButton>
        )}
      </div>
    </Section>
  )
}
