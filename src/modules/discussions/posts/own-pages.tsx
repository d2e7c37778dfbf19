import type { Form } from '../../../platform/http/index.ts'
import {
  ActButton,
  Box,
  Confirmation,
  EmailField,
  Form as FormBlock,
  Hidden,
  Link,
  QuestionPage,
  SubmitButton,
  useView,
} from '../../../ui/index.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { Words } from './parts.tsx'
import { type Post, stateOfPost } from './rules.ts'

interface OwnProps {
  at: FoundRoom
  post: Post
  secret: string
  /** The page on which everybody reads it. */
  path: string
  addressLeft: boolean
  /** Whether it may still be taken back. */
  mayWithdraw: boolean
  form: Form
}

/** The page of whoever wrote it, by the key in its address: what became of it, an address for news, taking it back. */
export function OwnPage({ at, post, secret, path, addressLeft, mayWithdraw, form }: OwnProps) {
  const { t } = useView()
  const home = `/wpisy/${post.id}`
  const state = stateOfPost(post)
  return (
    <QuestionPage
      title={t(`discussions.own.title.${post.kind}`)}
      caption={at.process?.title}
      form={form}
      headingHidden
      unlisted
    >
      <Confirmation title={t(`discussions.own.title.${post.kind}`)} draft={draftOf(post)}>
        <p>{t(`discussions.own.state.${state}`)}</p>
      </Confirmation>
      <Box title={t('discussions.own.words')}>
        {post.title && <p>{post.title}</p>}
        <Words body={post.body} />
      </Box>
      {state !== 'gone' && post.kind !== 'reply' && (
        <Box title={t('discussions.own.news')}>
          {addressLeft ? (
            <>
              <p>{t('discussions.own.address-left')}</p>
              <ActButton action={`${home}/adres/usuniecie`} values={{ key: secret }}>
                {t('discussions.own.address-remove')}
              </ActButton>
            </>
          ) : (
            <FormBlock action={`${home}/adres`}>
              <Hidden name="key" value={secret} />
              <EmailField
                form={form}
                name="email"
                label={t('discussions.own.email')}
                hint={t('discussions.own.email.hint')}
              />
              <SubmitButton variant="secondary" icon="bell">
                {t('discussions.own.email.send')}
              </SubmitButton>
            </FormBlock>
          )}
        </Box>
      )}
      <p>
        <Link href={path}>{t('discussions.own.to-page')}</Link>
      </p>
      {mayWithdraw && (
        <ActButton action={`${home}/wycofanie`} values={{ key: secret }} variant="danger">
          {t('discussions.own.withdraw')}
        </ActButton>
      )}
    </QuestionPage>
  )
}

/** Under what name unsent words of the form were kept. */
function draftOf(post: Post): string {
  if (post.kind === 'idea') return `pomysl-${post.roomId}`
  if (post.kind === 'question') return `pytanie-${post.roomId}`
  return post.topicId ? `wypowiedz-${post.topicId}` : `komentarz-${post.parentId}`
}
