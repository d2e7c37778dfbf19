import { before } from '../../../platform/clock.ts'
import type { Form } from '../../../platform/http/index.ts'
import { formatMoney } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  Details,
  EmptyState,
  FileField,
  Form as FormBlock,
  KeyValues,
  Link,
  Notice,
  NumberField,
  QuestionPage,
  RadioGroup,
  Section,
  SelectField,
  type Stat,
  Stats,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Organisation } from '../../network/index.ts'
import type { UnitFound } from '../../places/index.ts'
import { GminaFields, type Process, pathOf, phaseOf, workPathOf } from '../../processes/index.ts'
import { type EditionProblem, WORK } from '../editions/actions.ts'
import { type Calendar, DATES, type DateKey, termOf } from '../editions/calendar.ts'
import { PRESETS } from '../editions/settings.ts'
import type { Edition } from '../editions/store.ts'
import { datesOf, stageTag } from '../words.ts'
import { type Frame, Work } from './frame.tsx'

/** Editions of one's teams. */
export function EditionsTable({
  editions,
  organisations,
  mayCreate,
  mayArchive,
}: {
  editions: { process: Process; edition: Edition }[]
  organisations: Map<string, Organisation>
  mayCreate: boolean
  /** Whether this person may bring a finished edition as it was. */
  mayArchive: boolean
}) {
  const { t, now, locale } = useView()
  return (
    <WorkspacePage
      title={t('budgets.work.all')}
      owner={t('consultations.work.owner')}
      navigation={[
        { label: t('consultations.work.desk'), href: '/praca' },
        { label: t('budgets.work.all'), href: WORK, current: true },
      ]}
      actions={
        mayCreate && (
          <>
            <ButtonLink href={`${WORK}/nowa`} icon="plus">
              {t('budgets.create')}
            </ButtonLink>
            {mayArchive && (
              <ButtonLink href={`${WORK}/archiwum`} variant="secondary" icon="archive">
                {t('budgets.archive')}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <Table
        caption={t('budgets.work.all')}
        captionHidden
        rows={editions}
        rowId={({ process }) => process.id}
        columns={[
          {
            label: t('budgets.edition'),
            names: true,
            cell: ({ process }) => <Link href={workPathOf(process)}>{process.title}</Link>,
          },
          {
            label: t('budgets.stage'),
            cell: ({ process, edition }) =>
              process.announcedAt ? (
                <Tag {...stageTag(edition, now, t, locale)} />
              ) : (
                <Tag kind="draft">{t('budgets.draft')}</Tag>
              ),
          },
          { label: t('budgets.year'), kind: 'number', cell: ({ edition }) => String(edition.year) },
          {
            label: t('budgets.organisation'),
            cell: ({ process }) => organisations.get(process.organisationId)?.name ?? '',
          },
        ]}
        empty={<EmptyState title={t('budgets.work.none')}>{t('budgets.work.none.hint')}</EmptyState>}
      />
    </WorkspacePage>
  )
}

/** The first screen of an edition: enough to begin, from a preset or from the last one. */
export function CreatePage({
  form,
  organisations,
  units,
  editions,
}: {
  form: Form
  organisations: Organisation[]
  units: UnitFound[]
  editions: { process: Process; edition: Edition }[]
}) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('budgets.create')}
      form={form}
      back={{ label: t('budgets.work.all'), href: WORK }}
      islands={['wiec-draft']}
      unlisted
    >
      <p>{t('budgets.create.lead')}</p>
      <FormBlock action={`${WORK}/nowa`} draft="nowy-budzet">
        <SelectField
          form={form}
          name="organisationId"
          label={t('budgets.organisation')}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField form={form} name="title" label={t('budgets.create.title')} hint={t('budgets.create.title.hint')} />
        <TextArea form={form} name="summary" label={t('budgets.create.summary')} rows={3} limit={300} />
        <NumberField form={form} name="year" label={t('budgets.year')} hint={t('budgets.year.hint')} />
        <GminaFields form={form} units={units} />
        {editions.length > 0 && (
          <SelectField
            form={form}
            name="copyOf"
            label={t('budgets.create.copy')}
            empty={t('budgets.create.copy.none')}
            options={editions.map(({ process }) => ({ value: process.id, label: process.title }))}
          />
        )}
        <RadioGroup
          form={form}
          name="preset"
          label={t('budgets.create.preset')}
          hint={t('budgets.preset.check')}
          options={[
            { value: '', label: t('budgets.preset.none') },
            ...Object.keys(PRESETS).map((name) => ({
              value: name,
              label: t(`budgets.preset.${name}`),
              hint: t(`budgets.preset.${name}.about`),
            })),
          ]}
        />
        <SubmitButton>{t('budgets.create.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** Brings an edition from Pabulib files. */
export function ArchivePage({ form, organisations }: { form: Form; organisations: Organisation[] }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('budgets.archive')} form={form} back={{ label: t('budgets.work.all'), href: WORK }} unlisted>
      <p>{t('budgets.archive.lead')}</p>
      <FormBlock action={`${WORK}/archiwum`} files>
        <SelectField
          form={form}
          name="organisationId"
          label={t('budgets.organisation')}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField form={form} name="title" label={t('budgets.create.title')} hint={t('budgets.create.title.hint')} />
        <TextField form={form} name="place" label={t('processes.beginning.gmina')} width="medium" />
        <FileField
          form={form}
          name="files"
          label={t('budgets.archive.files')}
          hint={t('budgets.archive.files.hint')}
          accept=".pb"
          multiple
        />
        <SubmitButton icon="archive">{t('budgets.archive.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** What waits in one edition, with the next step of its calendar. */
export function WaitingPage({
  frame,
  edition,
  tasks,
  problems,
}: {
  frame: Frame
  edition: Edition
  tasks: Stat[]
  problems: EditionProblem[]
}) {
  const { t, now, locale } = useView()
  const { process } = frame
  const draft = phaseOf(process, now) === 'draft'
  return (
    <Work
      frame={frame}
      title={t('budgets.work.waiting')}
      actions={
        <ButtonLink href={pathOf(process)} variant="secondary" icon="eye">
          {t('budgets.work.preview')}
        </ButtonLink>
      }
    >
      <p>{draft ? <Tag kind="draft">{t('budgets.draft')}</Tag> : <Tag {...stageTag(edition, now, t, locale)} />}</p>
      {edition.settings.preset && <Notice kind="warning">{t('budgets.preset.check')}</Notice>}
      {tasks.length > 0 && <Stats items={tasks} />}
      {!edition.archived && <Problems frame={frame} problems={problems} />}
      {draft && frame.mayAnnounce && problems.every(({ weight }) => weight === 'advice') && (
        <ActButton action={`${workPathOf(process)}/ogloszenie`} variant="primary" icon="megaphone">
          {t('budgets.announce')}
        </ActButton>
      )}
      {!edition.archived && (
        <Section title={t('budgets.dates.ahead')}>
          <KeyValues items={datesOf(calendarPart(edition.calendar, now, 'ahead'), t, locale)} />
          {Object.keys(calendarPart(edition.calendar, now, 'past')).length > 0 && (
            <Details summary={t('budgets.dates.past')}>
              <KeyValues items={datesOf(calendarPart(edition.calendar, now, 'past'), t, locale)} />
            </Details>
          )}
        </Section>
      )}
    </Work>
  )
}

/** Dates that are over, and those that are not. */
function calendarPart(calendar: Calendar, now: Temporal.Instant, part: 'past' | 'ahead'): Calendar {
  const isPast = (key: DateKey) => {
    const term = termOf(calendar, key)
    return term !== null && before(term, now)
  }
  return Object.fromEntries(
    DATES.flatMap(({ key }) => (calendar[key] && isPast(key) === (part === 'past') ? [[key, calendar[key]]] : [])),
  )
}

/** What is unlawful and what is unwise, each leading to where it is mended. */
export function Problems({ frame, problems }: { frame: Frame; problems: EditionProblem[] }) {
  const { t, locale } = useView()
  const said = (problem: EditionProblem) =>
    t(problem.key, {
      ...Object.fromEntries(
        Object.entries(problem.values ?? {}).map(([name, value]) => [
          name,
          name === 'field'
            ? t(`budgets.date.${value}`)
            : name === 'least' || name === 'sum'
              ? formatMoney(Number(value), locale)
              : value,
        ]),
      ),
    })
  const list = (weight: EditionProblem['weight']) => problems.filter((problem) => problem.weight === weight)
  return (
    <>
      {(['unlawful', 'advice'] as const).map(
        (weight) =>
          list(weight).length > 0 && (
            <Notice
              key={weight}
              kind={weight === 'unlawful' ? 'warning' : 'info'}
              title={t(`budgets.problems.${weight}`, { count: list(weight).length })}
            >
              <ul>
                {list(weight).map((problem) => (
                  <li key={`${problem.key} ${JSON.stringify(problem.values)}`}>
                    {frame.mayEdit ? (
                      <Link href={`${workPathOf(frame.process)}/ustawienia/${problem.part}`}>{said(problem)}</Link>
                    ) : (
                      said(problem)
                    )}
                  </li>
                ))}
              </ul>
            </Notice>
          ),
      )}
      {problems.length === 0 && <Notice kind="success">{t('budgets.problems.none')}</Notice>}
    </>
  )
}
