import type { VNode } from 'preact'
import { Similar, similarTo } from '../../modules/search/index.ts'
import { stranger } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { searchPorts } from './ports.ts'

/** What is proposed beside a thing: practices and other kinds join here when they are. */
const PROPOSED = ['process', 'budget', 'meeting', 'idea', 'practice', 'guide', 'question']

/** A box of things alike, the same for every reader; none when nothing is. */
export async function alikeBox(
  context: Context,
  { kind, id, text }: { kind: string; id: string; text: string },
): Promise<VNode[]> {
  const except = { kind, id }
  const hits = await similarTo({ ...context, actor: stranger }, text, { kinds: PROPOSED, except }, searchPorts)
  return hits.length > 0 ? [<Similar key="alike" hits={hits} />] : []
}
