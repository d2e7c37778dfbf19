import type { Form } from '../../../../platform/http/index.ts'
import { formatDate, formatDateTime } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  CheckAnswers,
  ConfirmPage,
  DateField,
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  Notice,
  QuestionPage,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tag,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import type { FileFound } from '../../../media/index.ts'
import { type AnnouncementPlace, workPathOf } from '../../../processes/index.ts'
import type { FoundConsultation } from '../../actions.ts'
import type { AnnouncementField } from '../../rules.ts'
import { type Frame, Work } from '../frame.tsx'
import { FIELDS } from './fields.tsx'
import { PARTS, type Part } from './parts.ts'

interface PartsProps {
  found: FoundConsultation
  missing: AnnouncementField[]
  mayEdit: boolean
}

/** Every part of the announcement, with whether something is missing there. */
export function PartsTable({ found, missing, mayEdit }: PartsProps) {
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
          cell: (part) => {
            const name = t(`consultations.part.${part.key}`)
            return mayEdit ? <Link href={`${home}/ogloszenie/${part.key}`}>{name}</Link> : name
          },
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

/** What is missing, in words: "cel, daty, dostępność." */
export function MissingFields({ missing }: { missing: AnnouncementField[] }) {
  const { t } = useView()
  return <p>{missing.map((field) => t(`consultations.missing.${field}`)).join(', ')}.</p>
}

interface AnnouncementProps {
  frame: Frame
  found: FoundConsultation
  missing: AnnouncementField[]
  announcedIn: AnnouncementPlace[]
  /** Pictures that prove it. */
  files: Map<string, FileFound>
  form: Form
}

/** The parts of the announcement, and where it was made known. */
export function AnnouncementParts({ frame, found, missing, announcedIn, files, form }: AnnouncementProps) {
  const { t, locale } = useView()
  const home = workPathOf(found.process)
  return (
    <Work frame={frame} title={t('consultations.work.announcement')} form={form}>
      <PartsTable found={found} missing={missing} mayEdit={frame.mayEdit} />
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
            {
              label: t('consultations.announced-in.proof'),
              cell: (place) => {
                const file = files.get(place.fileId ?? '')
                return file ? <Link href={file.href}>{t('consultations.announced-in.proof-file')}</Link> : '–'
              },
            },
            { label: t('consultations.announced-in.date'), cell: (place) => formatDate(place.announcedOn, locale) },
            {
              label: t('consultations.action'),
              cell: (place) =>
                frame.mayEdit && (
                  <ActButton action={`${home}/ogloszenie/miejsca/${place.id}/usuniecie`} variant="quiet">
                    {t('consultations.remove')}
                  </ActButton>
                ),
            },
          ]}
          empty={<EmptyState title={t('consultations.announced-in.empty')} />}
        />
        {frame.mayEdit && (
          <FormBlock action={`${home}/ogloszenie/miejsca`} files label={t('consultations.announced-in.add')}>
            <SelectField
              form={form}
              name="kind"
              label={t('consultations.announced-in.kind')}
              options={['bip', 'website', 'office', 'area', 'board', 'press', 'radio', 'letter', 'other'].map(
                (value) => ({
                  value,
                  label: t(`consultations.place.${value}`),
                }),
              )}
            />
            <TextField
              form={form}
              name="place"
              label={t('consultations.announced-in.place')}
              hint={t('consultations.announced-in.place.hint')}
            />
            <DateField form={form} name="announcedOn" label={t('consultations.announced-in.date')} />
            <TextField form={form} name="link" label={t('consultations.announced-in.link')} type="url" optional />
            <FileField
              form={form}
              name="file"
              label={t('consultations.announced-in.proof')}
              hint={t('consultations.announced-in.proof.hint')}
              accept="image/*,.pdf"
              optional
            />
            <SubmitButton variant="secondary" icon="plus">
              {t('consultations.announced-in.add')}
            </SubmitButton>
          </FormBlock>
        )}
      </Section>
    </Work>
  )
}

/** One part of the announcement on its own screen. */
export function PartPage({
  frame,
  part,
  form,
  made = false,
}: {
  frame: Frame
  part: Part
  form: Form
  /** The text was made by the portal and is not kept yet. */
  made?: boolean
}) {
  const { t } = useView()
  const home = workPathOf(frame.process)
  return (
    <Work
      frame={frame}
      title={t(`consultations.part.${part.key}`)}
      form={form}
      islands={['wiec-draft', 'wiec-count', 'wiec-confirm-leave']}
    >
      {made && (
        <Notice title={t('consultations.clause.made')}>
          <p>{t('consultations.clause.made-text')}</p>
        </Notice>
      )}
      <FormBlock action={`${home}/ogloszenie/${part.key}`} confirmLeave>
        {FIELDS[part.key](form)}
        <SubmitButton>{t('consultations.save')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}

/** Publishing asks once and says what will happen. */
export function AnnouncePage({
  found,
  missing,
  obstacles,
}: {
  found: FoundConsultation
  missing: AnnouncementField[]
  obstacles: { label: string; href: string }[]
}) {
  const { t, locale } = useView()
  const { process } = found
  const home = workPathOf(process)
  if (missing.length > 0 || obstacles.length > 0)
    return (
      <QuestionPage
        title={t('consultations.announce.title')}
        back={{ label: t('consultations.work.waiting'), href: home }}
        unlisted
      >
        {missing.length > 0 && (
          <Notice kind="warning" title={t('consultations.draft.missing', { count: missing.length })}>
            <MissingFields missing={missing} />
          </Notice>
        )}
        {obstacles.length > 0 && (
          <Notice kind="warning" title={t('consultations.announce.obstacles')}>
            <ul>
              {obstacles.map(({ label, href }) => (
                <li key={label}>
                  <Link href={href}>{label}</Link>
                </li>
              ))}
            </ul>
          </Notice>
        )}
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
