import { breakLines } from './lines.ts'
import { type Block, runsOf, type Text } from './model.ts'
import { heightOfCells, heightOfChoices, heightOfGrid, heightOfWriting } from './pdf-form.ts'
import { leadingOf, type Paper, type Style } from './pdf-paper.ts'

/** A question that takes more of a page than this may go over to the next one. */
const MOST = 0.75

/** How high the words are in this style. */
export const heightOfText = (paper: Paper, text: Text, style: Style, width = paper.width) =>
  breakLines(runsOf(text), style.font, style.size, width).length * leadingOf(style)

/**
 * How much room a heading needs with what it holds; with the first lines alone where all of it would not fit on a page.
 * @param own height of the heading itself
 */
export function roomFor(
  paper: Paper,
  { own, least, holds = [] }: { own: number; least: number; holds?: readonly Block[] | undefined },
  styles: { body: Style; heading: (level: 1 | 2 | 3) => Style },
): number {
  const whole = own + heightOfAll(paper, holds, styles)
  return holds.length > 0 && whole <= (paper.bottom - paper.top) * MOST ? Math.max(whole, least) : least
}

function heightOfAll(paper: Paper, blocks: readonly Block[], styles: Parameters<typeof roomFor>[2]): number {
  return blocks.reduce((sum, block) => sum + heightOf(paper, block, styles), 0)
}

function heightOf(paper: Paper, block: Block, styles: Parameters<typeof roomFor>[2]): number {
  switch (block.kind) {
    case 'heading':
      return (
        15 +
        heightOfText(paper, block.text, styles.heading(block.level)) +
        heightOfAll(paper, block.holds ?? [], styles)
      )
    case 'paragraph':
      return 7 + heightOfText(paper, block.text, styles.body)
    case 'note':
      return 26 + heightOfText(paper, block.text, styles.body, paper.width - 30)
    case 'choices':
      return heightOfChoices(paper, block)
    case 'writingLines':
      return heightOfWriting(block)
    case 'writingCells':
      return heightOfCells()
    case 'grid':
      return heightOfGrid(paper, block)
    default:
      return 0
  }
}
