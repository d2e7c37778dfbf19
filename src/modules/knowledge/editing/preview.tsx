import { Details, RichText, useView } from '../../../ui/index.ts'
import { type Content, wordsIn } from '../content.ts'
import type { Explain } from '../glossary/explaining.ts'
import { pictureNamed } from '../reading/pictures.ts'

/** What is being written as it will look, above the form; what is drawn from data is named in its place. */
export function Preview({ content, explain }: { content: Content; explain: Explain }) {
  const { t } = useView()
  const words = wordsIn(content, 'pl')
  return (
    <Details summary={t('knowledge.edit.preview-of')} open id="podglad">
      <h2>{words.title}</h2>
      <p class="ui-lead">{words.summary}</p>
      <RichText
        markdown={words.body}
        level={3}
        terms={explain}
        fill={(name, value) => {
          const svg = name === 'obraz' && value ? pictureNamed(value) : null
          return svg ? (
            <figure class="knowledge-picture" dangerouslySetInnerHTML={{ __html: svg }} />
          ) : (
            <p class="ui-meta">{t('knowledge.edit.filled', { name: value ? `${name}: ${value}` : name })}</p>
          )
        }}
      />
    </Details>
  )
}
