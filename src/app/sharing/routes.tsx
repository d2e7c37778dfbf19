import { Hono } from 'hono'
import { z } from 'zod'
import { siteSettings } from '../../modules/network/index.ts'
import { allow, found } from '../../platform/errors.ts'
import { type App, type AppEnv, page, readQuery } from '../../platform/http/index.ts'
import { answerSharePicture } from '../../platform/images/kept-pictures.ts'
import { wordsFromAddress } from '../../platform/images/words-in-address.ts'
import { mapEmbeds } from '../maps/embeds.tsx'
import { EMBEDDING, FRAMES, PICTURES, QR } from './addresses.ts'
import { type EmbedSource, embedCode, FRAME_WIDTH, findEmbed, ownPath } from './embeds.ts'
import { meetingEmbeds } from './meeting-embeds.tsx'
import { memberEmbeds } from './member-embeds.tsx'
import { newsletterEmbeds } from './newsletter-embeds.tsx'
import { EmbeddingPage } from './pages.tsx'
import { practiceEmbeds } from './practice-embeds.tsx'
import { processEmbeds } from './process-embeds.tsx'

/** Everything other sites may show of ours. */
const SOURCES: EmbedSource[] = [processEmbeds, meetingEmbeds, memberEmbeds, newsletterEmbeds, practiceEmbeds, mapEmbeds]

const address = z.string().trim().max(500).optional()
const Query = z.object({ adres: address })
const OembedQuery = z.object({
  url: address,
  format: z.string().max(10).optional(),
  maxwidth: z.coerce.number().int().min(120).max(2000).optional(),
  maxheight: z.coerce.number().int().min(80).max(4000).optional(),
})

/** Pictures and codes for sharing, and what other sites show in frames. */
export function openSharingRoutes(sources: EmbedSource[] = SOURCES): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(`${PICTURES}/:file`, async (c) => {
    const { house } = c.get('context')
    const words = found(wordsFromAddress(house.config, c.req.param('file').replace(/\.png$/, '')))
    const { names, colours } = await siteSettings(house)
    return answerSharePicture(c, {
      title: words.title,
      ...(words.subtitle ? { subtitle: words.subtitle } : {}),
      site: names.name[c.get('locale')],
      ...(colours ? { colours: { main: colours.main, accent: colours.attention } } : {}),
    })
  })

  // Codes lead to our own pages only, so that nobody has ours lead elsewhere.
  routes.get(QR, async (c) => {
    const { house } = c.get('context')
    const path = readQuery(c, Query).adres ?? ''
    allow(/^\/(?![/\\])[^\s\\]*$/.test(path))
    const { qrSvg } = await import('../../platform/documents/qr.ts')
    const whole = house.config.url + c.get('url')(path)
    c.header('content-type', 'image/svg+xml')
    c.header('cache-control', 'public, max-age=86400')
    c.set('pageOptions', { file: 'image/svg+xml' })
    return c.body(qrSvg(whole, house.texts.in(c.get('locale'))('ui.share.qr.alt', { address: whole })))
  })

  routes.get(EMBEDDING, async (c) => {
    const { adres } = readQuery(c, Query)
    const asked = adres && ownPath(c.get('context').house.config.url, adres)
    const embed = asked ? await findEmbed(sources, c, asked) : null
    return page(
      c,
      <EmbeddingPage
        asked={adres ? { address: adres, embed } : null}
        always={sources.flatMap((source) => source.always(c))}
      />,
      200,
      { frames: true },
    )
  })

  // oEmbed 1.0: an address of a page of ours is answered with the code of its frame.
  routes.get('/oembed', async (c) => {
    const query = readQuery(c, OembedQuery)
    const { url: origin } = c.get('context').house.config
    if (query.format && query.format !== 'json') return c.text('Only format=json is here.', 501)
    const place = found(query.url ? ownPath(origin, query.url) : null)
    c.set('locale', place.locale)
    const embed = found(await findEmbed(sources, c, place))
    const [width, height] = [
      Math.min(FRAME_WIDTH, query.maxwidth ?? FRAME_WIDTH),
      Math.min(embed.height, query.maxheight ?? embed.height),
    ]
    const { names } = await siteSettings(c.get('context').house)
    return c.json({
      version: '1.0',
      type: 'rich',
      title: embed.title,
      provider_name: names.name[place.locale],
      provider_url: origin,
      cache_age: 3600,
      width,
      height,
      html: embedCode(origin, { ...embed, height }, place.locale).replace(`width="${FRAME_WIDTH}"`, `width="${width}"`),
    })
  })

  for (const source of sources) routes.route(FRAMES, source.routes())
  return routes
}
