import { type Block, isThing } from '../issues/blocks.ts'
import type { LetterLook, Written } from './letter.tsx'
import { SLOTS } from './slots.ts'
import { plainWords, wholeAddress, wrapped } from './words.ts'

/** The same issue in plain words, for programs that show no HTML and for people who read by ear. */
export function plainText(issue: Written, look: LetterLook): string {
  const { t } = look
  const number = issue.year && issue.number ? `${issue.number}/${issue.year}` : null
  return [
    look.network,
    number ? t('newsletter.number', { number }) : '',
    title(issue.subject, '='),
    issue.plainSummary && `${t('newsletter.plain-summary')}\n\n${lines(issue.plainSummary)}`,
    ...issue.blocks.map((block) => plainBlock(block, look)),
    '-- ',
    wrapped(t('newsletter.letter.why', { network: look.network })),
    `${t('newsletter.letter.view')}:\n${SLOTS.view}`,
    `${t('newsletter.letter.preferences')}:\n${SLOTS.preferences}`,
    `${t('newsletter.letter.unsubscribe')}:\n${SLOTS.unsubscribe}`,
    [look.operator, look.operatorAddress].filter(Boolean).join(', '),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function plainBlock(block: Block, look: LetterLook): string {
  const { t } = look
  if (isThing(block))
    return [
      wrapped(`${t(`newsletter.block.${block.kind}`)}: ${block.title}`),
      wrapped([block.when, block.place].filter(Boolean).join(' · ')),
      plainWords(block.text, look),
      block.url && wholeAddress(look, block.url),
    ]
      .filter(Boolean)
      .join('\n')
  switch (block.kind) {
    case 'heading':
      return `\n${title(block.text, '-')}`
    case 'text':
      return plainWords(block.text, look)
    case 'picture':
      return wrapped(`[${t('newsletter.letter.picture')}: ${[block.alt, block.caption].filter(Boolean).join('. ')}]`)
    case 'quote':
      return [lines(block.text), block.author && `— ${block.author}`]
        .filter(Boolean)
        .join('\n')
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')
    case 'divider':
      return '* * *'
  }
}

function title(text: string, sign: string): string {
  const words = wrapped(text)
  return `${words}\n${sign.repeat(Math.max(...words.split('\n').map((line) => [...line].length)))}`
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => wrapped(line))
    .filter(Boolean)
    .join('\n')
