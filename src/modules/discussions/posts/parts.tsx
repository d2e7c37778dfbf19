import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  Details,
  EntryCard,
  Hidden,
  Honeypot,
  Link,
  Notice,
  RichText,
  Section,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Room } from '../rooms/rules.ts'
import { anchorOf, LONGEST_SIGNATURE, type Post } from './rules.ts'

/** Text of people as paragraphs. */
export const Words = ({ body }: { body: string }) => (
  <>
    {body.split(/\n{2,}/).map((part, index) => (
      <p key={index}>{part.split('\n').flatMap((line, at) => (at > 0 ? [<br key={at} />, line] : [line]))}</p>
    ))}
  </>
)

/** Who wrote it, as they want to be named. */
export function useAuthor() {
  const { t } = useView()
  return ({ signature, byTeam, byAuthor }: Pick<Post, 'signature' | 'byTeam' | 'byAuthor'>) => {
    if (byAuthor) return signature ? t('discussions.author.named', { name: signature }) : t('discussions.author')
    return byTeam
      ? signature
        ? t('discussions.team.named', { name: signature })
        : t('discussions.team')
      : (signature ?? t('discussions.unsigned'))
  }
}

/** One reply as everybody reads it; of a hidden or withdrawn one, why it is not there. */
export function ReplyEntry({
  post,
  path,
  actions,
  children,
}: {
  post: Post
  /** Of the page it stands on. */
  path: string
  actions?: ComponentChildren
  children?: ComponentChildren
}) {
  const { t, locale } = useView()
  const author = useAuthor()
  const gone = post.withdrawnAt ? t('discussions.gone') : post.hiddenAt ? hiddenWords(t, post) : null
  return (
    <div class="discussions-reply">
      <EntryCard
        id={anchorOf(post)}
        author={gone ? t('discussions.removed') : author(post)}
        when={formatDate(post.givenAt, locale)}
        actions={
          !gone && (
            <>
              {actions}
              <ReportLink path={`${path}#${anchorOf(post)}`} />
            </>
          )
        }
      >
        {gone ? <p>{gone}</p> : <Words body={post.body} />}
      </EntryCard>
      {children}
    </div>
  )
}

export const hiddenWords = (
  t: (key: string, values?: Record<string, string>) => string,
  { hiddenGround }: Pick<Post, 'hiddenGround'>,
) => t('discussions.hidden', { ground: t(`moderation.ground.${hiddenGround}`) })

export function ReportLink({ path }: { path: string }) {
  const { t } = useView()
  return (
    <Link href={`/zgloszenie?adres=${encodeURIComponent(path)}`} rel="nofollow">
      {t('discussions.report')}
    </Link>
  )
}

export interface SendingProps {
  form: Form
  formKey: string
  shown: string
  room: Pick<Room, 'moderation'>
  privacy: string
  /** Members of the network write under their own name. */
  named?: boolean
}

/** What stands at the end of every form of a post: the signature, what happens with it, who keeps the data. */
export function SendingFields({ form, formKey, shown, room, privacy, named }: SendingProps) {
  const { t } = useView()
  return (
    <>
      <Hidden name="formKey" value={formKey} />
      <Hidden name="shown" value={shown} />
      <Honeypot name="website" />
      {!named && (
        <TextField
          form={form}
          name="signature"
          label={t('discussions.form.signature')}
          hint={t('discussions.form.signature.hint')}
          width="medium"
          maxLength={LONGEST_SIGNATURE}
          autocomplete="nickname"
          optional
        />
      )}
      <p class="ui-meta">
        {t(room.moderation === 'before' ? 'discussions.form.moderated' : 'discussions.form.public')}
      </p>
      {privacy && (
        <Details summary={t('discussions.form.privacy')}>
          <RichText markdown={privacy} />
        </Details>
      )}
    </>
  )
}

/** Where only people with an account write, for those without one. */
export function SignInFirst({ back }: { back: string }) {
  const { t } = useView()
  return (
    <Notice>
      <p>
        {t('discussions.account-needed')}{' '}
        <Link href={`/zaloguj?dalej=${encodeURIComponent(back)}`}>{t('discussions.sign-in')}</Link>
      </p>
    </Notice>
  )
}

export interface Alike {
  label: string
  href: string
}

/** What is alike, found while somebody writes (island) or when they ask (without script). */
export function SimilarBox({ found, asked }: { found: Alike[]; asked: boolean }) {
  const { t } = useView()
  if (!asked) return null
  return (
    <Section title={t('discussions.similar.title')} level={2}>
      {found.length === 0 ? (
        <p>{t('discussions.similar.none')}</p>
      ) : (
        <ul>
          {found.map(({ label, href }) => (
            <li key={href}>
              <Link href={href}>{label}</Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
