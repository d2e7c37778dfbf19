import { Hono } from 'hono'
import { MEMBERS, membersNow } from '../../modules/membership/index.ts'
import { type App, type AppEnv, page } from '../../platform/http/index.ts'
import { useView } from '../../ui/index.ts'
import { FRAMES } from './addresses.ts'
import type { Embed, EmbedSource } from './embeds.ts'
import { FigureFrame } from './frame.tsx'

const FRAME = `${FRAMES}/liczniki/czlonkowie`
const HOME = '/siec/czlonkowie'

/** How many belong to the network: the counter the network promises ("13 osób podpisało deklarację"). */
export const memberEmbeds: EmbedSource = {
  find: async (c, path) =>
    path === HOME ? counter(c.get('context').house.texts.in(c.get('locale'))('app.embed.members')) : null,
  always: (c) => [counter(c.get('context').house.texts.in(c.get('locale'))('app.embed.members'))],
  routes() {
    const routes: App = new Hono<AppEnv>()
    routes.get('/liczniki/czlonkowie', async (c) => {
      const { counts } = await membersNow(c.get('context'))
      return page(c, <MemberCount {...counts} />, 200, { framable: true, cache: [MEMBERS] })
    })
    return routes
  },
}

const counter = (title: string): Embed => ({ title, frame: FRAME, height: 190 })

function MemberCount({ person, institution }: { person: number; institution: number }) {
  const { t } = useView()
  return (
    <FigureFrame
      title={t('app.embed.members')}
      figure={person + institution}
      label={t('app.embed.members-are', {
        people: t('app.embed.people', { count: person }),
        institutions: t('app.embed.institutions', { count: institution }),
      })}
      href={HOME}
    />
  )
}
