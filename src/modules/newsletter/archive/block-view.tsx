import { formatDate } from '../../../platform/texts/index.ts'
import { Link, RichText, Tag, type TagProps, useView } from '../../../ui/index.ts'
import { type Block, isThing, type ThingBlock, type ThingKind } from '../issues/blocks.ts'
import { levelled, paragraphs } from '../letter/letter.tsx'

const ICONS = {
  practice: 'lightbulb',
  consultation: 'message-square',
  meeting: 'calendar',
  term: 'clock',
  partners: 'users',
} as const satisfies Record<ThingKind, NonNullable<TagProps['icon']>>

/** The blocks of an issue as a page shows them; the letter is made of the same. */
export function BlocksView({ blocks }: { blocks: Block[] }) {
  return (
    <div class="newsletter-issue" lang="pl">
      {levelled(blocks).map(({ block, level }) => (
        <BlockView key={block.id} block={block} level={level} />
      ))}
    </div>
  )
}

function BlockView({ block, level }: { block: Block; level: 2 | 3 }) {
  if (isThing(block)) return <ThingView block={block} level={level} />
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>
    case 'text':
      return <RichText markdown={block.text} level={level} />
    case 'picture':
      return (
        <figure class="newsletter-figure">
          <img
            src={block.path}
            alt={block.alt}
            width={block.width}
            height={block.height}
            loading="lazy"
            decoding="async"
          />
          {block.caption && <figcaption>{block.caption}</figcaption>}
        </figure>
      )
    case 'quote':
      return (
        <figure class="newsletter-quote">
          <blockquote>
            {paragraphs(block.text).map((text, index) => (
              <p key={index}>{text}</p>
            ))}
          </blockquote>
          {block.author && <figcaption>— {block.author}</figcaption>}
        </figure>
      )
    case 'divider':
      return <hr />
  }
}

function ThingView({ block, level }: { block: ThingBlock; level: 2 | 3 }) {
  const { t } = useView()
  const Heading = `h${level}` as 'h3'
  const when = [block.when, block.place].filter(Boolean).join(' · ')
  return (
    <article class="newsletter-thing">
      <Tag icon={ICONS[block.kind]}>{t(`newsletter.block.${block.kind}`)}</Tag>
      <Heading>{block.url ? <Link href={block.url}>{block.title}</Link> : block.title}</Heading>
      {when && <p class="newsletter-when">{when}</p>}
      {block.text && <RichText markdown={block.text} level={4} />}
    </article>
  )
}

/** The day an issue left, in words. */
export const dayWords = (at: Temporal.Instant | null, locale: 'pl' | 'en') => (at ? formatDate(at, locale) : '')
