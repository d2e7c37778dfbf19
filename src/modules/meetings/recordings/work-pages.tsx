import type { Form } from '../../../platform/http/index.ts'
import { formatSize } from '../../../platform/texts/index.ts'
import {
  ActButton,
  type Desk,
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  Meta,
  RadioGroup,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { acceptOf, namesOf } from '../../media/index.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, workPathOf } from '../rules.ts'
import { type RecordingShown, recordingPath } from './pages.tsx'
import { AUDIENCES, KINDS, RECORDING_KINDS } from './rules.ts'

const homeOf = (meeting: Meeting) => `${workPathOf(meeting)}/nagrania`
const ALL = [...KINDS.recording, ...KINDS.slides]

interface RecordingsPageProps {
  desk: Desk
  meeting: Meeting
  recordings: RecordingShown[]
  form: Form
  /** Of one file, for people: "25 MB". */
  limit: string
}

export function RecordingsPage({ desk, meeting, recordings, form, limit }: RecordingsPageProps) {
  const { t, locale } = useView()
  return (
    <WorkFrame {...{ desk, meeting, form }} tab="recordings">
      {recordings.length === 0 && (
        <EmptyState title={t('meetings.recordings.none')} icon="file-text">
          <p>{t('meetings.recordings.none.hint')}</p>
        </EmptyState>
      )}
      {recordings.length > 0 && (
        <ul class="meetings-recordings">
          {recordings.map(({ recording, file }) => (
            <li key={recording.id}>
              <Link href={`${homeOf(meeting)}/${recording.id}`}>{recording.title}</Link>
              <Meta>
                {[
                  `${t(`meetings.recordings.kind.${recording.kind}`)} (${file.typeName}, ${formatSize(file.size, locale)})`,
                  t(`meetings.recordings.audience.${recording.audience}`),
                  recording.transcript
                    ? t('meetings.recordings.has-transcript')
                    : t('meetings.recordings.lacks-transcript'),
                ].join(' · ')}
              </Meta>
            </li>
          ))}
        </ul>
      )}
      <Section title={t('meetings.recordings.add')}>
        <FormBlock action={homeOf(meeting)} files label={t('meetings.recordings.add')}>
          <RadioGroup
            form={form}
            name="kind"
            label={t('meetings.recordings.kind')}
            options={RECORDING_KINDS.map((value) => ({ value, label: t(`meetings.recordings.kind.${value}`) }))}
          />
          <FileField
            form={form}
            name="file"
            label={t('meetings.recordings.file')}
            hint={t('meetings.recordings.file.hint', {
              recordings: namesOf(KINDS.recording),
              slides: namesOf(KINDS.slides),
              limit,
            })}
            accept={acceptOf(ALL)}
          />
          <Described form={form} />
          <SubmitButton icon="plus">{t('meetings.recordings.add')}</SubmitButton>
        </FormBlock>
      </Section>
    </WorkFrame>
  )
}

interface OneProps {
  desk: Desk
  meeting: Meeting
  shown: RecordingShown
  form: Form
}

export function EditRecordingPage({ desk, meeting, shown: { recording }, form }: OneProps) {
  const { t } = useView()
  const home = `${homeOf(meeting)}/${recording.id}`
  return (
    <WorkFrame {...{ desk, meeting, form }} tab="recordings">
      <Section title={recording.title}>
        <p>
          <Link href={recordingPath(meeting, recording)}>{t('meetings.work.see')}</Link>
        </p>
        <FormBlock action={home} files draft={`nagranie-${recording.id}`}>
          <Described form={form} />
          <SubmitButton icon="check">{t('meetings.work.save')}</SubmitButton>
        </FormBlock>
      </Section>
      <Section title={t('meetings.recordings.remove')}>
        <p>{t('meetings.recordings.remove.hint')}</p>
        <ActButton action={`${home}/usuniecie`} variant="danger" icon="trash-2">
          {t('meetings.recordings.remove')}
        </ActButton>
      </Section>
    </WorkFrame>
  )
}

/** What may be changed of one that is there as well. */
function Described({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField form={form} name="title" label={t('meetings.recordings.title')} />
      <TextArea
        form={form}
        name="transcript"
        label={t('meetings.recordings.transcript')}
        hint={t('meetings.recordings.transcript.hint')}
        rows={8}
        optional
      />
      <FileField
        form={form}
        name="captions"
        label={t('meetings.recordings.captions.file')}
        hint={t('meetings.recordings.captions.hint')}
        accept={acceptOf(['vtt'])}
        optional
      />
      <RadioGroup
        form={form.values.audience === undefined ? { ...form, values: { ...form.values, audience: 'public' } } : form}
        name="audience"
        label={t('meetings.recordings.audience')}
        options={AUDIENCES.map((value) => ({ value, label: t(`meetings.recordings.audience.${value}`) }))}
      />
    </>
  )
}
