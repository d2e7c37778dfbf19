import { dateOf } from '../../../platform/clock.ts'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  type Desk,
  EmptyState,
  Link,
  Section,
  Table,
  Tabs,
  Tag,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { hidingPath, type Question, questionPath } from '../questions/rules.ts'
import { DESK, isStale, KINDS, type Text, workPathOf } from '../rules.ts'

type Listed = Text & { hasDraft: boolean }

/** All texts by kind, with what asks for attention. */
export function TextsDesk({
  desk,
  texts,
  filter,
}: {
  desk: Desk
  texts: Listed[]
  filter: 'prawo' | 'szkice' | undefined
}) {
  const { t, locale, now } = useView()
  const today = dateOf(now)
  return (
    <WorkspacePage
      {...desk}
      title={t('knowledge.desk')}
      actions={
        <ButtonLink href={`${DESK}/nowy`} icon="plus">
          {t('knowledge.desk.new')}
        </ButtonLink>
      }
    >
      <DeskTabs current="texts" />
      {filter && (
        <p>
          {t(`knowledge.desk.only.${filter}`)} <Link href={DESK}>{t('knowledge.desk.all')}</Link>
        </p>
      )}
      {texts.length === 0 && <EmptyState title={t('knowledge.none')} icon="book-open" />}
      {KINDS.map((kind) => {
        const own = texts.filter((text) => text.kind === kind)
        return (
          own.length > 0 && (
            <Section key={kind} title={t(`knowledge.kinds.${kind}`)} count={own.length}>
              <Table
                caption={t(`knowledge.kinds.${kind}`)}
                captionHidden
                rows={own}
                rowId={({ id }) => id}
                dense
                columns={[
                  {
                    label: t('knowledge.edit.title'),
                    names: true,
                    cell: (text) => <Link href={workPathOf(text)}>{text.content.title}</Link>,
                  },
                  { label: t('knowledge.edit.state'), cell: (text) => <State text={text} hasDraft={text.hasDraft} /> },
                  { label: t('knowledge.edit.law'), cell: (text) => <Law text={text} today={today} /> },
                  { label: t('knowledge.edit.changed'), cell: (text) => formatDate(text.changedAt, locale) },
                ]}
              />
            </Section>
          )
        )
      })}
    </WorkspacePage>
  )
}

/** Questions that wait to be shown, whole, each with its two buttons. */
export function QuestionsDesk({ desk, waiting }: { desk: Desk; waiting: Question[] }) {
  const { t, locale } = useView()
  return (
    <WorkspacePage {...desk} title={t('knowledge.desk.waiting')}>
      <DeskTabs current="questions" />
      {waiting.length === 0 && (
        <EmptyState title={t('knowledge.desk.none-waiting')} icon="inbox">
          {t('knowledge.desk.none-waiting-hint')}
        </EmptyState>
      )}
      {waiting.map((question) => (
        <Section key={question.id} title={question.title}>
          <p class="ui-meta">
            {[question.signature ?? t('knowledge.unsigned'), formatDateTime(question.askedAt, locale)].join(' · ')}
          </p>
          {question.details && <p>{question.details}</p>}
          <Actions>
            <ActButton action={`${questionPath(question)}/publikacja`} variant="primary">
              {t('knowledge.question.publish')}
            </ActButton>
            <Link href={hidingPath(question)}>{t('knowledge.question.hide')}</Link>
            <Link href={questionPath(question)}>{t('knowledge.question.open')}</Link>
          </Actions>
        </Section>
      ))}
    </WorkspacePage>
  )
}

function DeskTabs({ current }: { current: 'texts' | 'questions' }) {
  const { t } = useView()
  return (
    <Tabs
      label={t('knowledge.desk')}
      items={[
        { label: t('knowledge.desk.texts'), href: DESK, current: current === 'texts' },
        { label: t('knowledge.questions'), href: `${DESK}/pytania`, current: current === 'questions' },
      ]}
    />
  )
}

function Law({ text: { lawCheckedOn }, today }: { text: Text; today: Temporal.PlainDate }) {
  const { t, locale } = useView()
  return (
    <>
      {lawCheckedOn ? formatDate(lawCheckedOn, locale) : '–'}{' '}
      {isStale(lawCheckedOn, today) && <Tag kind="warning">{t('knowledge.edit.law-old')}</Tag>}
    </>
  )
}

function State({ text, hasDraft }: { text: Text; hasDraft: boolean }) {
  const { t } = useView()
  if (text.withdrawnAt) return <Tag kind="closed">{t('knowledge.edit.withdrawn')}</Tag>
  return (
    <>
      {text.publishedNumber !== null && <Tag kind="done">{t('knowledge.edit.public')}</Tag>}{' '}
      {hasDraft && <Tag kind="draft">{t('knowledge.edit.draft')}</Tag>}
    </>
  )
}
