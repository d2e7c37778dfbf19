import { countPractices, countPracticesBy, listPractices } from '../../modules/practices/index.ts'
import { formatNumber } from '../../platform/texts/index.ts'
import type { SlideSource } from './ports.ts'

const NEWEST = 3
/** A gmina is counted by the six digits that its kinds share. */
const GMINA_KEY = 6
/** As many rows as stand on one slide. */
const MOST_TOOLS = 7

/** How many practices are on the Participation Map, by tool, and which came last. */
export const practicesSlide: SlideSource = {
  async slide(context, t) {
    const count = await countPractices(context, {})
    if (count === 0) return null
    const areas = await countPracticesBy(context, 'area', {})
    const gminas = areas.filter(({ key }) => key.length === GMINA_KEY).length
    const tools = (await countPracticesBy(context, 'tool', {})).toSorted((a, b) => b.count - a.count)
    const shown = tools.slice(0, MOST_TOOLS).map(({ key, count }) => ({ name: t(`practices.tool.${key}`), count }))
    const rest = tools.slice(MOST_TOOLS).reduce((sum, { count }) => sum + count, 0)
    const newest = (await listPractices(context, {}, { limit: NEWEST })).rows
    return {
      id: 'praktyki',
      title: t('app.talk.practices'),
      lead: `${t('app.talk.practices-count', { count })} ${t('app.talk.practices-units', { count: gminas })}`,
      table: {
        caption: t('app.talk.practices-table'),
        columns: [t('app.talk.practices-tool'), t('app.talk.practices-number')],
        rows: [...shown, ...(rest > 0 ? [{ name: t('app.talk.practices-rest'), count: rest }] : [])].map(
          ({ name, count }): [string, string] => [name, formatNumber(count, context.locale)],
        ),
      },
      notes: t('app.talk.notes.practices', { newest: newest.map(({ title }) => `„${title}”`).join(', ') }),
    }
  },
}
