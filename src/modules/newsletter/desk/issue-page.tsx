import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  type Desk,
  EmptyState,
  Form,
  type FormState,
  Hidden,
  KeyValues,
  Link,
  Meta,
  Notice,
  Section,
  SubmitButton,
  Tag,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { BLOCK_KINDS, type Block, excerptOf } from '../issues/blocks.ts'
import { type Issue, isOpen, stateOf } from '../issues/rules.ts'
import type { IssueComment } from '../reviewing/store.ts'
import { StateTag } from './home-page.tsx'
import { DESK, workPath } from './paths.ts'

export interface IssueWorkProps {
  desk: Desk
  issue: Issue
  placeNames: string[]
  comments: IssueComment[]
  nameOf: (personId: string | null) => string
  /** May answer for having read it. */
  maySecond: boolean
  comment: FormState
  commentKey: string
}

/** The workbench of an issue: its words, its blocks in order, what others say of it. */
export function IssueWorkPage(props: IssueWorkProps) {
  const { desk, issue, comment } = props
  const { t } = useView()
  const path = workPath(issue)
  return (
    <WorkspacePage
      {...desk}
      title={issue.subject || t('newsletter.desk.no-subject')}
      crumbs={[{ label: t('newsletter.title'), href: DESK }]}
      caption={<StateTag issue={issue} />}
      form={comment}
      actions={
        <>
          <ButtonLink href={`${path}/podglad`} variant="secondary" icon="eye">
            {t('newsletter.work.preview')}
          </ButtonLink>
          <ButtonLink href={`${path}/sprawdzenie`} icon="list-checks">
            {t('newsletter.work.check')}
          </ButtonLink>
          <ButtonLink href={`${path}/wysylka`} variant="secondary" icon="send">
            {t('newsletter.sending.title')}
          </ButtonLink>
        </>
      }
    >
      <StateNotice {...props} />
      <Facts {...props} />
      <Section
        title={t('newsletter.work.content')}
        id="tresc-numeru"
        more={
          isOpen(issue) && (
            <ButtonLink href={`${path}/koszyk`} variant="secondary" icon="inbox">
              {t('newsletter.work.basket')}
            </ButtonLink>
          )
        }
      >
        {issue.blocks.length === 0 ? (
          <EmptyState title={t('newsletter.work.empty')} icon="layers">
            <p>{t('newsletter.work.empty.text')}</p>
          </EmptyState>
        ) : (
          <ol class="newsletter-blocks">
            {issue.blocks.map((block, index) => (
              <BlockRow key={block.id} {...{ issue, block, index }} />
            ))}
          </ol>
        )}
        {isOpen(issue) && <AddBlock issue={issue} />}
      </Section>
      <Comments {...props} />
      {isOpen(issue) && (
        <Section title={t('newsletter.work.more')}>
          <Actions>
            <ActButton action={`${path}/proba`} icon="send">
              {t('newsletter.work.trial')}
            </ActButton>
            <Link href={`${path}/usuniecie`}>{t('newsletter.work.remove')}</Link>
          </Actions>
        </Section>
      )}
    </WorkspacePage>
  )
}

function StateNotice({ issue, maySecond, nameOf }: IssueWorkProps) {
  const { t, locale } = useView()
  const path = workPath(issue)
  const state = stateOf(issue)
  if (state === 'scheduled' && issue.scheduledAt)
    return (
      <Notice kind="info" title={t('newsletter.work.scheduled', { moment: formatDateTime(issue.scheduledAt, locale) })}>
        <p>{t('newsletter.work.scheduled.text')}</p>
        <ActButton action={`${path}/termin/cofniecie`} icon="undo-2">
          {t('newsletter.work.take-back')}
        </ActButton>
      </Notice>
    )
  if (state === 'review')
    return (
      <Notice kind="warning" title={t('newsletter.work.review', { name: nameOf(issue.reviewAskedBy) })}>
        {maySecond ? (
          <>
            <p>{t('newsletter.work.review.second')}</p>
            <ActButton action={`${path}/przeczytane`} variant="primary" icon="check">
              {t('newsletter.work.reviewed')}
            </ActButton>
          </>
        ) : (
          <p>{t('newsletter.work.review.wait')}</p>
        )}
      </Notice>
    )
  if (state !== 'draft') return null
  if (issue.reviewedAt)
    return (
      <Notice kind="success">
        <p>
          {t('newsletter.work.reviewed.by', {
            name: nameOf(issue.reviewedBy),
            date: formatDate(issue.reviewedAt, locale),
          })}
        </p>
      </Notice>
    )
  return (
    <ActButton action={`${path}/do-czytania`} icon="users">
      {t('newsletter.work.ask-review')}
    </ActButton>
  )
}

function Facts({ issue, placeNames }: IssueWorkProps) {
  const { t, locale } = useView()
  return (
    <Section
      title={t('newsletter.work.facts')}
      more={
        isOpen(issue) && (
          <ButtonLink href={`${workPath(issue)}/dane`} variant="secondary" icon="pencil">
            {t('newsletter.work.edit-facts')}
          </ButtonLink>
        )
      }
    >
      <KeyValues
        items={[
          { label: t('newsletter.words.subject'), value: issue.subject || t('newsletter.work.missing') },
          { label: t('newsletter.words.preheader'), value: issue.preheader },
          { label: t('newsletter.plain-summary'), value: issue.plainSummary || t('newsletter.work.missing') },
          {
            label: t('newsletter.words.for'),
            value:
              [...issue.topics.map((topic) => t(`newsletter.topic.${topic}`)), ...placeNames].join(', ') ||
              t('newsletter.words.everybody'),
          },
          { label: t('newsletter.words.urgent'), value: issue.urgent && t('newsletter.words.urgent.yes') },
          { label: t('newsletter.words.due'), value: issue.dueOn && formatDate(issue.dueOn, locale) },
        ]}
      />
    </Section>
  )
}

function BlockRow({ issue, block, index }: { issue: Issue; block: Block; index: number }) {
  const { t } = useView()
  const path = `${workPath(issue)}/bloki/${block.id}`
  const words = excerptOf(block)
  const what = t('newsletter.work.block', { number: index + 1, kind: t(`newsletter.block.${block.kind}`) })
  return (
    <li class="newsletter-block" id={`blok-${block.id}`}>
      <div class="newsletter-block-words">
        <Tag>{t(`newsletter.block.${block.kind}`)}</Tag>
        {words && <p lang="pl">{words}</p>}
      </div>
      {isOpen(issue) && (
        <ul class="newsletter-block-acts" aria-label={what}>
          <li>
            <ActButton action={`${path}/wyzej`} variant="quiet" icon="arrow-up">
              {t('newsletter.work.up')}
            </ActButton>
          </li>
          <li>
            <ActButton action={`${path}/nizej`} variant="quiet" icon="arrow-down">
              {t('newsletter.work.down')}
            </ActButton>
          </li>
          {block.kind !== 'divider' && (
            <li>
              <ButtonLink href={path} variant="quiet" icon="pencil" label={`${t('newsletter.work.edit')}: ${what}`}>
                {t('newsletter.work.edit')}
              </ButtonLink>
            </li>
          )}
          <li>
            <ButtonLink
              href={`${path}/usuniecie`}
              variant="quiet"
              icon="trash-2"
              label={`${t('newsletter.work.remove-block')}: ${what}`}
            >
              {t('newsletter.work.remove-block')}
            </ButtonLink>
          </li>
        </ul>
      )}
    </li>
  )
}

function AddBlock({ issue }: { issue: Issue }) {
  const { t } = useView()
  return (
    <nav class="newsletter-add" aria-label={t('newsletter.work.add')}>
      <h3>{t('newsletter.work.add')}</h3>
      <Actions>
        {BLOCK_KINDS.map((kind) =>
          kind === 'divider' ? (
            <ActButton key={kind} action={`${workPath(issue)}/bloki/linia`} icon="minus">
              {t(`newsletter.block.${kind}`)}
            </ActButton>
          ) : (
            <ButtonLink
              key={kind}
              href={`${workPath(issue)}/bloki/nowy?rodzaj=${kind}`}
              variant="secondary"
              icon="plus"
            >
              {t(`newsletter.block.${kind}`)}
            </ButtonLink>
          ),
        )}
      </Actions>
    </nav>
  )
}

function Comments({ issue, comments, nameOf, comment, commentKey }: IssueWorkProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('newsletter.comments.title')} id="uwagi" count={comments.length || undefined}>
      {comments.map(({ id, body, writtenAt, writtenBy, settledAt }) => (
        <article key={id} class="newsletter-comment">
          <Meta>
            {nameOf(writtenBy)} · {formatDateTime(writtenAt, locale)}
          </Meta>
          <p>{body}</p>
          {settledAt ? (
            <Tag kind="done">{t('newsletter.comments.settled')}</Tag>
          ) : (
            issue.frozenAt === null && (
              <ActButton action={`${workPath(issue)}/uwagi/${id}/zalatwione`} variant="quiet" icon="check">
                {t('newsletter.comments.settle')}
              </ActButton>
            )
          )}
        </article>
      ))}
      {issue.frozenAt === null && (
        <Form action={`${workPath(issue)}/uwagi`}>
          <Hidden name="key" value={commentKey} />
          <TextArea
            form={comment}
            name="body"
            label={t('newsletter.comments.label')}
            hint={t('newsletter.comments.hint')}
            rows={3}
            limit={2000}
          />
          <SubmitButton variant="secondary" icon="message-square-plus">
            {t('newsletter.comments.add')}
          </SubmitButton>
        </Form>
      )}
    </Section>
  )
}
