import { Meta, useView } from '../../../../ui/index.ts'
import type { Question, Words } from '../../model.ts'

const words = (given: Words) => Object.values(given).filter(Boolean).join(' / ')

/** A question as it is asked, in a few lines. */
export function Glance({ question }: { question: Question }) {
  const { t } = useView()
  return (
    <div class="design-glance">
      <p class="design-glance-label">{words(question.label) || t('designing.unnamed')}</p>
      {words(question.hint) && <Meta>{words(question.hint)}</Meta>}
      {question.type === 'consent' && <p>{words(question.text)}</p>}
      {question.type === 'matrix' && <p>{question.rows.map(({ label }) => words(label)).join(' · ')}</p>}
      {question.type === 'scale' && (
        <p>
          {question.from} {words(question.fromLabel)} – {question.to} {words(question.toLabel)}
        </p>
      )}
      {'options' in question && (
        <ul>
          {question.options.map((option) => (
            <li key={option.id}>{words(option.label) || t('designing.unnamed')}</li>
          ))}
        </ul>
      )}
      <Meta>
        {[
          t(`designing.type.${question.type}`),
          question.required && t('designing.required'),
          question.visibility === 'private' && t('designing.private'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Meta>
    </div>
  )
}
