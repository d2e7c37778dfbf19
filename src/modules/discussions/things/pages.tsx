import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import { ButtonLink, Link, Pager, QuestionPage, RichText, Section, useView } from '../../../ui/index.ts'
import { FollowForm } from '../../notices/index.ts'
import { ReplyEntry, type SendingProps, SignInFirst } from '../posts/parts.tsx'
import { ReplyFormBlock } from '../posts/reply-form.tsx'
import type { Post } from '../posts/rules.ts'
import type { Talk } from './actions.ts'

/** What people say of a thing, on its page: read here, written on a page of its own, so that this one may be kept. */
export function TalkSection({ talk, path }: { talk: Talk; path: string }) {
  const { t, locale } = useView()
  const { at, count, replies, isOpen } = talk
  const { closesOn, lead } = at.room
  return (
    <Section
      id="rozmowa"
      title={t('discussions.talk')}
      count={count > 0 ? t('discussions.replies', { count }) : undefined}
      more={
        talk.topic &&
        count > 0 && (
          <Link href={`${path}/rozmowa.csv`} icon="download">
            {t('discussions.file.csv')}
          </Link>
        )
      }
    >
      {lead && <RichText markdown={lead} />}
      {replies.rows.length === 0 && <p>{t(isOpen ? 'discussions.talk.none' : 'discussions.talk.none.over')}</p>}
      {replies.rows.map((reply) => (
        <ReplyEntry
          key={reply.id}
          post={reply}
          path={path}
          actions={
            isOpen && (
              <Link href={`${path}/wypowiedz?odpowiedz=${reply.number}`} rel="nofollow" icon="message-square">
                {t('discussions.reply.answer')}
              </Link>
            )
          }
        >
          {reply.answers.length > 0 && (
            <div class="discussions-answers">
              {reply.answers.map((answer) => (
                <ReplyEntry key={answer.id} post={answer} path={path} />
              ))}
            </div>
          )}
        </ReplyEntry>
      ))}
      <Pager next={replies.next ? `${path}?po=${replies.next}#rozmowa` : undefined} />
      {isOpen ? (
        <p class="ui-actions">
          <ButtonLink href={`${path}/wypowiedz`} icon="message-square-plus" variant="secondary">
            {t('discussions.reply.write')}
          </ButtonLink>
          <Link href={`${path}/rozmowa/obserwowanie`} rel="nofollow" icon="bell">
            {t('discussions.follow.title')}
          </Link>
          {closesOn && <span>{t('discussions.talk.until', { date: formatDate(closesOn, locale) })}</span>}
        </p>
      ) : (
        count > 0 && <p class="ui-meta">{t('discussions.talk.over')}</p>
      )}
    </Section>
  )
}

interface WritingProps {
  title: string
  path: string
  /** The reply that is answered. */
  parent: Post | null
  sending: SendingProps
  mayWrite: boolean
  /** The key of whoever the thing is of, when they write as such. */
  authorKey: string
}

/** Saying something of a thing, or answering what somebody said. */
export function WritingPage({ title, path, parent, sending, mayWrite, authorKey }: WritingProps) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t(parent ? 'discussions.reply.answering' : 'discussions.reply.label')}
      caption={title}
      back={{ label: title, href: `${path}#rozmowa` }}
      form={sending.form}
      islands={['wiec-draft', 'wiec-count']}
      unlisted
    >
      {authorKey && <p>{t('discussions.author.writes')}</p>}
      {parent && (
        <blockquote class="discussions-quoted">
          <p>{parent.body.length > 300 ? `${parent.body.slice(0, 297).trimEnd()}…` : parent.body}</p>
        </blockquote>
      )}
      {mayWrite ? (
        <ReplyFormBlock
          {...sending}
          action={`${path}/wypowiedz`}
          draft={`rozmowa-${path}`}
          label={t('discussions.reply.label')}
          button={t('discussions.reply.send')}
          parent={parent?.number}
          authorKey={authorKey}
        />
      ) : (
        <SignInFirst back={`${path}/wypowiedz`} />
      )}
    </QuestionPage>
  )
}

/** Asking for letters when somebody says something of a thing. */
export function FollowTalkPage({ title, path, form }: { title: string; path: string; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('discussions.follow.title')}
      caption={title}
      form={form}
      back={{ label: title, href: `${path}#rozmowa` }}
      unlisted
    >
      <p>{t('discussions.talk.follow')}</p>
      <FollowForm action={`${path}/rozmowa/obserwowanie`} form={form} about={title} />
    </QuestionPage>
  )
}
