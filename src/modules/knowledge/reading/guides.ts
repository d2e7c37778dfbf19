import type { HttpContext } from '../../../platform/http/index.ts'
import { fullName, myUnit } from '../../places/index.ts'
import { explaining } from '../glossary/explaining.ts'
import type { KnowledgePorts } from '../ports.ts'
import { answersByIds, questionsOfGuide } from '../questions/store.ts'
import { isTool, mayEdit, type Text } from '../rules.ts'
import { publishedBySlugs } from '../store.ts'
import type { GuideProps } from './guide-page.tsx'

const QUESTIONS_SHOWN = 8

/** Everything a guide shows besides its own words, for this reader. */
export async function guideProps(c: HttpContext, ports: KnowledgePorts, text: Text): Promise<GuideProps> {
  const context = c.get('context')
  const { db } = context
  const { content } = text
  // The gmina this reader chose brings examples that are near; it is a part of the key of cached pages.
  const mine = await myUnit(c)
  const tool = isTool(text.tool) ? text.tool : null
  const questions = await questionsOfGuide(db, text, QUESTIONS_SHOWN)
  const best = await answersByIds(
    db,
    questions.flatMap(({ bestAnswerId }) => bestAnswerId ?? []),
  )
  return {
    text,
    explain: await explaining(db, c.get('locale'), c.get('url')),
    templates: await publishedBySlugs(db, 'template', content.templates),
    related: await publishedBySlugs(db, 'guide', content.related),
    examples: {
      list: tool ? await ports.examples(context, tool, mine?.code ?? null) : [],
      path: tool ? ports.examplesPath(tool, mine?.code ?? null) : '/mapa',
      place: mine ? fullName(mine, context.house.texts.in(c.get('locale'))) : null,
    },
    questions: questions.flatMap(({ slug, title, bestAnswerId }) => {
      const answer = best.get(bestAnswerId ?? '')
      return answer ? [{ slug, title, answer: answer.body }] : []
    }),
    alike: await ports.alike(context, { kind: 'guide', id: text.id, text: `${content.title} ${content.summary}` }),
    edits: mayEdit(context.actor),
  }
}
