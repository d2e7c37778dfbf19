import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime, formatSize } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  CheckAnswers,
  Checkbox,
  ConfirmPage,
  DateField,
  DateTimeField,
  Details,
  EmailField,
  EmptyState,
  FileField,
  FileList,
  Form as FormBlock,
  Link,
  Meta,
  Notice,
  QuestionPage,
  RadioGroup,
  RichText,
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
  type WorkspaceItem,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { FileFound } from '../../media/index.ts'
import type { Organisation } from '../../network/index.ts'
import type { UnitFound } from '../../places/index.ts'
import { fullName } from '../../places/index.ts'
import {
  type AnnouncementPlace,
  type Process,
  type ProcessDocument,
  pathOf,
  phaseOf,
  STAGE_KINDS,
  type Stage,
  TOPICS,
  type Update,
  workPathOf,
} from '../../processes/index.ts'
import type { FoundConsultation } from '../actions.ts'
import { type AnnouncementField, missingForAnnouncement } from '../rules.ts'
import type { Effect } from '../store.ts'
import { shortTag, statusTag } from '../words.ts'
import { PARTS, type Part } from './parts.ts'

/** What stands around every page of one consultation's workspace. */
export interface Frame {
  owner: string
  navigation: WorkspaceItem[]
  process: Process
}

/** A page of one consultation's workspace. */
export function Work({
  frame,
  title,
  form,
  actions,
  islands,
  children,
}: {
  frame: Frame
  title: string
  form?: Form
  actions?: ComponentChildren
  islands?: `wiec-${string}`[]
  children: ComponentChildren
}) {
  const { t } = useView()
  return (
    <WorkspacePage
      title={title}
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(frame.process)}>{frame.process.title}</Link>}
      crumbs={[{ label: t('consultations.work.all'), href: '/praca/konsultacje' }]}
      form={form}
      actions={actions}
      islands={islands}
    >
      {children}
    </WorkspacePage>
  )
}

/** All consultations of one's teams. */
export function WorkList({
  processes,
  organisations,
  mayCreate,
}: {
  processes: Process[]
  organisations: Map<string, Organisation>
  mayCreate: boolean
}) {
  const { t, now, locale } = useView()
  return (
    <WorkspacePage
      title={t('consultations.work.all')}
      owner={t('consultations.work.owner')}
      navigation={[
        { label: t('consultations.work.desk'), href: '/praca' },
        { label: t('consultations.work.all'), href: '/praca/konsultacje', current: true },
      ]}
      actions={
        mayCreate && (
          <ButtonLink href="/praca/konsultacje/nowa" icon="plus">
            {t('consultations.create.title')}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={t('consultations.work.all')}
        captionHidden
        rows={processes}
        rowId={(process) => process.id}
        columns={[
          {
            label: t('consultations.work.column.title'),
            names: true,
            cell: (process) => <Link href={workPathOf(process)}>{process.title}</Link>,
          },
          {
            label: t('consultations.work.column.state'),
            cell: (process) => <Tag {...shortTag(process, now, t, locale)} />,
          },
          {
            label: t('consultations.work.column.closes'),
            cell: (process) => (process.closesAt ? formatDateTime(process.closesAt, locale) : '–'),
          },
          {
            label: t('consultations.field.organisation'),
            cell: (process) => organisations.get(process.organisationId)?.name ?? '',
          },
        ]}
        empty={
          <EmptyState
            title={t('consultations.work.empty')}
            action={
              mayCreate && <ButtonLink href="/praca/konsultacje/nowa">{t('consultations.create.title')}</ButtonLink>
            }
          >
            {t('consultations.work.empty-hint')}
          </EmptyState>
        }
      />
    </WorkspacePage>
  )
}

/** The first screen of a new consultation: enough to begin a draft. */
export function CreatePage({
  form,
  organisations,
  units,
}: {
  form: Form
  organisations: Organisation[]
  units: UnitFound[]
}) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('consultations.create.title')}
      form={form}
      back={{ label: t('consultations.work.all'), href: '/praca/konsultacje' }}
      islands={['wiec-draft']}
      unlisted
    >
      <p>{t('consultations.create.lead')}</p>
      <FormBlock action="/praca/konsultacje/nowa" draft="nowe-konsultacje">
        <SelectField
          form={form}
          name="organisationId"
          label={t('consultations.create.organisation')}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          form={form}
          name="title"
          label={t('consultations.form.title')}
          hint={t('consultations.form.title.hint')}
          maxLength={160}
        />
        <TextArea
          form={form}
          name="summary"
          label={t('consultations.form.summary')}
          hint={t('consultations.form.summary.hint')}
          rows={3}
          limit={300}
        />
        {units.length > 1 ? (
          <RadioGroup
            form={form}
            name="unitCode"
            label={t('consultations.create.which-place')}
            options={units.map(({ unit, within }) => ({
              value: unit.code,
              label: fullName(unit, t),
              hint: within.join(', '),
            }))}
          />
        ) : null}
        <TextField
          form={form}
          name="place"
          label={t('consultations.create.place')}
          hint={t('consultations.create.place.hint')}
          width="medium"
        />
        <SelectField
          form={form}
          name="topic"
          label={t('consultations.filter.topic')}
          options={TOPICS.map((value) => ({ value, label: t(`consultations.topic.${value}`) }))}
        />
        <SubmitButton>{t('consultations.create.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

interface WaitingProps {
  frame: Frame
  found: FoundConsultation
  tasks: Stat[]
  mayAnnounce: boolean
}

/** "Co czeka": what waits for the team in this consultation, with deadlines. */
export function WaitingPage({ frame, found, tasks, mayAnnounce }: WaitingProps) {
  const { t, now, locale } = useView()
  const { process } = found
  const phase = phaseOf(process, now)
  return (
    <Work
      frame={frame}
      title={t('consultations.work.waiting')}
      actions={
        <ButtonLink href={pathOf(process)} variant="secondary" icon="eye">
          {t('consultations.work.preview')}
        </ButtonLink>
      }
    >
      <p>
        <Tag {...statusTag(process, now, t, locale)} />
      </p>
      {phase === 'draft' ? <DraftSteps found={found} mayAnnounce={mayAnnounce} /> : <Stats items={tasks} />}
      {phase === 'closed' && (
        <Section title={t('consultations.work.next')}>
          <p>
            {process.reportDueOn
              ? t('consultations.work.report-by', { date: formatDate(process.reportDueOn, locale) })
              : t('consultations.work.report-soon')}
          </p>
          <ButtonLink href={`${workPathOf(process)}/raport`}>{t('consultations.work.report')}</ButtonLink>
        </Section>
      )}
      {(phase === 'reported' || phase === 'effects') && (
        <Section title={t('consultations.work.next')}>
          <p>{t('consultations.work.tell-effects')}</p>
          <ButtonLink href={`${workPathOf(process)}/efekty`}>{t('consultations.work.effects')}</ButtonLink>
        </Section>
      )}
    </Work>
  )
}

/** The way from a draft to an announcement, step by step, with what is missing. */
function DraftSteps({ found, mayAnnounce }: { found: FoundConsultation; mayAnnounce: boolean }) {
  const { t } = useView()
  const missing = missingForAnnouncement(found)
  const home = workPathOf(found.process)
  return (
    <>
      <Notice
        kind={missing.length > 0 ? 'info' : 'success'}
        title={
          missing.length > 0
            ? t('consultations.draft.missing', { count: missing.length })
            : t('consultations.draft.complete')
        }
      >
        {missing.length > 0 && <p>{missing.map((field) => t(`consultations.missing.${field}`)).join(', ')}.</p>}
      </Notice>
      <PartsTable found={found} missing={missing} />
      {mayAnnounce && missing.length === 0 && (
        <ButtonLink href={`${home}/publikacja`} icon="megaphone">
          {t('consultations.announce.title')}
        </ButtonLink>
      )}
      {!mayAnnounce && <Meta>{t('consultations.announce.admin-only')}</Meta>}
    </>
  )
}

function PartsTable({ found, missing }: { found: FoundConsultation; missing: AnnouncementField[] }) {
  const { t } = useView()
  const home = workPathOf(found.process)
  return (
    <Table
      caption={t('consultations.work.announcement')}
      captionHidden
      rows={PARTS}
      rowId={(part) => part.key}
      columns={[
        {
          label: t('consultations.part'),
          names: true,
          cell: (part) => <Link href={`${home}/ogloszenie/${part.key}`}>{t(`consultations.part.${part.key}`)}</Link>,
        },
        {
          label: t('consultations.work.column.state'),
          cell: (part) =>
            part.answers.some((field) => missing.includes(field)) ? (
              <Tag kind="warning">{t('consultations.part.missing')}</Tag>
            ) : (
              <Tag kind="done">{t('consultations.part.done')}</Tag>
            ),
        },
      ]}
    />
  )
}

export function AnnouncementParts({
  frame,
  found,
  announcedIn,
  form,
}: {
  frame: Frame
  found: FoundConsultation
  announcedIn: AnnouncementPlace[]
  form: Form
}) {
  const { t, locale } = useView()
  const home = workPathOf(found.process)
  return (
    <Work frame={frame} title={t('consultations.work.announcement')} form={form}>
      <PartsTable found={found} missing={missingForAnnouncement(found)} />
      <Section title={t('consultations.field.announced-in')} id="miejsca">
        <p>{t('consultations.announced-in.lead')}</p>
        <Table
          caption={t('consultations.field.announced-in')}
          captionHidden
          rows={announcedIn}
          rowId={(place) => place.id}
          columns={[
            { label: t('consultations.announced-in.kind'), cell: (place) => t(`consultations.place.${place.kind}`) },
            {
              label: t('consultations.announced-in.place'),
              names: true,
              cell: (place) =>
                place.link ? (
                  <a href={place.link} rel="noopener noreferrer">
                    {place.place}
                  </a>
                ) : (
                  place.place
                ),
            },
            { label: t('consultations.announced-in.date'), cell: (place) => formatDate(place.announcedOn, locale) },
            {
              label: t('consultations.action'),
              cell: (place) => (
                <ActButton action={`${home}/ogloszenie/miejsca/${place.id}/usuniecie`} variant="quiet">
                  {t('consultations.remove')}
                </ActButton>
              ),
            },
          ]}
          empty={<EmptyState title={t('consultations.announced-in.empty')} />}
        />
        <FormBlock action={`${home}/ogloszenie/miejsca`} label={t('consultations.announced-in.add')}>
          <SelectField
            form={form}
            name="kind"
            label={t('consultations.announced-in.kind')}
            options={['bip', 'website', 'board', 'press', 'radio', 'letter', 'other'].map((value) => ({
              value,
              label: t(`consultations.place.${value}`),
            }))}
          />
          <TextField
            form={form}
            name="place"
            label={t('consultations.announced-in.place')}
            hint={t('consultations.announced-in.place.hint')}
          />
          <DateField form={form} name="announcedOn" label={t('consultations.announced-in.date')} />
          <TextField form={form} name="link" label={t('consultations.announced-in.link')} type="url" optional />
          <SubmitButton variant="secondary" icon="plus">
            {t('consultations.announced-in.add')}
          </SubmitButton>
        </FormBlock>
      </Section>
    </Work>
  )
}

/** One part of the announcement on its own screen. */
export function PartPage({ frame, part, form }: { frame: Frame; part: Part; form: Form }) {
  const { t } = useView()
  const home = workPathOf(frame.process)
  return (
    <Work
      frame={frame}
      title={t(`consultations.part.${part.key}`)}
      form={form}
      islands={['wiec-draft', 'wiec-count', 'wiec-confirm-leave']}
    >
      <FormBlock action={`${home}/ogloszenie/${part.key}`} confirmLeave>
        {FIELDS[part.key](form)}
        <SubmitButton>{t('consultations.save')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}

const FIELDS: Record<Part['key'], (form: Form) => ComponentChildren> = {
  sprawa: (form) => <Subject form={form} />,
  zakres: (form) => <Scope form={form} />,
  terminy: (form) => <Dates form={form} />,
  kontakt: (form) => <Contact form={form} />,
  'dane-osobowe': (form) => <Privacy form={form} />,
}

function Subject({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="title"
        label={t('consultations.form.title')}
        hint={t('consultations.form.title.hint')}
        maxLength={160}
      />
      <TextArea
        form={form}
        name="summary"
        label={t('consultations.form.summary')}
        hint={t('consultations.form.summary.hint')}
        rows={3}
        limit={300}
      />
      <TextArea
        form={form}
        name="plainLanguage"
        label={t('consultations.form.plain')}
        hint={t('consultations.form.plain.hint')}
        rows={4}
        limit={2000}
        optional
      />
      <TextArea
        form={form}
        name="purpose"
        label={t('consultations.field.purpose')}
        hint={t('consultations.form.purpose.hint')}
        rows={3}
        limit={2000}
      />
      <TextArea
        form={form}
        name="description"
        label={t('consultations.about')}
        hint={t('consultations.form.markdown')}
        rows={12}
        limit={20_000}
        optional
      />
      <TextField
        form={form}
        name="areaWords"
        label={t('consultations.form.area-words')}
        hint={t('consultations.form.area-words.hint')}
        optional
      />
    </>
  )
}

function Scope({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="organ"
        label={t('consultations.field.organ')}
        hint={t('consultations.form.organ.hint')}
      />
      <TextField form={form} name="runningUnit" label={t('consultations.field.running-unit')} optional />
      <TextField
        form={form}
        name="legalBasis"
        label={t('consultations.field.legal-basis')}
        hint={t('consultations.form.legal-basis.hint')}
      />
      <TextField form={form} name="orderingAct" label={t('consultations.field.ordering-act')} optional />
      <TextArea
        form={form}
        name="openScope"
        label={t('consultations.field.open-scope')}
        hint={t('consultations.form.open-scope.hint')}
        rows={4}
        limit={2000}
      />
      <TextArea
        form={form}
        name="closedScope"
        label={t('consultations.field.closed-scope')}
        hint={t('consultations.form.closed-scope.hint')}
        rows={4}
        limit={2000}
        optional
      />
      <TextArea
        form={form}
        name="addressees"
        label={t('consultations.field.addressees')}
        rows={3}
        limit={1000}
        optional
      />
    </>
  )
}

function Dates({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <DateTimeField
        form={form}
        name="opensAt"
        label={t('consultations.form.opens')}
        hint={t('consultations.form.zone')}
      />
      <DateTimeField
        form={form}
        name="closesAt"
        label={t('consultations.form.closes')}
        hint={t('consultations.form.closes.hint')}
      />
      <TextField
        form={form}
        name="displayedDate"
        label={t('consultations.form.displayed')}
        hint={t('consultations.form.displayed.hint')}
        width="medium"
        optional
      />
      <DateField
        form={form}
        name="reportDueOn"
        label={t('consultations.field.report-due')}
        hint={t('consultations.form.report-due.hint')}
      />
    </>
  )
}

function Contact({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="contactName"
        label={t('consultations.field.contact')}
        hint={t('consultations.form.contact.hint')}
        width="medium"
      />
      <EmailField form={form} name="contactEmail" label={t('consultations.field.email')} />
      <TextField form={form} name="contactPhone" label={t('consultations.field.phone')} type="tel" width="medium" />
      <TextArea
        form={form}
        name="howToSubmit"
        label={t('consultations.field.how')}
        hint={t('consultations.form.how.hint')}
        rows={5}
        limit={3000}
      />
      <TextArea
        form={form}
        name="accessibility"
        label={t('consultations.field.accessibility')}
        hint={t('consultations.form.accessibility.hint')}
        rows={3}
        limit={2000}
      />
    </>
  )
}

function Privacy({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <TextArea
      form={form}
      name="privacyNotice"
      label={t('consultations.field.privacy')}
      hint={t('consultations.form.privacy.hint')}
      rows={12}
      limit={6000}
    />
  )
}

/** Publishing asks once and says what will happen. */
export function AnnouncePage({ found, missing }: { found: FoundConsultation; missing: AnnouncementField[] }) {
  const { t, locale } = useView()
  const { process } = found
  const home = workPathOf(process)
  if (missing.length > 0)
    return (
      <QuestionPage
        title={t('consultations.announce.title')}
        back={{ label: t('consultations.work.waiting'), href: home }}
        unlisted
      >
        <Notice kind="warning" title={t('consultations.draft.missing', { count: missing.length })}>
          <p>{missing.map((field) => t(`consultations.missing.${field}`)).join(', ')}.</p>
        </Notice>
      </QuestionPage>
    )
  return (
    <ConfirmPage
      title={t('consultations.announce.title')}
      action={`${home}/publikacja`}
      button={t('consultations.announce.button')}
      back={{ label: t('consultations.work.waiting'), href: home }}
    >
      <p>{t('consultations.announce.text')}</p>
      <CheckAnswers
        answers={[
          { label: t('consultations.form.title'), value: process.title, href: `${home}/ogloszenie/sprawa` },
          {
            label: t('consultations.field.dates'),
            value:
              process.opensAt &&
              process.closesAt &&
              t('consultations.from-to', {
                from: formatDateTime(process.opensAt, locale),
                to: formatDateTime(process.closesAt, locale),
              }),
            href: `${home}/ogloszenie/terminy`,
          },
          {
            label: t('consultations.field.report-due'),
            value: process.reportDueOn && formatDate(process.reportDueOn, locale),
            href: `${home}/ogloszenie/terminy`,
          },
          { label: t('consultations.field.organ'), value: found.consultation.organ, href: `${home}/ogloszenie/zakres` },
        ]}
      />
    </ConfirmPage>
  )
}

export function CancelPage({ frame, form }: { frame: Frame; form: Form }) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('consultations.cancel.title')} form={form}>
      <p>{t('consultations.cancel.text')}</p>
      <FormBlock action={`${workPathOf(frame.process)}/uniewaznienie`}>
        <TextArea
          form={form}
          name="reason"
          label={t('consultations.cancel.reason')}
          hint={t('consultations.cancel.reason.hint')}
          rows={4}
          limit={2000}
        />
        <SubmitButton variant="danger">{t('consultations.cancel.button')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}

export function StagesPage({
  frame,
  stages,
  form,
  editing,
}: {
  frame: Frame
  stages: Stage[]
  form: Form
  editing: Stage | null
}) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/etapy`
  return (
    <Work frame={frame} title={t('consultations.work.stages')} form={form}>
      <p>{t('consultations.stages.lead')}</p>
      <Table
        caption={t('consultations.work.stages')}
        captionHidden
        rows={stages}
        rowId={(stage) => stage.id}
        columns={[
          {
            label: t('consultations.stages.name'),
            names: true,
            cell: (stage) => <Link href={`${home}?etap=${stage.id}#formularz`}>{stage.title}</Link>,
          },
          { label: t('consultations.stages.kind'), cell: (stage) => t(`consultations.stage.${stage.kind}`) },
          {
            label: t('consultations.stages.when'),
            cell: (stage) => (stage.startsAt ? formatDateTime(stage.startsAt, locale) : (stage.displayedDate ?? '–')),
          },
          { label: t('consultations.stages.place'), cell: (stage) => stage.place },
          {
            label: t('consultations.action'),
            cell: (stage) => (
              <>
                <ActButton action={`${home}/${stage.id}/wyzej`} variant="quiet" icon="arrow-up">
                  {t('consultations.stages.up')}
                </ActButton>
                <ActButton action={`${home}/${stage.id}/usuniecie`} variant="quiet" icon="trash-2">
                  {t('consultations.remove')}
                </ActButton>
              </>
            ),
          },
        ]}
        empty={<EmptyState title={t('consultations.stages.empty')}>{t('consultations.stages.empty-hint')}</EmptyState>}
      />
      <Section
        title={editing ? t('consultations.stages.edit', { title: editing.title }) : t('consultations.stages.add')}
        id="formularz"
      >
        <FormBlock action={editing ? `${home}/${editing.id}` : home}>
          <SelectField
            form={form}
            name="kind"
            label={t('consultations.stages.kind')}
            options={STAGE_KINDS.map((value) => ({ value, label: t(`consultations.stage.${value}`) }))}
          />
          <TextField form={form} name="title" label={t('consultations.stages.name')} />
          <DateTimeField
            form={form}
            name="startsAt"
            label={t('consultations.stages.starts')}
            hint={t('consultations.form.zone')}
          />
          <DateTimeField form={form} name="endsAt" label={t('consultations.stages.ends')} />
          <TextField
            form={form}
            name="displayedDate"
            label={t('consultations.form.displayed')}
            hint={t('consultations.form.displayed.hint')}
            width="medium"
            optional
          />
          <TextField form={form} name="place" label={t('consultations.stages.place')} optional />
          <TextField form={form} name="link" label={t('consultations.stages.link')} type="url" optional />
          <TextArea form={form} name="accessibility" label={t('consultations.field.accessibility')} rows={2} optional />
          <SubmitButton>{editing ? t('consultations.save') : t('consultations.stages.add')}</SubmitButton>
        </FormBlock>
      </Section>
    </Work>
  )
}

export function DocumentsPage({
  frame,
  documents,
  files,
  form,
}: {
  frame: Frame
  documents: ProcessDocument[]
  files: Map<string, FileFound>
  form: Form
}) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/dokumenty`
  return (
    <Work frame={frame} title={t('consultations.work.documents')} form={form}>
      {documents.length === 0 && (
        <EmptyState title={t('consultations.documents.empty')}>{t('consultations.documents.empty-hint')}</EmptyState>
      )}
      {documents.map((document) => (
        <Section key={document.id} title={document.title} level={3}>
          <FileList
            files={document.versions.flatMap((version) => {
              const file = files.get(version.fileId)
              return file
                ? [
                    {
                      name: file.name,
                      href: file.href,
                      type: file.typeName,
                      size: formatSize(file.size, locale),
                      version: t('consultations.documents.version', {
                        number: version.number,
                        date: formatDate(version.addedAt, locale),
                      }),
                      description: version.note || undefined,
                    },
                  ]
                : []
            })}
          />
          {document.description && <RichText markdown={document.description} />}
          <Details summary={t('consultations.documents.new-version')}>
            <FormBlock action={`${home}/${document.id}/wersje`} files>
              <FileField form={form} name="file" label={t('consultations.documents.file')} accept={ACCEPT} />
              <TextField form={form} name="note" label={t('consultations.documents.note')} optional />
              <SubmitButton variant="secondary">{t('consultations.documents.add-version')}</SubmitButton>
            </FormBlock>
          </Details>
          <ActButton action={`${home}/${document.id}/usuniecie`} variant="quiet" icon="trash-2">
            {t('consultations.remove')}
          </ActButton>
        </Section>
      ))}
      <Section title={t('consultations.documents.add')}>
        <FormBlock action={home} files>
          <TextField form={form} name="title" label={t('consultations.documents.title')} />
          <TextArea form={form} name="description" label={t('consultations.documents.description')} rows={3} optional />
          <TextArea
            form={form}
            name="plainSummary"
            label={t('consultations.documents.plain')}
            hint={t('consultations.form.plain.hint')}
            rows={3}
            optional
          />
          <FileField
            form={form}
            name="file"
            label={t('consultations.documents.file')}
            hint={t('consultations.documents.file.hint')}
            accept={ACCEPT}
          />
          <SubmitButton icon="upload">{t('consultations.documents.add')}</SubmitButton>
        </FormBlock>
      </Section>
    </Work>
  )
}

const ACCEPT = '.pdf,.docx,.odt,.xlsx,image/*'

export function UpdatesPage({ frame, updates, form }: { frame: Frame; updates: Update[]; form: Form }) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/aktualnosci`
  return (
    <Work frame={frame} title={t('consultations.work.updates')} form={form} islands={['wiec-draft']}>
      <FormBlock action={home} draft={`aktualnosc-${frame.process.slug}`}>
        <TextField form={form} name="title" label={t('consultations.updates.title')} />
        <TextArea
          form={form}
          name="body"
          label={t('consultations.updates.body')}
          hint={t('consultations.form.markdown')}
          rows={6}
          limit={5000}
        />
        <Checkbox form={form} name="tell" label={t('consultations.updates.tell')} />
        <SubmitButton icon="send">{t('consultations.updates.send')}</SubmitButton>
      </FormBlock>
      <Section title={t('consultations.updates.published')}>
        {updates.length === 0 && <EmptyState title={t('consultations.updates.empty')} />}
        {updates.map((update) => (
          <Section key={update.id} title={update.title} level={3}>
            <Meta>{formatDate(update.publishedAt, locale)}</Meta>
            <RichText markdown={update.body} />
            <ActButton action={`${home}/${update.id}/usuniecie`} variant="quiet" icon="trash-2">
              {t('consultations.remove')}
            </ActButton>
          </Section>
        ))}
      </Section>
    </Work>
  )
}

export function EffectsPage({ frame, effects, form }: { frame: Frame; effects: Effect[]; form: Form }) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/efekty`
  return (
    <Work frame={frame} title={t('consultations.work.effects')} form={form} islands={['wiec-draft']}>
      <p>{t('consultations.effects.lead')}</p>
      <FormBlock action={home} draft={`efekt-${frame.process.slug}`}>
        <TextField
          form={form}
          name="title"
          label={t('consultations.effects.title')}
          hint={t('consultations.effects.title.hint')}
        />
        <TextArea
          form={form}
          name="body"
          label={t('consultations.effects.body')}
          hint={t('consultations.form.markdown')}
          rows={6}
          limit={5000}
        />
        <DateField form={form} name="happenedOn" label={t('consultations.effects.date')} />
        <SubmitButton icon="send">{t('consultations.effects.send')}</SubmitButton>
      </FormBlock>
      {effects.map((effect) => (
        <Section key={effect.id} title={effect.title} level={3}>
          <Meta>{formatDate(effect.happenedOn ?? effect.publishedAt, locale)}</Meta>
          <RichText markdown={effect.body} />
        </Section>
      ))}
    </Work>
  )
}

export function SettingsPage({ frame, form, cancelled }: { frame: Frame; form: Form; cancelled: boolean }) {
  const { t } = useView()
  const home = workPathOf(frame.process)
  return (
    <Work frame={frame} title={t('consultations.work.settings')} form={form}>
      <FormBlock action={`${home}/ustawienia`}>
        <RadioGroup
          form={form}
          name="moderation"
          label={t('consultations.settings.moderation')}
          options={['after', 'before'].map((value) => ({
            value,
            label: t(`consultations.settings.moderation.${value}`),
            hint: t(`consultations.settings.moderation.${value}.hint`),
          }))}
        />
        <RadioGroup
          form={form}
          name="decisionsPublic"
          label={t('consultations.settings.decisions')}
          options={['at-once', 'with-report'].map((value) => ({
            value,
            label: t(`consultations.settings.decisions.${value}`),
          }))}
        />
        <Checkbox
          form={form}
          name="secondAcceptance"
          label={t('consultations.settings.second')}
          hint={t('consultations.settings.second.hint')}
        />
        <Checkbox form={form} name="takesPlace" label={t('consultations.settings.place')} />
        <Checkbox form={form} name="takesAttachments" label={t('consultations.settings.attachments')} />
        <SubmitButton>{t('consultations.save')}</SubmitButton>
      </FormBlock>
      {!cancelled && (
        <p>
          <Link href={`${home}/uniewaznienie`} icon="ban">
            {t('consultations.cancel.title')}
          </Link>
        </p>
      )}
    </Work>
  )
}
