import { formatSize, type Translate } from '../../../platform/texts/index.ts'
import { ButtonLink, Link, Meta, Notice, Prose, ReadingPage, Section, useView } from '../../../ui/index.ts'
import type { FileFound } from '../../media/index.ts'
import { HOME, type Meeting, pathOf } from '../rules.ts'
import type { Recording } from './rules.ts'

export interface RecordingShown {
  recording: Recording
  file: FileFound
  captions: FileFound | null
}

export const recordingPath = (meeting: Meeting, { id }: Pick<Recording, 'id'>) => `${pathOf(meeting)}/nagrania/${id}`

/** On the page of a meeting: what may be heard, seen and read of it. */
export function RecordingsOnPage({ meeting, recordings }: { meeting: Meeting; recordings: RecordingShown[] }) {
  const { t, locale } = useView()
  if (recordings.length === 0) return null
  return (
    <Section title={t('meetings.recordings')}>
      <ul class="meetings-recordings">
        {recordings.map(({ recording, file, captions }) => (
          <li key={recording.id}>
            <Link href={recordingPath(meeting, recording)}>{recording.title}</Link>
            <Meta>
              {[
                `${t(`meetings.recordings.kind.${recording.kind}`)} (${file.typeName}, ${formatSize(file.size, locale)})`,
                ...helpsOf(recording, captions, t),
              ].join(' · ')}
            </Meta>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const helpsOf = ({ transcript, audience }: Recording, captions: FileFound | null, t: Translate) => [
  ...(captions ? [t('meetings.recordings.has-captions')] : []),
  ...(transcript ? [t('meetings.recordings.has-transcript')] : []),
  ...(audience === 'members' ? [t('meetings.recordings.audience.members')] : []),
]

interface RecordingPageProps extends RecordingShown {
  meeting: Meeting
}

/** A recording to play, with what is said in it below; slides to open, with what is on them. */
export function RecordingPage({ meeting, recording, file, captions }: RecordingPageProps) {
  const { t, locale } = useView()
  return (
    <ReadingPage
      title={recording.title}
      unlisted={recording.audience === 'members'}
      crumbs={[
        { label: t('meetings.meetings'), href: HOME },
        { label: meeting.title, href: pathOf(meeting) },
      ]}
      meta={t(`meetings.recordings.kind.${recording.kind}`)}
      contents={[]}
    >
      {recording.audience === 'members' && <Meta>{t('meetings.recordings.for-members')}</Meta>}
      {recording.kind === 'recording' && <Player {...{ recording, file, captions }} />}
      <p>
        <ButtonLink href={file.href} variant="secondary" icon="download">
          {t('meetings.recordings.download', { type: file.typeName, size: formatSize(file.size, locale) })}
        </ButtonLink>
      </p>
      {recording.transcript ? (
        <Section title={t(`meetings.recordings.transcript.${recording.kind}`)} id="transkrypcja">
          <Prose>
            {recording.transcript.split(/\n\s*\n/).map((part, index) => (
              <p key={index}>{part}</p>
            ))}
          </Prose>
        </Section>
      ) : (
        <Notice title={t('meetings.recordings.no-transcript')} />
      )}
    </ReadingPage>
  )
}

function Player({ recording, file, captions }: RecordingShown) {
  const { t } = useView()
  const track = captions && (
    <track kind="captions" src={captions.href} srclang="pl" label={t('meetings.recordings.captions')} default />
  )
  return file.type.startsWith('audio/') ? (
    // biome-ignore lint/a11y/useMediaCaption: sound has its transcript below
    <audio class="meetings-player" controls preload="metadata" src={file.href} aria-label={recording.title} />
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: captions are there where the keeper added them, and the transcript below
    <video class="meetings-player" controls preload="metadata" src={file.href} aria-label={recording.title}>
      {track}
    </video>
  )
}
