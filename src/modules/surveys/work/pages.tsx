import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatNumber } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Form as FormBlock,
  Link,
  Notice,
  RadioGroup,
  Section,
  SelectField,
  Stats,
  SubmitButton,
  Table,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { DesignProblem, MapQuestion, Participation } from '../../forms/index.ts'
import { type Stage, workPathOf } from '../../processes/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { resultsPublic, surveyPath, surveyWorkPath } from '../rules.ts'
import { TEMPLATES } from '../templates/index.ts'
import { statusTag } from '../words.ts'
import { AnswerFiles } from './files.tsx'
import { type Frame, SurveysWork } from './frame.tsx'

interface ListProps {
  frame: Frame
  surveys: (FoundSurvey & { answers: number })[]
  mayDesign: boolean
}

/** Surveys of one process, with what each needs now. */
export function WorkListPage({ frame, surveys, mayDesign }: ListProps) {
  const { t, locale } = useView()
  const create = `${workPathOf(frame.process)}/ankiety/nowa`
  return (
    <SurveysWork
      frame={frame}
      title={t('surveys.surveys')}
      actions={mayDesign && <ButtonLink href={create}>{t('surveys.new.title')}</ButtonLink>}
    >
      <Table
        caption={t('surveys.surveys')}
        captionHidden
        rows={surveys}
        rowId={({ survey }) => survey.id}
        columns={[
          {
            label: t('surveys.field.title'),
            names: true,
            cell: ({ process, survey, title }) => <Link href={surveyWorkPath(process, survey)}>{title}</Link>,
          },
          { label: t('surveys.field.state'), cell: (found) => <Tag {...statusTag(found, t, locale)} /> },
          { label: t('surveys.field.answers'), kind: 'number', cell: ({ answers }) => formatNumber(answers, locale) },
          {
            label: t('surveys.settings.results'),
            cell: ({ survey }) => t(`surveys.settings.results.${survey.results}`),
          },
        ]}
        empty={
          <EmptyState
            title={t('surveys.list.empty')}
            action={mayDesign && <ButtonLink href={create}>{t('surveys.new.title')}</ButtonLink>}
          >
            {t('surveys.work.empty-hint')}
          </EmptyState>
        }
      />
    </SurveysWork>
  )
}

interface NewProps {
  frame: Frame
  form: Form
  stages: Stage[]
  /** Surveys to copy from. */
  copies: { id: string; title: string }[]
}

/** Beginning a survey: its name, its stage, what to begin from. */
export function NewPage({ frame, form, stages, copies }: NewProps) {
  const { t } = useView()
  return (
    <SurveysWork frame={frame} title={t('surveys.new.title')} form={form}>
      <FormBlock action={`${workPathOf(frame.process)}/ankiety/nowa`}>
        <TextField form={form} name="title" label={t('surveys.field.title')} hint={t('surveys.field.title.hint')} />
        <StageField form={form} stages={stages} />
        <RadioGroup
          form={form}
          name="from"
          label={t('surveys.new.from')}
          options={[
            { value: 'blank', label: t('surveys.new.blank'), hint: t('surveys.new.blank.hint') },
            ...TEMPLATES.map((name) => ({
              value: name,
              label: t(`surveys.template.${name}`),
              hint: t(`surveys.template.${name}.hint`),
            })),
            ...copies.map(({ id, title }) => ({ value: id, label: t('surveys.new.copy', { title }) })),
          ]}
        />
        <SubmitButton>{t('surveys.new.button')}</SubmitButton>
      </FormBlock>
    </SurveysWork>
  )
}

/** The stage whose dates a survey follows. */
export function StageField({ form, stages }: { form: Form; stages: Stage[] }) {
  const { t, locale } = useView()
  return (
    <SelectField
      form={form}
      name="stage"
      label={t('surveys.field.stage')}
      hint={t('surveys.field.stage.hint')}
      empty={t('surveys.field.stage.none')}
      options={stages.map(({ id, title, startsAt, endsAt }) => ({
        value: id,
        label: [title, startsAt && formatDate(startsAt, locale), endsAt && `– ${formatDate(endsAt, locale)}`]
          .filter(Boolean)
          .join(' '),
      }))}
    />
  )
}

interface SurveyProps {
  frame: Frame
  found: FoundSurvey
  participation: Participation
  /** Of the published version; null before the first. */
  version: number | null
  /** The draft differs from what is answered now. */
  unpublished: boolean
  problems: DesignProblem[]
  brought: number
  /** Questions on a map, with files of their own. */
  maps: MapQuestion[]
  may: { design: boolean; read: boolean }
}

/** One survey: its state, the next step, everything that belongs to it. */
export function SurveyPage(props: SurveyProps) {
  const { t, locale } = useView()
  const { frame, found, participation, version, problems, may } = props
  const { process, survey, phase, title, form } = found
  const home = surveyWorkPath(process, survey)
  const builder = `/praca/formularze/${form.id}`
  const links = [
    ...(may.design
      ? [{ href: builder, label: t('surveys.work.questions'), text: t('surveys.work.questions.text') }]
      : []),
    ...(may.design
      ? [{ href: `${home}/ustawienia`, label: t('surveys.settings.title'), text: t('surveys.work.settings.text') }]
      : []),
    { href: `${home}/wyniki`, label: t('surveys.results.short'), text: t('surveys.work.results.text') },
    ...(may.read
      ? [{ href: `${home}/odpowiedzi`, label: t('surveys.answers.title'), text: t('surveys.work.answers.text') }]
      : []),
    ...(may.read && survey.openedAt
      ? [{ href: `${builder}/papier`, label: t('surveys.work.paper'), text: t('surveys.work.paper.text') }]
      : []),
    ...(may.design
      ? [{ href: `${home}/ludnosc`, label: t('surveys.population.title'), text: t('surveys.work.population.text') }]
      : []),
    ...(may.design && survey.openedAt
      ? [{ href: `${home}/przechowywanie`, label: t('surveys.kept.title'), text: t('surveys.work.kept.text') }]
      : []),
  ]
  return (
    <SurveysWork
      frame={frame}
      title={title}
      actions={
        (found.phase !== 'draft' || may.design) && (
          <ButtonLink href={surveyPath(process, survey)} variant="secondary" icon="eye">
            {t('surveys.work.public')}
          </ButtonLink>
        )
      }
    >
      <p>
        <Tag {...statusTag(found, t, locale)} />
      </p>
      {problems.length > 0 && (
        <Notice kind="problem" title={t('surveys.open.problems', { count: problems.length })}>
          <p>{t('surveys.open.problems-text')}</p>
          <ButtonLink href={builder}>{t('surveys.work.questions')}</ButtonLink>
        </Notice>
      )}
      {may.design && <NextStep {...{ found, home, version }} />}
      {may.design && props.unpublished && (
        <Notice>
          <p>{t('surveys.work.unpublished')}</p>
        </Notice>
      )}
      {phase !== 'draft' && (
        <Stats
          label={t('surveys.statement')}
          items={[
            {
              figure: formatNumber(participation.finished, locale),
              label: t('surveys.statement.finished', { count: participation.finished }),
              ...(may.read ? { href: `${home}/odpowiedzi` } : {}),
            },
            {
              figure: formatNumber(participation.begun, locale),
              label: t('surveys.statement.begun', { count: participation.begun }),
            },
            {
              figure: formatNumber(participation.seen, locale),
              label: t('surveys.statement.seen', { count: participation.seen }),
            },
          ]}
        />
      )}
      <Section title={t('surveys.work.parts')}>
        <CardGrid>
          {links.map(({ href, label, text }) => (
            <Card key={href} title={label} href={href}>
              {text}
            </Card>
          ))}
        </CardGrid>
      </Section>
      {may.read && phase !== 'draft' && <AnswerFiles home={home} maps={props.maps} />}
      {props.brought > 0 && (
        <p>
          <Link href={`${workPathOf(process)}/uwagi?kanal=survey`}>
            {t('surveys.work.brought', { count: props.brought })}
          </Link>
        </p>
      )}
      {resultsPublic(survey, phase) && (
        <p>
          <Link href={`${surveyPath(process, survey)}/wyniki`}>{t('surveys.work.public-results')}</Link>
        </p>
      )}
    </SurveysWork>
  )
}

/** What can be done with the state of a survey now. */
function NextStep({ found, home, version }: { found: FoundSurvey; home: string; version: number | null }) {
  const { t } = useView()
  const { phase, survey, process } = found
  if (phase === 'draft')
    return (
      <Notice title={t(survey.openedAt ? 'surveys.open.waits' : 'surveys.open.title')}>
        <p>
          {t(
            survey.openedAt
              ? 'surveys.open.waits-text'
              : process.announcedAt
                ? 'surveys.open.text'
                : 'surveys.open.before-text',
          )}
        </p>
        {!survey.openedAt && (
          <Actions>
            <ActButton action={`${home}/otwarcie`} variant="primary">
              {t('surveys.open.button')}
            </ActButton>
            <ButtonLink href={`${home}/usuniecie`} variant="quiet">
              {t('surveys.discard.button')}
            </ButtonLink>
          </Actions>
        )}
      </Notice>
    )
  return (
    <>
      {version !== null && <p>{t('surveys.work.version', { version })}</p>}
      {phase === 'closed'
        ? survey.closedAt && (
            <ActButton action={`${home}/wznowienie`} variant="secondary">
              {t('surveys.reopen.button')}
            </ActButton>
          )
        : !survey.closedAt && (
            <ActButton action={`${home}/zamkniecie`} variant="secondary">
              {t('surveys.close.button')}
            </ActButton>
          )}
    </>
  )
}
