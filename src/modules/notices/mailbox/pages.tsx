import type { FolderMail } from '../../../platform/mail/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import { EmptyState, KeyValues, Link, ListPage, Pager, Prose, ReadingPage, Table, useView } from '../../../ui/index.ts'

/** Letters in the folder, newest first. */
export function MailboxPage({ letters, next }: { letters: FolderMail[]; next: string | undefined }) {
  const { t, locale } = useView()
  return (
    <ListPage
      title={t('notices.mailbox.title')}
      lead={t('notices.mailbox.lead')}
      pager={<Pager next={next} />}
      unlisted
    >
      <Table
        caption={t('notices.mailbox.caption')}
        captionHidden
        rows={letters}
        rowId={(letter) => letter.name}
        columns={[
          {
            label: t('notices.mailbox.subject'),
            names: true,
            cell: (letter) => (
              <Link href={`/poczta/${letter.name}`}>{letter.subject || t('notices.mailbox.no-subject')}</Link>
            ),
          },
          { label: t('notices.mailbox.to'), cell: (letter) => letter.to },
          {
            label: t('notices.mailbox.date'),
            cell: (letter) => formatDateTime(Temporal.Instant.from(letter.sentAt), locale),
          },
        ]}
        empty={<EmptyState icon="inbox" title={t('notices.mailbox.empty')} />}
      />
    </ListPage>
  )
}

/** One letter as plain text: what others wrote into it stays text, and only addresses of this portal are links. */
export function LetterPage({ letter, origin }: { letter: FolderMail; origin: string }) {
  const { t, locale } = useView()
  return (
    <ReadingPage
      title={letter.subject || t('notices.mailbox.no-subject')}
      crumbs={[{ label: t('notices.mailbox.title'), href: '/poczta' }]}
      unlisted
    >
      <KeyValues
        items={[
          { label: t('notices.mailbox.to'), value: letter.to },
          { label: t('notices.mailbox.date'), value: formatDateTime(Temporal.Instant.from(letter.sentAt), locale) },
        ]}
      />
      <Prose>
        {letter.text.split(/\n{2,}/).map((paragraph) => (
          <p>
            {paragraph.split('\n').map((line, index) => (
              <>
                {index > 0 && <br />}
                <Words line={line} origin={origin} />
              </>
            ))}
          </p>
        ))}
      </Prose>
    </ReadingPage>
  )
}

function Words({ line, origin }: { line: string; origin: string }) {
  return (
    <>
      {line
        .split(/(https?:\/\/\S+)/)
        .map((part) => (part.startsWith(`${origin}/`) ? <Link href={part}>{part}</Link> : part))}
    </>
  )
}
