import type { KnowledgePorts, Tool } from '../../modules/knowledge/index.ts'
import { activeMember } from '../../modules/membership/index.ts'
import { siteSettings } from '../../modules/network/index.ts'
import { fullName } from '../../modules/places/index.ts'
import {
  listAddress,
  type TOOLS as PRACTICE_TOOLS,
  PracticeQuery,
  pathOf,
  practicesFor,
} from '../../modules/practices/index.ts'
import type { Context } from '../../platform/context.ts'
import { coordinatorDesk } from '../desk/navigation.ts'
import { alikeBox } from '../search/alike.tsx'

/** The same tool in the words of the map. */
const ON_MAP: Record<Tool, (typeof PRACTICE_TOOLS)[number]> = {
  consultation: 'consultations',
  participatory_budget: 'participatory-budget',
  resolution_initiative: 'initiative',
  village_fund: 'village-fund',
  referendum: 'referendum',
}

const EXAMPLES = 3

/** What the knowledge base needs of the others. */
export const knowledgePorts: KnowledgePorts = {
  desk: (c) => coordinatorDesk(c),
  async memberOf(context) {
    const member = await activeMember(context)
    return member && { id: member.id, name: member.name }
  },
  async examples(context, tool, near) {
    const around = near ? await practicesOf(context, tool, near) : []
    // Where nothing is near, the newest of the whole map still show how it is done.
    const found = around.length > 0 ? around : await practicesOf(context, tool, null)
    const t = context.house.texts.in(context.locale)
    return found.map(({ practice, unit }) => ({
      title: practice.title,
      path: pathOf(practice),
      essence: practice.essence,
      where: [unit ? fullName(unit, t) : practice.placeWords, String(practice.yearFrom)].filter(Boolean).join(', '),
    }))
  },
  examplesPath: (tool, near) => listAddress(queryOf(tool, near)),
  alike: (context, thing) => alikeBox(context, thing),
  networkName: async ({ house, locale }) => (await siteSettings(house)).names.name[locale],
}

const practicesOf = async (context: Context, tool: Tool, near: string | null) =>
  (await practicesFor(context, queryOf(tool, near), EXAMPLES)).practices

const queryOf = (tool: Tool, near: string | null) =>
  PracticeQuery.parse({ narzedzie: ON_MAP[tool], ...(near ? { miejsce: near, zasieg: '50km' } : {}) })
