import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatMoney } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  CheckAnswers,
  Form as FormBlock,
  Hidden,
  KeyValues,
  Link,
  Notice,
  QuestionPage,
  Section,
  SubmitButton,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Talk } from '../../discussions/index.ts'
import type { FilledRow } from '../../forms/index.ts'
import { pathOf } from '../../processes/index.ts'
import type { Pool } from '../editions/store.ts'
import { JoiningQuestion, type JoiningShown, ProposeJoining } from '../joining/pages.tsx'
import type { Summons } from '../verifying/store.ts'
import { projectTag } from '../words.ts'
import { projectPath } from './actions.ts'
import type { Author, Coauthor } from './authors-store.ts'
import type { Step } from './giving-forms.ts'
import { LinesTable } from './outcome.tsx'
import { OwnTalk } from './own-talk.tsx'
import type { CostLine, missingIn, Project, PublicState } from './rules.ts'
import type { Hands } from './step-pages.tsx'

export interface OwnPageProps extends Hands {
  state: PublicState
  pool: Pool | null
  author: Author | null
  lines: CostLine[]
  missing: ReturnType<typeof missingIn>
  /** Answers to the edition's own questions. */
  questions: FilledRow[]
  steps: Step[]
  similar: { alike: Project[]; near: Project[] }
  coauthors: Coauthor[]
  /** Open proposals to join this project with another. */
  joinings: JoiningShown[]
  mayJoin: boolean
  summonses: Summons[]
  editable: boolean
  sendable: boolean
  mayAppeal: boolean
  /** What people say of the project; null where nobody may talk. */
  talk: Talk | null
  /** Whether its author has letters of what people say; null when they left no address. */
  hearsTalk: boolean | null
  form: Form
}

/** The author's own page: what is sent, what is missing, what can be done now. */
export function OwnPage(props: OwnPageProps) {
  const { t, locale } = useView()
  const { process, project, state, pool, author, lines, missing, editable, secret, path } = props
  const draft = project.submittedAt === null
  const mend = (step: Step) => (editable ? { href: path(`/${step}`) } : {})
  const waiting = props.summonses.find(({ answeredAt }) => answeredAt === null)
  return (
    <QuestionPage
      title={draft ? t('budgets.own.check') : project.title}
      caption={draft ? project.title : t('budgets.own.number', { number: project.number ?? 0 })}
      {...(draft ? { step: { number: props.steps.length + 1, of: props.steps.length + 1 } } : {})}
      back={{ label: process.title, href: pathOf(process) }}
      form={props.form}
      unlisted
    >
      <p>
        <Tag {...projectTag(state, t)} />
      </p>
      {secret !== null && (
        <Notice>
          <p>{t('budgets.own.link')}</p>
        </Notice>
      )}
      {waiting && (
        <Notice kind="warning" title={t('budgets.summons')}>
          <p>{waiting.body}</p>
          <p>{t('budgets.summons.until', { date: formatDate(waiting.dueOn, locale) })}</p>
          {secret !== null && (
            <ActButton action={path('/uzupelnione')} values={{ klucz: secret }} icon="check">
              {t('budgets.summons.answer')}
            </ActButton>
          )}
        </Notice>
      )}
      {secret !== null &&
        props.joinings.map((shown) => (
          <JoiningQuestion
            key={shown.joining.id}
            process={process}
            shown={shown}
            voiceId={project.id}
            action={path('/zgoda')}
            secret={secret}
          />
        ))}
      {draft && missing.length > 0 && (
        <Notice kind="warning" title={t('budgets.own.missing', { count: missing.length })}>
          <ul>
            {missing.map(({ part, key, values }) => (
              <li key={key}>
                <Link href={path(`/${part}`)}>
                  {t(
                    key,
                    Object.fromEntries(
                      Object.entries(values ?? {}).map(([name, value]) => [
                        name,
                        name === 'count' ? value : formatMoney(value, locale),
                      ]),
                    ),
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <CheckAnswers
        answers={[
          { label: t('budgets.field.title'), value: project.title, ...mend('pomysl') },
          { label: t('budgets.field.summary'), value: project.summary, ...mend('pomysl') },
          { label: t('budgets.field.description'), value: project.description, ...mend('pomysl') },
          { label: t('budgets.field.reason'), value: project.reason, ...mend('pomysl') },
          { label: t('budgets.field.access'), value: project.access, ...mend('pomysl') },
          { label: t('budgets.pool'), value: pool?.name ?? '', ...mend('miejsce') },
          { label: t('budgets.field.place'), value: project.placeWords, ...mend('miejsce') },
          { label: t('budgets.cost'), value: formatMoney(project.costGrosze, locale), ...mend('koszty') },
          { label: t('budgets.support.count'), value: String(project.supporters), ...mend('zalaczniki') },
          ...props.questions.map(({ label, words }) => ({ label, value: words, ...mend('pytania') })),
          {
            label: t('budgets.field.signature'),
            value: project.signature || t('budgets.author.resident'),
            ...mend('autor'),
          },
          { label: t('budgets.field.name'), value: author?.name ?? '', ...mend('autor') },
        ]}
      />
      {lines.length > 0 && <LinesTable lines={lines} />}
      {draft && (props.similar.alike.length > 0 || props.similar.near.length > 0) && (
        <Notice title={t('budgets.similar')}>
          <p>{t('budgets.similar.text')}</p>
          <ul>
            {[...props.similar.near, ...props.similar.alike].map((other) => (
              <li key={other.id}>
                <Link href={projectPath(process, other)}>{other.title}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {draft && props.sendable && (
        <FormBlock action={path('/wyslanie')}>
          {secret !== null && <Hidden name="klucz" value={secret} />}
          <p>{t('budgets.own.declares')}</p>
          <SubmitButton icon="send">{t('budgets.own.send')}</SubmitButton>
        </FormBlock>
      )}
      {!draft && (
        <p class="ui-actions">
          <ButtonLink href={projectPath(process, project)} variant="secondary" icon="eye">
            {t('budgets.own.public')}
          </ButtonLink>
          {props.mayAppeal && (
            <ButtonLink href={path('/odwolanie')} icon="scale">
              {t('budgets.appeal.file')}
            </ButtonLink>
          )}
          {secret !== null && !project.withdrawnAt && project.ballotNumber === null && (
            <ButtonLink href={path('/wycofanie')} variant="quiet">
              {t('budgets.withdraw')}
            </ButtonLink>
          )}
        </p>
      )}
      {!draft && secret !== null && props.talk && <OwnTalk {...props} talk={props.talk} secret={secret} />}
      {secret !== null && props.mayJoin && (
        <ProposeJoining
          others={[
            ...new Map([...props.similar.near, ...props.similar.alike].map((one) => [one.id, one])).values(),
          ].filter(({ poolId }) => poolId === project.poolId)}
          action={path('/polaczenie')}
          secret={secret}
          form={props.form}
        />
      )}
      {secret !== null && editable && <Coauthors {...props} />}
    </QuestionPage>
  )
}

function Coauthors({ coauthors, form, path, secret }: OwnPageProps) {
  const { t } = useView()
  return (
    <Section title={t('budgets.coauthors')} id="wspolautorzy">
      <p>{t('budgets.coauthors.text')}</p>
      {coauthors.length > 0 && (
        <KeyValues
          items={coauthors.map(({ name, acceptedAt }) => ({
            label: name,
            value: t(acceptedAt ? 'budgets.coauthors.accepted' : 'budgets.coauthors.waiting'),
          }))}
        />
      )}
      <FormBlock action={path('/wspolautorzy')} label={t('budgets.coauthors')}>
        <Hidden name="klucz" value={secret ?? ''} />
        <TextField form={form} name="coauthorName" label={t('budgets.coauthors.name')} width="medium" />
        <TextField form={form} name="coauthorEmail" label={t('budgets.coauthors.email')} width="medium" />
        <SubmitButton variant="secondary" icon="mail">
          {t('budgets.coauthors.invite')}
        </SubmitButton>
      </FormBlock>
    </Section>
  )
}
