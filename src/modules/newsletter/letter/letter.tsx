import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Translate } from '../../../platform/texts/index.ts'
import type { SiteColours } from '../../../ui/index.ts'
import { type Block, isThing, type ThingBlock } from '../issues/blocks.ts'
import type { Issue } from '../issues/rules.ts'
import { darkRules, type Looks, looksOf } from './looks.ts'
import { plainText } from './plain.ts'
import { SLOTS, withoutSlots } from './slots.ts'
import { mailHtml, type Origin, wholeAddress } from './words.ts'

export interface LetterLook extends Origin {
  t: Translate
  /** Who sends it: the network's name, who runs the portal and where they are. */
  network: string
  operator: string
  operatorAddress: string
  colours: SiteColours | null
}

export interface Letter {
  subject: string
  html: string
  text: string
}

/** The words of an issue that its letter is made of. */
export type Written = Pick<Issue, 'subject' | 'preheader' | 'plainSummary' | 'blocks' | 'year' | 'number'>

/**
 * Writes an issue as a letter, in HTML and in plain words, from the same blocks as its page in the archive. No pixel and
 * no script; pictures are ours and the same for everybody. The links of a recipient are slots, see `filled`.
 */
export function writeLetter(issue: Written, look: LetterLook): Letter {
  const clean = JSON.parse(withoutSlots(JSON.stringify(issue))) as Written
  return {
    subject: clean.subject.replace(/\s+/g, ' ').trim(),
    html: `<!doctype html>${renderToString(<IssueLetter issue={clean} look={look} />)}`,
    text: plainText(clean, look),
  }
}

/** "Numer 5/2026"; before it is frozen an issue has no number yet. */
export const numberWords = ({ year, number }: Pick<Issue, 'year' | 'number'>, t: Translate) =>
  year && number ? t('newsletter.number', { number: `${number}/${year}` }) : t('newsletter.number.none')

function IssueLetter({ issue, look }: { issue: Written; look: LetterLook }) {
  const { t } = look
  const looks = looksOf(look.colours)
  return (
    <html lang="pl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{issue.subject}</title>
        <style>{`@media (prefers-color-scheme: dark) {\n${darkRules(look.colours)}\n}`}</style>
      </head>
      <body class="nl-body" style={looks.body}>
        {issue.preheader && <div style={looks.preheader}>{issue.preheader}</div>}
        <main class="nl-card" style={looks.card}>
          <p class="nl-main" style={looks.sender}>
            {look.network}
          </p>
          <p class="nl-muted" style={looks.number}>
            {t('newsletter.letter.number', { number: numberWords(issue, t) })}{' '}
            <a href={SLOTS.view} style={looks.a}>
              {t('newsletter.letter.view')}
            </a>
          </p>
          <h1 style={looks.h1}>{issue.subject}</h1>
          {issue.plainSummary && (
            <div class="nl-sunken" style={looks.plain}>
              <p style={looks.plainTitle}>{t('newsletter.plain-summary')}</p>
              {paragraphs(issue.plainSummary).map((text, index) => (
                <p key={index} style={looks.p}>
                  {text}
                </p>
              ))}
            </div>
          )}
          {levelled(issue.blocks).map(({ block, level }) => (
            <BlockInLetter key={block.id} {...{ block, level, look, looks }} />
          ))}
        </main>
        <Footer {...{ look, looks }} />
      </body>
    </html>
  )
}

/** Each block with the level of its heading: things stand under the heading before them, or under the title. */
export function levelled(blocks: Block[]): { block: Block; level: 2 | 3 }[] {
  let level: 2 | 3 = 2
  return blocks.map((block) => {
    const own = block.kind === 'heading' ? 2 : level
    if (block.kind === 'heading') level = 3
    return { block, level: own }
  })
}

export const paragraphs = (text: string) => text.split(/\n+/).filter((line) => line.trim())

interface BlockProps {
  block: Block
  level: 2 | 3
  look: LetterLook
  looks: Looks
}

function BlockInLetter({ block, level, look, looks }: BlockProps): VNode {
  if (isThing(block)) return <Thing {...{ block, level, look, looks }} />
  switch (block.kind) {
    case 'heading':
      return (
        <h2 class="nl-ink" style={looks.h2}>
          {block.text}
        </h2>
      )
    case 'text':
      return <div dangerouslySetInnerHTML={{ __html: mailHtml(block.text, level, look, looks) }} />
    case 'picture':
      return (
        <figure style={looks.figure}>
          <img
            src={look.url + block.path}
            alt={block.alt}
            width={Math.min(block.width, 552)}
            height={Math.round((block.height * Math.min(block.width, 552)) / block.width)}
            style={looks.picture}
          />
          {block.caption && (
            <figcaption class="nl-muted" style={looks.caption}>
              {block.caption}
            </figcaption>
          )}
        </figure>
      )
    case 'quote':
      return (
        <blockquote class="nl-quote" style={looks.blockquote}>
          {paragraphs(block.text).map((text, index) => (
            <p key={index} style={looks.p}>
              {text}
            </p>
          ))}
          {block.author && (
            <p class="nl-muted" style={looks.author}>
              — {block.author}
            </p>
          )}
        </blockquote>
      )
    case 'divider':
      return <hr class="nl-line" style={looks.hr} />
  }
}

function Thing({ block, level, look, looks }: BlockProps & { block: ThingBlock }) {
  const { t } = look
  const Heading = `h${level}` as 'h3'
  const when = [block.when, block.place].filter(Boolean).join(' · ')
  return (
    <div class="nl-sunken" style={looks.thing}>
      <p class="nl-main" style={looks.label}>
        {t(`newsletter.block.${block.kind}`)}
      </p>
      <Heading style={looks.h3}>
        {block.url ? (
          <a href={wholeAddress(look, block.url)} style={looks.a}>
            {block.title}
          </a>
        ) : (
          block.title
        )}
      </Heading>
      {when && <p style={looks.meta}>{when}</p>}
      {block.text && <div dangerouslySetInnerHTML={{ __html: mailHtml(block.text, 3, look, looks) }} />}
    </div>
  )
}

function Footer({ look, looks }: Pick<BlockProps, 'look' | 'looks'>) {
  const { t } = look
  return (
    <footer class="nl-muted" style={looks.footer}>
      <p style={looks.footerLine}>{t('newsletter.letter.why', { network: look.network })}</p>
      <p style={looks.footerLine}>
        <a href={SLOTS.preferences} style={looks.a}>
          {t('newsletter.letter.preferences')}
        </a>
        {' · '}
        <a href={SLOTS.unsubscribe} style={looks.a}>
          {t('newsletter.letter.unsubscribe')}
        </a>
      </p>
      <p style={looks.footerLine}>
        {look.operator}
        {look.operatorAddress && `, ${look.operatorAddress}`}
      </p>
    </footer>
  )
}
