import type { ComponentChildren } from 'preact'
import { Unseen, useView } from '../../../ui/index.ts'
import type { Part } from '../versions/difference.ts'

/** The words of a paragraph as text, with its own lines. */
export const Words = ({ body }: { body: string }) => <p class="drafts-words">{body}</p>

/** What changed, as text: marked by lines and by words for those who do not see them, never by colour alone. */
export function Difference({ parts }: { parts: Part[] }) {
  const { t } = useView()
  return (
    <p class="drafts-words drafts-difference">
      {parts.map(({ text, kind }, index) => {
        if (kind === 'same') return text
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={index}>
            <Unseen>{t(`drafts.difference.${kind}`)} </Unseen>
            {text}
            <Unseen> {t('drafts.difference.end')}</Unseen>
          </Mark>
        )
      })}
    </p>
  )
}

/** One numbered paragraph with its margin. */
export function ParagraphBox({
  number,
  margin,
  children,
}: {
  number: number
  margin: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <li class="drafts-paragraph" id={`akapit-${number}`} value={number}>
      <div class="drafts-body">
        <span class="drafts-number">{number}</span>
        {children}
      </div>
      <div class="drafts-margin">{margin}</div>
    </li>
  )
}
