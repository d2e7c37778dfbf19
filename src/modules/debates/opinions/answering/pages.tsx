import type { Form } from '../../../../platform/http/index.ts'
import {
  ButtonLink,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Honeypot,
  Link,
  Meta,
  Notice,
  QuestionPage,
  RichText,
  Section,
  SubmitButton,
  Tag,
  type TagProps,
  TextArea,
  useView,
} from '../../../../ui/index.ts'
import { type Process, pathOf } from '../../../processes/index.ts'
import type { Vote } from '../../map/votes.ts'
import type { Asking } from '../asking.ts'
import { type Debate, debatePath, LONGEST, OWN_MOST } from '../rules.ts'
import { type Statement, type StatementState, stateOf } from '../statements-store.ts'

interface Found {
  process: Process
  debate: Debate
}

/** What it is, what is kept of whoever answers, and the button that begins. */
export function BeginPage({ process, debate, count, seesResults }: Found & { count: number; seesResults: boolean }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={debate.question}
      caption={t('debates.opinion-map')}
      back={{ label: process.title, href: pathOf(process) }}
      description={t('debates.begin.lead')}
    >
      {debate.lead && <RichText markdown={debate.lead} />}
      <p>{t('debates.begin.lead')}</p>
      <ul>
        <li>{t('debates.begin.how', { count })}</li>
        <li>{t('debates.begin.pass')}</li>
        <li>{t('debates.begin.anonymous')}</li>
      </ul>
      <FormBlock action={`${debatePath(process)}/poczatek`}>
        <SubmitButton icon="arrow-right">{t('debates.begin.button')}</SubmitButton>
      </FormBlock>
      {seesResults && (
        <p>
          <Link href={`${debatePath(process)}/wyniki`}>{t('debates.results.link')}</Link>
        </p>
      )}
    </QuestionPage>
  )
}

const WORDS = [
  { value: 'zgoda', vote: 1, key: 'agree', icon: 'thumbs-up' },
  { value: 'sprzeciw', vote: -1, key: 'disagree', icon: 'thumbs-down' },
  { value: 'pomijam', vote: 0, key: 'pass', icon: 'circle-help' },
] as const

/** One statement and three answers; each is kept at once. */
export function AskPage({ process, debate, asking, seesResults }: Found & { asking: Asking; seesResults: boolean }) {
  const { t } = useView()
  const home = debatePath(process)
  const { statements, votes, next } = asking
  const answered = statements.filter(({ id }) => votes.has(id)).length
  return (
    <QuestionPage
      title={next ? next.body : t('debates.done.title')}
      caption={t('debates.progress', { answered, all: statements.length })}
      back={{ label: process.title, href: pathOf(process) }}
    >
      {next ? (
        <FormBlock action={`${home}/glos`}>
          <Hidden name="statement" value={next.id} />
          <Answers />
        </FormBlock>
      ) : (
        <Notice kind="success">
          <p>{t('debates.done.text')}</p>
        </Notice>
      )}
      {answered > 0 && (
        <FormBlock action={`${home}/cofnij`}>
          <SubmitButton variant="quiet" icon="rotate-ccw">
            {t('debates.undo')}
          </SubmitButton>
        </FormBlock>
      )}
      <Section title={t('debates.more')}>
        <ul>
          {answered > 0 && (
            <li>
              <Link href={`${home}/moje`}>{t('debates.mine')}</Link>
            </li>
          )}
          {debate.ownStatements && (
            <li>
              <Link href={`${home}/wlasne`}>{t('debates.own.link')}</Link>
            </li>
          )}
          {seesResults && (
            <li>
              <Link href={`${home}/wyniki`}>{t('debates.results.link')}</Link>
            </li>
          )}
        </ul>
      </Section>
    </QuestionPage>
  )
}

function Answers({ given }: { given?: Vote }) {
  const { t } = useView()
  return (
    <p class="debates-answers">
      {WORDS.map(({ value, vote, key, icon }) => (
        <SubmitButton
          key={value}
          name="vote"
          value={value}
          icon={given === vote ? 'check' : icon}
          variant={given === vote ? 'primary' : 'secondary'}
        >
          {t(`debates.word.${key}`)}
        </SubmitButton>
      ))}
    </p>
  )
}

/** Everything one said, each to be changed, and one's own statements. */
export function MinePage({ process, asking, own }: Found & { asking: Asking; own: Statement[] }) {
  const { t } = useView()
  const home = debatePath(process)
  const answered = asking.statements.filter(({ id }) => asking.votes.has(id))
  return (
    <QuestionPage title={t('debates.mine')} back={{ label: t('debates.back'), href: home }}>
      <p>{t('debates.mine.lead')}</p>
      {answered.length === 0 && <EmptyState title={t('debates.mine.none')} />}
      {answered.map(({ id, body }) => (
        <Section key={id} title={body}>
          <FormBlock action={`${home}/glos`}>
            <Hidden name="statement" value={id} />
            <Hidden name="back" value="moje" />
            <Answers given={asking.votes.get(id)} />
          </FormBlock>
        </Section>
      ))}
      {own.length > 0 && (
        <Section title={t('debates.own.mine')} id="wlasne">
          <ul>
            {own.map((statement) => (
              <li key={statement.id}>
                {statement.body} <StatementTag state={stateOf(statement)} />
                {statement.refusedReason && <Meta>{statement.refusedReason}</Meta>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </QuestionPage>
  )
}

const TAGS: Record<StatementState, TagProps['kind']> = { waiting: 'soon', published: 'done', refused: 'closed' }

export function StatementTag({ state }: { state: StatementState }) {
  const { t } = useView()
  return <Tag kind={TAGS[state]}>{t(`debates.state.${state}`)}</Tag>
}

/** A statement of one's own, and what makes a good one. */
export function OwnPage({ process, form, left }: Found & { form: Form; left: number }) {
  const { t } = useView()
  const home = debatePath(process)
  return (
    <QuestionPage title={t('debates.own.title')} back={{ label: t('debates.back'), href: home }} form={form}>
      <p>{t('debates.own.lead')}</p>
      <ul>
        <li>{t('debates.own.one-thought')}</li>
        <li>{t('debates.own.clear')}</li>
        <li>{t('debates.own.no-person')}</li>
      </ul>
      {left > 0 ? (
        <FormBlock action={`${home}/wlasne`}>
          <TextArea
            form={form}
            name="body"
            label={t('debates.own.body')}
            hint={t('debates.own.body.hint')}
            rows={3}
            limit={LONGEST}
          />
          <Honeypot name="website" />
          <SubmitButton icon="send">{t('debates.own.send')}</SubmitButton>
        </FormBlock>
      ) : (
        <Notice kind="info">
          <p>{t('debates.own.enough', { count: OWN_MOST })}</p>
        </Notice>
      )}
    </QuestionPage>
  )
}

/** Before the term begins: when it does. */
export function AheadPage({ process, debate, opens }: Found & { opens: string }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={debate.question}
      caption={t('debates.opinion-map')}
      back={{ label: process.title, href: pathOf(process) }}
    >
      <p>{t('debates.ahead', { date: opens })}</p>
      <ButtonLink href={pathOf(process)} variant="secondary">
        {t('debates.to-process')}
      </ButtonLink>
    </QuestionPage>
  )
}
