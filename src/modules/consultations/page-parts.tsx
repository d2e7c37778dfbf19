import { formatDate, formatSize } from '../../platform/texts/index.ts'
import { Details, FileList, Meta, PlainLanguage, RichText, Section, useView } from '../../ui/index.ts'
import type { Update } from '../processes/index.ts'
import type { ConsultationPageProps } from './pages.tsx'

export function Updates({ updates }: { updates: Update[] }) {
  const { t, locale } = useView()
  const [latest, ...earlier] = updates
  const one = (update: Update) => (
    <article key={update.id} id={`aktualnosc-${update.id}`}>
      <h3>{update.title}</h3>
      <Meta>{formatDate(update.publishedAt, locale)}</Meta>
      <RichText markdown={update.body} />
    </article>
  )
  return (
    <Section title={t('consultations.updates')} id="aktualnosci">
      {latest && one(latest)}
      {earlier.length > 0 && (
        <Details summary={t('consultations.updates.earlier', { count: earlier.length })}>{earlier.map(one)}</Details>
      )}
    </Section>
  )
}

export function Documents({ documents }: Pick<ConsultationPageProps, 'documents'>) {
  const { t, locale } = useView()
  return (
    <Section title={t('consultations.documents')} id="dokumenty">
      {documents.map((document) => {
        const files = document.versions.flatMap((version) => {
          const file = document.files.get(version.fileId)
          if (!file) return []
          const version_ =
            document.versions.length > 1
              ? t('consultations.documents.version', {
                  number: version.number,
                  date: formatDate(version.addedAt, locale),
                })
              : formatDate(version.addedAt, locale)
          return [
            {
              name: document.title,
              href: file.href,
              type: file.typeName,
              size: formatSize(file.size, locale),
              version: version_,
              description: version.note || undefined,
            },
          ]
        })
        return (
          <div key={document.id} id={`dokument-${document.id}`}>
            <FileList files={files.slice(0, 1)} />
            {document.description && <RichText markdown={document.description} />}
            {document.plainSummary && (
              <PlainLanguage>
                <RichText markdown={document.plainSummary} />
              </PlainLanguage>
            )}
            {files.length > 1 && (
              <Details summary={t('consultations.documents.earlier', { count: files.length - 1 })}>
                <FileList files={files.slice(1)} />
              </Details>
            )}
          </div>
        )
      })}
    </Section>
  )
}
